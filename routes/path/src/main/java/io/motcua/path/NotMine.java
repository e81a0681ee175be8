package io.motcua.path;

import io.motcua.HoldReason;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.contract.EventWriter;
import io.motcua.spi.History;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sends a request that its utility does not serve to the one other that its evidence speaks for, or to a person.
 * Nothing is read anew: what was understood stays, and so does the evidence. Safe for use by many threads.
 */
final class NotMine {
    private final Ledger ledger;
    private final EventWriter events;
    private final Predicate<String> served;

    NotMine(Ledger ledger, EventWriter events, Predicate<String> served) {
        this.ledger = ledger;
        this.events = events;
        this.served = served;
    }

    /** The step of a submission that this utility has refused as not its own. */
    Step elsewhere(Work<StoredSubmission> work, String refusing, Instant now) {
        History history = ledger.find(work.subject().receipt().reference())
                .orElseThrow(() -> new IllegalStateException("Due work is not in the ledger [work " + work.id() + "]"));
        Optional<RoutingDecision> decision = history.decision().flatMap(before -> before.otherThan(refusing));
        if (decision.isEmpty() || history.request().isEmpty()) {
            return held(work, refusing + " refused it: NOT_MINE", now);
        }
        String utility = decision.get().jurisdiction().orElseThrow();
        if (!served.test(utility)) {
            String detail = refusing + " refused it: NOT_MINE, and no backend is configured for utility " + utility;
            return held(work, detail, now);
        }
        ServiceRequest request = history.request().get().toBuilder()
                .version(work.subject().nextVersion())
                .jurisdictionId(Optional.of(utility))
                .build();
        return new Step.Routed(
                work,
                request,
                decision.get(),
                events.delivery(
                        request, decision.get(), work.subject().receipt().trackingId(), utility, 1, now),
                now);
    }

    private static Step held(Work<StoredSubmission> work, String detail, Instant now) {
        return new Step.Held(work, HoldReason.NOT_MINE, detail, Optional.empty(), Optional.empty(), now);
    }
}

package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.HoldReason;
import io.motcua.LedgerUnavailableException;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.contract.EventWriter;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import io.motcua.understanding.Meaning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Says where what was understood goes: to a utility, into an earlier request, or to a person. Safe for many threads. */
final class RouteStep {
    /** How long a follow-up waits before it is looked at again, while what it follows up is not understood. */
    private static final Duration UNDERSTOOD_SOON = Duration.ofMillis(500);

    private final EventWriter events;
    private final FollowUps followUps;
    private final NotMine notMine;
    private final ClockStarts starts;
    private final Predicate<String> served;
    private final Clock clock;

    /**
     * The step of one gateway.
     *
     * @param served whether there is a lane to this utility
     */
    RouteStep(Ledger ledger, EventWriter events, ClockStarts starts, Predicate<String> served, Clock clock) {
        this.events = events;
        this.followUps = new FollowUps(ledger, events, served);
        this.notMine = new NotMine(ledger, events, served);
        this.starts = starts;
        this.served = served;
        this.clock = clock;
    }

    /**
     * Makes the delivery to the utility that was decided on, or says what keeps it from going there. What fails here
     * would fail again each time, so a person gets it.
     *
     * @throws LedgerUnavailableException if the ledger cannot say now what is needed; the step is to be repeated
     */
    Step route(Understood understood) {
        try {
            return decided(understood);
        } catch (LedgerUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            Optional<Meaning.Request> meaning = request(understood);
            return held(
                    understood.work(),
                    HoldReason.FAULT,
                    Fault.in("route", understood.work(), e),
                    meaning.map(Meaning.Request::request),
                    meaning.map(Meaning.Request::decision));
        }
    }

    private Step decided(Understood understood) {
        if (understood instanceof Understood.Unclear unclear) {
            return held(unclear.work(), unclear.reason(), unclear.detail(), Optional.empty(), Optional.empty());
        }
        if (understood instanceof Understood.Refused refused) {
            Step step = notMine.elsewhere(refused.work(), refused.by(), clock.instant());
            return step instanceof Step.Routed routed ? starts.with(routed) : step;
        }
        if (understood instanceof Understood.Wish wished) {
            return new Step.Wished(wished.work(), wished.wish(), clock.instant());
        }
        Understood.Meant meant = (Understood.Meant) understood;
        if (meant.meaning() instanceof Meaning.Ignored ignored) {
            return new Step.Ignored(meant.work(), ignored.cause(), clock.instant());
        }
        Meaning.Request meaning = (Meaning.Request) meant.meaning();
        if (followUps.isTooEarly(meant.work().subject().submission(), meaning.request(), meant.quoted())) {
            Instant now = clock.instant();
            return new Step.Postponed(meant.work(), now.plus(UNDERSTOOD_SOON), now);
        }
        return route(
                meant.work(),
                meaning,
                followUps.earlier(meant.work().subject().submission(), meant.sender(), meant.quoted()));
    }

    private Step route(Work<StoredSubmission> work, Meaning.Request meaning, Optional<EarlierRequest> earlier) {
        if (earlier.isEmpty()) {
            return route(work, meaning.request(), meaning.decision());
        }
        return followUps
                .join(work, meaning, earlier.get(), clock.instant())
                .map(this::withClocks)
                .orElseGet(() -> {
                    Meaning.Request linked = followUps.linked(meaning, earlier.get());
                    return route(work, linked.request(), linked.decision());
                });
    }

    private Step route(Work<StoredSubmission> work, ServiceRequest request, RoutingDecision decision) {
        Optional<ServiceRequest> kept = Optional.of(request);
        if (decision.jurisdiction().isEmpty()) {
            HoldReason reason = decision.holdReason().orElseThrow();
            return held(work, reason, "No utility was found for the place", kept, Optional.of(decision));
        }
        String utility = decision.jurisdiction().get();
        if (!served.test(utility)) {
            String detail = "No backend is configured for utility " + utility;
            return held(work, HoldReason.UNSERVED_PLACE, detail, kept, Optional.of(decision));
        }
        Instant now = clock.instant();
        Delivery delivery =
                events.delivery(request, decision, work.subject().receipt().trackingId(), utility, 1, now);
        return starts.with(new Step.Routed(work, request, decision, delivery, now));
    }

    private Step withClocks(Step step) {
        return step instanceof Step.Joined joined ? starts.with(joined) : step;
    }

    private static Optional<Meaning.Request> request(Understood understood) {
        return understood instanceof Understood.Meant meant && meant.meaning() instanceof Meaning.Request request
                ? Optional.of(request)
                : Optional.empty();
    }

    private Step held(
            Work<StoredSubmission> work,
            HoldReason reason,
            String detail,
            Optional<ServiceRequest> request,
            Optional<RoutingDecision> decision) {
        return new Step.Held(work, reason, detail, request, decision, clock.instant());
    }
}

package io.motcua.kit;

import io.motcua.ServiceRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Versions that overtake each other. */
final class OrderCases {
    private static final Duration NEWS_WITHIN = Duration.ofSeconds(2);

    private OrderCases() {}

    static List<ContractCase> all() {
        return List.of(
                new ContractCase(
                        "changed-first",
                        "A change of a request that the utility has not seen is accepted",
                        "event.schema.json type: changed may be the first that a utility sees",
                        OrderCases::changedFirst),
                new ContractCase(
                        "older-after-newer",
                        "A version that comes late is acknowledged under the same backendReference, and no status is about it",
                        "service-request.schema.json version; reply.schema.json requestVersion",
                        OrderCases::olderAfterNewer));
    }

    private static void changedFirst(Trial trial) throws InterruptedException {
        ServiceRequest first = trial.golden.least();
        Event created = trial.golden.event(first);
        Event changed = trial.golden.event(first.toBuilder().version(2).build());
        Optional<String> early = trial.accepted(changed, "A change of a request that was not seen before");
        Optional<String> late = trial.accepted(created, "The first version after its change");
        sameReference(trial, early, late);
    }

    private static void olderAfterNewer(Trial trial) throws InterruptedException {
        ServiceRequest first = trial.golden.least();
        Event second = trial.golden.event(first.toBuilder().version(2).build());
        Event third = trial.golden.event(first.toBuilder().version(3).build());
        Optional<String> reference = trial.accepted(trial.golden.event(first), "A request");
        Optional<String> newer = trial.accepted(third, "Version 3 of a request");
        trial.inbox.quiet(trial.config.quiet(), NEWS_WITHIN);
        int from = trial.inbox.size();
        Optional<String> older = trial.accepted(second, "Version 2 after version 3");
        sameReference(trial, newer, older);
        sameReference(trial, reference, newer);
        trial.inbox.quiet(trial.config.quiet(), NEWS_WITHIN);
        List<Heard> news = trial.inbox.all();
        List<Heard> statuses = news.subList(from, news.size()).stream()
                .filter(reply -> reply.isStatus()
                        && reply.field("serviceRequestId")
                                .equals(second.reference().value()))
                .toList();
        trial.note("Statuses that came after it: " + statuses.size()
                + "; whether the store changed cannot be seen from outside");
        if (statuses.stream().anyMatch(reply -> reply.field("requestVersion").equals("2"))) {
            trial.fail(
                    "After version 3 a status names version 2 in data.requestVersion, as if the older had replaced the"
                            + " newer",
                    "Compare data.version with the stored one; acknowledge the older, and keep the newer and speak of it");
        }
    }

    private static void sameReference(Trial trial, Optional<String> one, Optional<String> other) {
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            trial.fail(
                    "Two versions of a request that overtook each other have two backendReferences",
                    "Find the request by data.serviceRequestId, whichever version comes first");
        }
    }
}

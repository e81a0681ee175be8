package io.motcua.kit;

import io.motcua.ServiceRequest;
import io.motcua.contract.Contract;
import java.util.List;
import java.util.Optional;

/** What the gateway sends on good days. */
final class RequestCases {
    private static final String EVENT = "event.schema.json";
    private static final String REQUEST = "service-request.schema.json";

    private RequestCases() {}

    static List<ContractCase> all() {
        return List.of(
                new ContractCase(
                        "created-least",
                        "A request with the required fields alone is accepted",
                        REQUEST + " required",
                        trial -> trial.accepted(
                                trial.golden.event(trial.golden.least()), "A request with the required fields alone")),
                new ContractCase(
                        "created-full",
                        "A request with every field is accepted",
                        REQUEST + " properties",
                        RequestCases::full),
                new ContractCase(
                        "text",
                        "Vietnamese text, emoji and long text are accepted",
                        REQUEST + " description",
                        RequestCases::text),
                new ContractCase(
                        "changed",
                        "A change keeps the request's reference",
                        EVENT + " type changed; reply.schema.json backendReference",
                        trial -> follow(trial, Contract.CHANGED, "The change of a request")),
                new ContractCase(
                        "closed",
                        "A closed request keeps its reference",
                        EVENT + " type closed",
                        trial -> follow(trial, Contract.CLOSED, "The end of a request")),
                new ContractCase(
                        "linked",
                        "A request that is linked to others keeps its reference",
                        EVENT + " type linked",
                        trial -> follow(trial, Contract.LINKED, "The link of a request")));
    }

    private static void full(Trial trial) throws InterruptedException {
        trial.accepted(trial.golden.event(trial.golden.full()), "A request with every field");
        trial.note("Whether every field was stored cannot be seen from outside");
    }

    private static void text(Trial trial) throws InterruptedException {
        trial.note("Whether the text was stored as it was sent cannot be seen from outside");
        trial.accepted(
                trial.golden.event(request -> request.description(GoldenEvents.text())),
                "A description with Vietnamese text and emoji");
        trial.accepted(
                trial.golden.event(request -> request.description((GoldenEvents.text() + "\n").repeat(100))),
                "A description of some 20,000 characters");
        trial.accepted(trial.golden.event(request -> request.description("")), "An empty description");
    }

    private static void follow(Trial trial, String type, String what) throws InterruptedException {
        trial.note("Only the backendReference was compared; whether the store changed cannot be seen from outside");
        ServiceRequest first = trial.golden.least();
        Optional<String> before = trial.accepted(trial.golden.event(first), "A request");
        ServiceRequest second =
                first.toBuilder().version(2).description("Bổ sung: cạnh chợ.").build();
        Event event = trial.golden.edited(trial.golden.event(second), root -> root.put("type", type));
        Optional<String> after = trial.accepted(event, what);
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            trial.fail(
                    what + " (" + event + ") is given another backendReference",
                    "Find the request by data.serviceRequestId, and keep the reference that it was given first");
        }
    }
}

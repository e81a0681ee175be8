package io.motcua.understanding;

import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import java.util.Objects;

/** What a submission means to the gateway. */
public sealed interface Meaning {

    /** A request, and who serves it. When the decision routes, the request's {@code jurisdictionId} says the same. */
    record Request(ServiceRequest request, RoutingDecision decision) implements Meaning {
        public Request {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(decision, "decision");
        }
    }

    /** Nothing that needs an answer: an empty message, an automatic reply, our own mail coming back. */
    record Ignored(String cause) implements Meaning {
        public Ignored {
            Objects.requireNonNull(cause, "cause");
        }
    }
}

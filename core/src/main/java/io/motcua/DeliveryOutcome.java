package io.motcua;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What one attempt to deliver came to. A backend that is down is no exception but an answer, {@link Deferred}. */
public sealed interface DeliveryOutcome {

    /** The utility itself has acknowledged that it has the request, and how it calls it. */
    record Accepted(String backendReference) implements DeliveryOutcome {
        public Accepted {
            Objects.requireNonNull(backendReference, "backendReference");
        }
    }

    /** The broker or server has it; the utility has not answered yet, and is expected to by the deadline. */
    record Sent(Instant deadline) implements DeliveryOutcome {
        public Sent {
            Objects.requireNonNull(deadline, "deadline");
        }
    }

    /** Not now. The cause is for the operator; the wait is the backend's wish, zero if it has none. */
    record Deferred(Duration retryAfter, String cause) implements DeliveryOutcome {
        public Deferred {
            Objects.requireNonNull(cause, "cause");
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("retryAfter is negative: " + retryAfter);
            }
        }
    }

    /** The utility refuses it, and says who can mend that. */
    record Rejected(Kind kind, String cause) implements DeliveryOutcome {
        /** Who can mend a refusal. */
        public enum Kind {
            /** Another utility serves the place: whoever knows the territory. */
            NOT_MINE,
            /** Something is missing: the requester. */
            NEEDS_INFORMATION,
            /** The message breaks the contract: whoever runs the gateway. */
            INVALID
        }

        public Rejected {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(cause, "cause");
        }

        /** Leaves out the cause: it is in the utility's words, which may hold a person's. */
        @Override
        public String toString() {
            return "Rejected[" + kind + "]";
        }
    }

    /** The bytes left, and no answer came: the utility may or may not have it. */
    record Unknown(String cause) implements DeliveryOutcome {
        public Unknown {
            Objects.requireNonNull(cause, "cause");
        }
    }
}

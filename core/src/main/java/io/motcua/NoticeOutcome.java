package io.motcua;

import java.time.Duration;
import java.util.Objects;

/** What one attempt to tell the requester came to. A server that is down is no exception but an answer, {@link Deferred}. */
public sealed interface NoticeOutcome {

    /**
     * The channel's next server has it: the mail server, the SMSC, the portal.
     *
     * @param messageId what the channel calls it, for finding a delivery receipt's or a bounce's notice; empty if nothing
     */
    record Sent(String messageId) implements NoticeOutcome {
        public Sent {
            Objects.requireNonNull(messageId, "messageId");
        }
    }

    /** Not now. The cause is for the operator; the wait is the server's wish, zero if it has none. */
    record Deferred(Duration retryAfter, String cause) implements NoticeOutcome {
        public Deferred {
            Objects.requireNonNull(cause, "cause");
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("retryAfter is negative: " + retryAfter);
            }
        }
    }

    /** It will never go out this way: no such address, or nothing to say. The cause is for the operator. */
    record Undeliverable(String cause) implements NoticeOutcome {
        public Undeliverable {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** Not sent on purpose, and never to be. The cause is for the operator. */
    record LeftOut(String cause) implements NoticeOutcome {
        public LeftOut {
            Objects.requireNonNull(cause, "cause");
        }
    }
}

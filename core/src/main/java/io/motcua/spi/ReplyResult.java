package io.motcua.spi;

import io.motcua.StatusUpdate;
import java.util.List;
import java.util.Objects;

/**
 * What was made of one reply.
 *
 * @param verdict whether it counted
 * @param updates what the requester is told because of it
 * @param awaited whether it answered what the utility had been sent, before the deadline was over
 */
public record ReplyResult(Verdict verdict, List<StatusUpdate> updates, boolean awaited) {

    /** Whether a reply counted, and if not, why not. */
    public enum Verdict {
        /** It changed what is so. */
        APPLIED,
        /** This event had been recorded before. */
        DUPLICATE,
        /** It changes nothing: the matter was closed, a later state came first, or it says what is so already. */
        LATE,
        /** It is about a request that was never sent to this utility. */
        FOREIGN,
        /** It is no reply event of the contract. */
        MALFORMED
    }

    public ReplyResult {
        Objects.requireNonNull(verdict, "verdict");
        updates = List.copyOf(updates);
    }

    /** What was made of a reply that nothing waited for. */
    public ReplyResult(Verdict verdict, List<StatusUpdate> updates) {
        this(verdict, updates, false);
    }
}

package io.motcua.spi;

import java.util.Set;

/**
 * The one state that each submission is in at every instant. The transitions that {@link #canBecome} allows are the
 * only ones there are; a ledger makes others impossible to write.
 */
public enum SubmissionState {
    /** On its way: to be understood, to be delivered, or to be acknowledged by the utility. */
    PENDING,
    /** Waits for a person. */
    HELD,
    /** The utility has acknowledged it. */
    SETTLED,
    /** The utility refuses it for good. */
    REJECTED,
    /** A follow-up that became part of another request. */
    JOINED,
    /** Needs no answer. */
    IGNORED;

    /** Whether a submission in this state may come to be in the other. */
    public boolean canBecome(SubmissionState next) {
        return (switch (this) {
                    case PENDING -> Set.of(HELD, SETTLED, REJECTED, JOINED, IGNORED);
                    case HELD -> Set.of(PENDING, SETTLED, REJECTED, JOINED, IGNORED);
                    case SETTLED, REJECTED, JOINED, IGNORED -> Set.<SubmissionState>of();
                })
                .contains(next);
    }
}

package io.motcua.example.oracle.reconcile;

import java.util.Objects;

/**
 * Something that must not be.
 *
 * @param subject the submission or the reference that it is about
 * @param detail the fact
 */
public record Finding(Kind kind, String subject, String detail) {

    /** What is wrong, and whether something is lost or doubled by it. */
    public enum Kind {
        /** Promised, and not in the ledger, or settled without having reached anybody. */
        LOST,
        /** In the ledger, or acted on by utilities, more than once. */
        DOUBLED,
        /** Stored or delivered with other content than was sent. */
        ALTERED,
        /** A reference that means another submission, or none. */
        WRONG_REFERENCE,
        /** Acted on by a utility that does not serve the place. */
        WRONG_UTILITY,
        /** Stored, promised or acted on, and nobody sent it. */
        UNINTENDED,
        /** Still on its way after the drain. */
        UNFINISHED,
        /** In a state that it should not have come to, or held without a reason. */
        WRONG_STATE,
        /** Refused for good, though it was well-formed. */
        REFUSED,
        /** Taken, and nobody told the sender so, or that the utility has it. */
        UNTOLD,
        /** Told a person again, though the gateway had not been killed in between. */
        REPEATED,
        /** Told somebody when it may not be told. */
        OUT_OF_ORDER,
        /** The ledger's own books do not balance. */
        IMBALANCE
    }

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(detail, "detail");
    }

    @Override
    public String toString() {
        return kind + " " + subject + ": " + detail;
    }
}

package io.motcua.ledger.sql;

/** A command is refused because of what the ledger holds; nothing of it was written. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    RefusedException(RuntimeException reason) {
        super(reason.getMessage(), reason, false, false);
        this.reason = reason;
    }

    /** The state does not allow a step. */
    static RefusedException illegalState(String message) {
        return new RefusedException(new IllegalStateException(message));
    }

    /** What the promise completes with. */
    RuntimeException reason() {
        return reason;
    }
}

package io.motcua.held;

/** A mend cannot be made; nothing was changed. The message says what stands in its way, and what to do. */
public final class MendRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what stands in the way. */
    public MendRefusedException(String message) {
        super(message);
    }

    /** The same, found out by another exception. */
    public MendRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.motcua;

/** The bytes of a submission cannot be read as its channel's format. The sender can mend it; we keep it for a person. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message says the fact and where, never the words: {@code Field 'location.lat' is no number}. */
    public UnreadableException(String message) {
        super(message);
    }

    public UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.motcua.channel.sms;

/** A part or an arrival cannot be kept now, and nothing was promised. */
final class NotNowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNowException(String message) {
        super(message);
    }

    NotNowException(String message, Throwable cause) {
        super(message, cause);
    }
}

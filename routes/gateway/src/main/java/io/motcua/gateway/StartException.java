package io.motcua.gateway;

/** The gateway cannot start with a configuration that is right; its message says what is in the way and what to do. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}

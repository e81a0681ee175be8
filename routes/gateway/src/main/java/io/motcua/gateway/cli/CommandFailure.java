package io.motcua.gateway.cli;

/** A command could not be done, for a reason that its message tells whoever typed it. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

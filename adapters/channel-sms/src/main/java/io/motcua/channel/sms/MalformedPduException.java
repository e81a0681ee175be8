package io.motcua.channel.sms;

/** A deliver_sm whose mandatory fields cannot be read. Carries the status that the protocol refuses it with. */
final class MalformedPduException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int commandStatus;

    MalformedPduException(String message, int commandStatus) {
        super(message);
        this.commandStatus = commandStatus;
    }

    /** As section 5.1.3 numbers them. */
    int commandStatus() {
        return commandStatus;
    }
}

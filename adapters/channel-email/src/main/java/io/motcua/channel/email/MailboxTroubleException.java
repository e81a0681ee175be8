package io.motcua.channel.email;

import jakarta.mail.MessagingException;

/**
 * A mailbox that cannot be used as it is configured. The message is ours, says what to do, and may be told; a server's
 * own words may hold a person's.
 */
final class MailboxTroubleException extends MessagingException {
    private static final long serialVersionUID = 1L;

    MailboxTroubleException(String message) {
        super(message);
    }

    /** What may be told of a failure: our own words, else its kind. */
    static String tellable(Throwable failure) {
        return failure instanceof MailboxTroubleException ours
                ? String.valueOf(ours.getMessage())
                : failure.getClass().getSimpleName();
    }
}

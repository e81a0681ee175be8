package io.motcua.channel.email;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the e-mail channel needs to know.
 *
 * @param mailboxes each address once
 * @param pollInterval how long a mailbox with nothing new is left alone
 * @param timeout for connecting, reading and writing
 * @param maxInFlight how many messages of one mailbox may be on their way to the ledger, so that one commit takes many
 * @param maxBytesInFlight of all mailboxes together; one message is let in even if it alone is more
 * @param maxMessageBytes a larger message is moved aside, where a person finds it
 * @param smtpConnections how many answers of one mailbox may be under way at one time
 */
public record EmailConfig(
        List<MailboxConfig> mailboxes,
        Duration pollInterval,
        Duration timeout,
        int maxInFlight,
        long maxBytesInFlight,
        int maxMessageBytes,
        int smtpConnections) {

    public EmailConfig {
        mailboxes = List.copyOf(mailboxes);
        requirePositive(pollInterval, "pollInterval");
        requirePositive(timeout, "timeout");
        if (maxInFlight < 1 || maxBytesInFlight < 1 || maxMessageBytes < 1 || smtpConnections < 1) {
            throw new IllegalArgumentException("maxInFlight " + maxInFlight + ", maxBytesInFlight " + maxBytesInFlight
                    + ", maxMessageBytes " + maxMessageBytes + " or smtpConnections " + smtpConnections
                    + " is below 1");
        }
        Set<String> addresses = new HashSet<>();
        for (MailboxConfig mailbox : mailboxes) {
            if (!addresses.add(mailbox.address())) {
                throw new IllegalArgumentException("Mailbox " + mailbox.address() + " is there twice; take one out");
            }
        }
    }

    private static void requirePositive(Duration value, String what) {
        // A socket's timeout is an int of milliseconds.
        if (value.toMillis() < 1 || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("The " + what + " is one millisecond to one day, not " + value);
        }
    }

    /** A builder without a mailbox. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a configuration; not safe for use by several threads. */
    public static final class Builder {
        private final List<MailboxConfig> mailboxes = new ArrayList<>();
        private Duration pollInterval = Duration.ofSeconds(5);
        private Duration timeout = Duration.ofSeconds(30);
        private int maxInFlight = 64;
        private long maxBytesInFlight = 64L << 20;
        // An attachment of 50 MB is 69 MB in base64.
        private int maxMessageBytes = 100 << 20;
        private int smtpConnections = 4;

        private Builder() {}

        public Builder mailbox(MailboxConfig value) {
            mailboxes.add(value);
            return this;
        }

        /** 5 seconds, if not set. */
        public Builder pollInterval(Duration value) {
            pollInterval = value;
            return this;
        }

        /** 30 seconds, if not set. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** 64, if not set. */
        public Builder maxInFlight(int value) {
            maxInFlight = value;
            return this;
        }

        /** 64 MiB, if not set. */
        public Builder maxBytesInFlight(long value) {
            maxBytesInFlight = value;
            return this;
        }

        /** 100 MiB, if not set. */
        public Builder maxMessageBytes(int value) {
            maxMessageBytes = value;
            return this;
        }

        /** 4, if not set. */
        public Builder smtpConnections(int value) {
            smtpConnections = value;
            return this;
        }

        /** @throws IllegalArgumentException if something cannot be */
        public EmailConfig build() {
            return new EmailConfig(
                    mailboxes, pollInterval, timeout, maxInFlight, maxBytesInFlight, maxMessageBytes, smtpConnections);
        }
    }
}

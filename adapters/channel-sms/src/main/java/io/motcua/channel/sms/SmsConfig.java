package io.motcua.channel.sms;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which message centres the channel binds to, where it keeps parts, and how long and how much.
 *
 * @param smscs at least one
 * @param spool a folder of this channel's own, on a disk that survives a crash
 * @param maxInFlight how many messages of one message centre may wait for the ledger; more hear {@link Smsc#shedding()}
 * @param maxParts how many parts of one message centre are kept; more hear {@link Smsc#notNow()}
 * @param partsTimeout how long the missing parts of a message are waited for, from its first part on
 * @param dedupeWindow how long the same PDU again is the same message, from its first arrival on
 * @param answerWithin how long the message centre waits for its response at most; then it hears {@link Smsc#notNow()}
 * @param responseTimeout how long we wait for the message centre's responses
 * @param enquireLink after how much silence the link is tried
 * @param reconnect the first wait between two attempts to bind; it doubles up to 30 times as much
 */
public record SmsConfig(
        List<Smsc> smscs,
        Path spool,
        int maxInFlight,
        int maxParts,
        Duration partsTimeout,
        Duration dedupeWindow,
        Duration answerWithin,
        Duration responseTimeout,
        Duration enquireLink,
        Duration reconnect) {

    public SmsConfig {
        smscs = List.copyOf(smscs);
        Objects.requireNonNull(spool, "spool");
        if (smscs.isEmpty()) {
            throw new IllegalArgumentException("The SMS channel has no message centre; name at least one");
        }
        Set<String> names = new HashSet<>();
        for (Smsc smsc : smscs) {
            if (!names.add(smsc.name())) {
                throw new IllegalArgumentException(
                        "Two message centres are called '" + smsc.name() + "'; give one another name");
            }
        }
        if (maxInFlight < 1 || maxParts < 1) {
            throw new IllegalArgumentException(
                    "maxInFlight " + maxInFlight + " or maxParts " + maxParts + " is too small");
        }
        requirePositive(partsTimeout, "partsTimeout");
        requirePositive(dedupeWindow, "dedupeWindow");
        requirePositive(answerWithin, "answerWithin");
        requirePositive(responseTimeout, "responseTimeout");
        requirePositive(enquireLink, "enquireLink");
        requirePositive(reconnect, "reconnect");
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, not " + duration);
        }
    }

    /** A builder with the default limits. */
    public static Builder builder(Path spool) {
        return new Builder(spool);
    }

    /** Builds a configuration; not safe for use by several threads. */
    public static final class Builder {
        private final Path spool;
        private List<Smsc> smscs = List.of();
        private int maxInFlight = 500;
        private int maxParts = 20_000;
        private Duration partsTimeout = Duration.ofMinutes(5);
        private Duration dedupeWindow = Duration.ofMinutes(30);
        private Duration answerWithin = Duration.ofSeconds(10);
        private Duration responseTimeout = Duration.ofSeconds(10);
        private Duration enquireLink = Duration.ofSeconds(30);
        private Duration reconnect = Duration.ofSeconds(1);

        private Builder(Path spool) {
            this.spool = spool;
        }

        public Builder smscs(Smsc... list) {
            smscs = List.of(list);
            return this;
        }

        public Builder maxInFlight(int count) {
            maxInFlight = count;
            return this;
        }

        public Builder maxParts(int count) {
            maxParts = count;
            return this;
        }

        public Builder partsTimeout(Duration time) {
            partsTimeout = time;
            return this;
        }

        public Builder dedupeWindow(Duration time) {
            dedupeWindow = time;
            return this;
        }

        public Builder answerWithin(Duration time) {
            answerWithin = time;
            return this;
        }

        public Builder responseTimeout(Duration time) {
            responseTimeout = time;
            return this;
        }

        public Builder enquireLink(Duration time) {
            enquireLink = time;
            return this;
        }

        public Builder reconnect(Duration time) {
            reconnect = time;
            return this;
        }

        /** @throws IllegalArgumentException if there is no message centre, a name comes twice, or a limit is too small */
        public SmsConfig build() {
            return new SmsConfig(
                    smscs,
                    spool,
                    maxInFlight,
                    maxParts,
                    partsTimeout,
                    dedupeWindow,
                    answerWithin,
                    responseTimeout,
                    enquireLink,
                    reconnect);
        }
    }
}

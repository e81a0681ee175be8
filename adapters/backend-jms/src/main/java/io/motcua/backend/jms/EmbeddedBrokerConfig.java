package io.motcua.backend.jms;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The {@link EmbeddedBroker}'s configuration.
 *
 * @param folder where the journal lives; created when it is absent. One broker at a time
 * @param utilities who may come by TCP and whose queues are made
 * @param host the interface that the TCP port listens on
 * @param port the TCP port for AMQP 1.0 and Artemis's own protocol, 0 for any free one; absent: no TCP at all
 * @param queueBytesAtMost memory for the messages of one queue. A full queue of requests refuses, which defers the
 *     delivery; a full queue of replies makes the utility wait. Nothing is dropped
 * @param deduplicationIds how many deduplication ids each queue of requests remembers, also across a restart
 */
public record EmbeddedBrokerConfig(
        Path folder,
        List<UtilityAccount> utilities,
        String host,
        OptionalInt port,
        long queueBytesAtMost,
        int deduplicationIds) {

    public EmbeddedBrokerConfig {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(port, "port");
        utilities = List.copyOf(utilities);
        if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > 65_535)) {
            throw new IllegalArgumentException("A port is from 0 to 65535, not " + port.getAsInt());
        }
        if (queueBytesAtMost < 1 || deduplicationIds < 1) {
            throw new IllegalArgumentException("queueBytesAtMost and deduplicationIds are at least 1, not "
                    + queueBytesAtMost + " and " + deduplicationIds);
        }
        if (utilities.stream().map(UtilityAccount::user).distinct().count() != utilities.size()) {
            throw new IllegalArgumentException("Two utilities have the same user among " + utilities);
        }
    }

    /** A builder for a broker in this folder, without TCP and without utilities to begin with. */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    /** Builds a configuration; not safe for use by several threads. */
    public static final class Builder {
        private final Path folder;
        private List<UtilityAccount> utilities = List.of();
        private String host = "127.0.0.1";
        private OptionalInt port = OptionalInt.empty();
        private long queueBytesAtMost = 128L << 20;
        private int deduplicationIds = 20_000;

        private Builder(Path folder) {
            this.folder = folder;
        }

        public Builder utilities(List<UtilityAccount> value) {
            this.utilities = value;
            return this;
        }

        public Builder host(String value) {
            this.host = value;
            return this;
        }

        public Builder port(int value) {
            this.port = OptionalInt.of(value);
            return this;
        }

        public Builder queueBytesAtMost(long value) {
            this.queueBytesAtMost = value;
            return this;
        }

        public Builder deduplicationIds(int value) {
            this.deduplicationIds = value;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if two utilities share a user, or a number is out of its range
         */
        public EmbeddedBrokerConfig build() {
            return new EmbeddedBrokerConfig(folder, utilities, host, port, queueBytesAtMost, deduplicationIds);
        }
    }
}

package io.motcua.backend.jms;

import io.motcua.contract.StatusWords;
import java.time.Duration;
import java.util.Objects;

/**
 * How one utility is reached through a broker.
 *
 * @param backend the utility's id, as in {@link io.motcua.Delivery#backend()}
 * @param requestQueue where its requests go
 * @param replyQueue where its replies come from; which queue a reply came by decides whose it is
 * @param acknowledgeWithin how long the utility has, from the broker's receipt on, to acknowledge a request
 * @param confirmWithin how long the broker has to confirm a message before the attempt counts as unknown
 * @param inFlightAtMost messages that may wait for the broker's confirmation at once; a tenth of them is kept for
 *     {@link io.motcua.Priority#P0}
 * @param batchAtMost replies that are recorded in one commit
 * @param replyBytesAtMost how much of one reply is kept; what is longer is no reply of the contract
 * @param words what the utility's own status words mean
 */
public record JmsBackendConfig(
        String backend,
        String requestQueue,
        String replyQueue,
        Duration acknowledgeWithin,
        Duration confirmWithin,
        int inFlightAtMost,
        int batchAtMost,
        int replyBytesAtMost,
        StatusWords words) {

    public JmsBackendConfig {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(requestQueue, "requestQueue");
        Objects.requireNonNull(replyQueue, "replyQueue");
        Objects.requireNonNull(words, "words");
        positive("acknowledgeWithin", acknowledgeWithin);
        positive("confirmWithin", confirmWithin);
        if (requestQueue.isBlank() || replyQueue.isBlank() || requestQueue.equals(replyQueue)) {
            throw new IllegalArgumentException("Requests and replies need a queue each, not \"" + requestQueue
                    + "\" and \"" + replyQueue + "\" [backend " + backend + "]");
        }
        if (inFlightAtMost < 1 || batchAtMost < 1 || replyBytesAtMost < 1) {
            throw new IllegalArgumentException("inFlightAtMost, batchAtMost and replyBytesAtMost are at least 1, not "
                    + inFlightAtMost + ", " + batchAtMost + " and " + replyBytesAtMost + " [backend " + backend + "]");
        }
    }

    /** This utility on its default queues, with two minutes to acknowledge. */
    public static JmsBackendConfig of(String backend) {
        return builder(backend).build();
    }

    /** A builder that begins with the defaults of this utility. */
    public static Builder builder(String backend) {
        return new Builder(backend);
    }

    /** {@code motcua.requests.<utility>}. */
    public static String defaultRequestQueue(String utility) {
        return "motcua.requests." + utility;
    }

    /** {@code motcua.replies.<utility>}. */
    public static String defaultReplyQueue(String utility) {
        return "motcua.replies." + utility;
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is more than zero, not " + value);
        }
    }

    /** Builds a configuration; not safe for use by several threads. */
    public static final class Builder {
        private final String backend;
        private String requestQueue;
        private String replyQueue;
        private Duration acknowledgeWithin = Duration.ofMinutes(2);
        private Duration confirmWithin = Duration.ofSeconds(10);
        private int inFlightAtMost = 1_000;
        private int batchAtMost = 200;
        private int replyBytesAtMost = 1 << 20;
        private StatusWords words = StatusWords.OURS;

        private Builder(String backend) {
            this.backend = backend;
            this.requestQueue = defaultRequestQueue(backend);
            this.replyQueue = defaultReplyQueue(backend);
        }

        public Builder requestQueue(String value) {
            this.requestQueue = value;
            return this;
        }

        public Builder replyQueue(String value) {
            this.replyQueue = value;
            return this;
        }

        public Builder acknowledgeWithin(Duration value) {
            this.acknowledgeWithin = value;
            return this;
        }

        public Builder confirmWithin(Duration value) {
            this.confirmWithin = value;
            return this;
        }

        public Builder inFlightAtMost(int value) {
            this.inFlightAtMost = value;
            return this;
        }

        public Builder batchAtMost(int value) {
            this.batchAtMost = value;
            return this;
        }

        public Builder replyBytesAtMost(int value) {
            this.replyBytesAtMost = value;
            return this;
        }

        public Builder words(StatusWords value) {
            this.words = value;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if the queues are one and the same, or a number is not positive
         */
        public JmsBackendConfig build() {
            return new JmsBackendConfig(
                    backend,
                    requestQueue,
                    replyQueue,
                    acknowledgeWithin,
                    confirmWithin,
                    inFlightAtMost,
                    batchAtMost,
                    replyBytesAtMost,
                    words);
        }
    }
}

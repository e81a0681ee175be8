package io.motcua.http;

import java.time.Duration;
import java.util.Objects;

/**
 * Where the entry listens and what it bears. Limits hold before anything is parsed.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param eventLoops threads that read and write sockets
 * @param readers threads that answer what has to look into the ledger
 * @param maxConnections one more is closed as it comes
 * @param maxBytesInFlight of all bodies that are held at one time; one more is answered 503
 * @param maxHeaderBytes of one request; more is answered 431
 * @param idleTimeout how long a connection may go without a whole request head
 * @param requestTimeout how long the body may take from the head on
 * @param answerTimeout how long a request may wait for its answer; then it is answered 503, and its outcome is not known
 * @param heartbeat how often a stream of events shows that it lives
 * @param drainTimeout how long {@link HttpEntry#close()} waits for what is in flight
 */
public record HttpEntryConfig(
        String host,
        int port,
        int eventLoops,
        int readers,
        int maxConnections,
        long maxBytesInFlight,
        int maxHeaderBytes,
        Duration idleTimeout,
        Duration requestTimeout,
        Duration answerTimeout,
        Duration heartbeat,
        Duration drainTimeout) {

    public HttpEntryConfig {
        Objects.requireNonNull(host, "host");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is from 0 to 65535, not " + port);
        }
        requirePositive(eventLoops, "eventLoops");
        requirePositive(readers, "readers");
        requirePositive(maxConnections, "maxConnections");
        requirePositive(maxBytesInFlight, "maxBytesInFlight");
        requirePositive(maxHeaderBytes, "maxHeaderBytes");
        requirePositive(idleTimeout.toMillis(), "idleTimeout");
        requirePositive(requestTimeout.toMillis(), "requestTimeout");
        requirePositive(answerTimeout.toMillis(), "answerTimeout");
        requirePositive(heartbeat.toMillis(), "heartbeat");
        if (drainTimeout.isNegative()) {
            throw new IllegalArgumentException("drainTimeout is negative: " + drainTimeout);
        }
    }

    /** The defaults on this address. */
    public static HttpEntryConfig at(String host, int port) {
        return builder().host(host).port(port).build();
    }

    /** A builder with the defaults, on a free port of the loopback address. */
    public static Builder builder() {
        return new Builder();
    }

    private static void requirePositive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " is more than zero, not " + value);
        }
    }

    /** Builds a configuration; not safe for use by several threads. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private int eventLoops = Runtime.getRuntime().availableProcessors();
        private int readers = 4;
        private int maxConnections = 10_000;
        private long maxBytesInFlight = 64L * 1024 * 1024;
        private int maxHeaderBytes = 8192;
        private Duration idleTimeout = Duration.ofSeconds(30);
        private Duration requestTimeout = Duration.ofSeconds(20);
        private Duration answerTimeout = Duration.ofSeconds(30);
        private Duration heartbeat = Duration.ofSeconds(15);
        private Duration drainTimeout = Duration.ofSeconds(10);

        private Builder() {}

        public Builder host(String value) {
            host = value;
            return this;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder eventLoops(int value) {
            eventLoops = value;
            return this;
        }

        public Builder readers(int value) {
            readers = value;
            return this;
        }

        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        public Builder maxBytesInFlight(long value) {
            maxBytesInFlight = value;
            return this;
        }

        public Builder maxHeaderBytes(int value) {
            maxHeaderBytes = value;
            return this;
        }

        public Builder idleTimeout(Duration value) {
            idleTimeout = value;
            return this;
        }

        public Builder requestTimeout(Duration value) {
            requestTimeout = value;
            return this;
        }

        public Builder answerTimeout(Duration value) {
            answerTimeout = value;
            return this;
        }

        public Builder heartbeat(Duration value) {
            heartbeat = value;
            return this;
        }

        public Builder drainTimeout(Duration value) {
            drainTimeout = value;
            return this;
        }

        public HttpEntryConfig build() {
            return new HttpEntryConfig(
                    host,
                    port,
                    eventLoops,
                    readers,
                    maxConnections,
                    maxBytesInFlight,
                    maxHeaderBytes,
                    idleTimeout,
                    requestTimeout,
                    answerTimeout,
                    heartbeat,
                    drainTimeout);
        }
    }
}

package io.motcua.backend.jms;

import java.time.Duration;
import java.util.Objects;

/**
 * Which broker, and who we are there.
 *
 * @param url for Artemis's own protocol as Artemis writes it, for example {@code tcp://broker.example:61616} or
 *     {@code (tcp://a:61616,tcp://b:61616)?sslEnabled=true}; for AMQP 1.0 {@code amqp://broker.example:5672}, with TLS
 *     {@code amqps://broker.example:5671}, or several, {@code (amqp://a,amqp://b)}, which are tried in turn. Without a
 *     user or password, since it is logged
 * @param user whom the gateway logs in as: it must be able to send to every queue of requests and to consume every
 *     queue of replies
 * @param password what proves that; never shown
 * @param callWithin how long one question to the broker may take before the connection counts as lost
 * @param reconnectAfter the wait before the second attempt to connect; it doubles with each further one
 * @param reconnectAfterAtMost the longest such wait
 */
public record JmsConnectionConfig(
        String url,
        String user,
        String password,
        Duration callWithin,
        Duration reconnectAfter,
        Duration reconnectAfterAtMost) {

    public JmsConnectionConfig {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (callWithin.toMillis() < 1 || reconnectAfter.toMillis() < 1 || reconnectAfterAtMost.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "callWithin, reconnectAfter and reconnectAfterAtMost are at least 1 ms, not " + callWithin + ", "
                            + reconnectAfter + " and " + reconnectAfterAtMost);
        }
    }

    /** A builder for this broker and user; the rest begins with defaults that suit a local network. */
    public static Builder builder(String url, String user, String password) {
        return new Builder(url, user, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "JmsConnectionConfig[" + url + ", user " + user + "]";
    }

    /** Builds a configuration; not safe for use by several threads. */
    public static final class Builder {
        private final String url;
        private final String user;
        private final String password;
        private Duration callWithin = Duration.ofSeconds(10);
        private Duration reconnectAfter = Duration.ofMillis(100);
        private Duration reconnectAfterAtMost = Duration.ofSeconds(5);

        private Builder(String url, String user, String password) {
            this.url = url;
            this.user = user;
            this.password = password;
        }

        public Builder callWithin(Duration value) {
            this.callWithin = value;
            return this;
        }

        public Builder reconnectAfter(Duration value) {
            this.reconnectAfter = value;
            return this;
        }

        public Builder reconnectAfterAtMost(Duration value) {
            this.reconnectAfterAtMost = value;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if a wait is shorter than a millisecond
         */
        public JmsConnectionConfig build() {
            return new JmsConnectionConfig(url, user, password, callWithin, reconnectAfter, reconnectAfterAtMost);
        }
    }
}

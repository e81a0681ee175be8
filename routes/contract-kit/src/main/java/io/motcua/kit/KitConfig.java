package io.motcua.kit;

import io.motcua.contract.Contract;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the kit needs to know of the backend that it tries.
 *
 * @param utility the utility's id, as events name it
 * @param backend the way to it
 * @param services codes that it knows, at least one
 * @param otherUtility the id of a utility that it is not
 * @param within how long it has to acknowledge
 * @param largest the largest event that it must take, in bytes
 * @param seed decides the references; another one for each run, or a backend that remembers would know them
 */
public record KitConfig(
        String utility,
        Backend backend,
        List<String> services,
        String otherUtility,
        Duration within,
        int largest,
        long seed) {
    /** The largest event that a backend must take, in bytes, unless it was agreed otherwise. */
    public static final int LARGEST = Contract.MOST_EVENT_BYTES;

    /** Some seconds less than the time after which the gateway asks where a life-safety request is. */
    public static final int WITHIN_SECONDS = 20;

    private static final Duration QUIET = Duration.ofMillis(300);
    private static final int SMALLEST = 16 * 1024;
    private static final int LARGEST_OF_ALL = 64 * 1024 * 1024;

    /**
     * Checks what is given.
     *
     * @throws IllegalArgumentException if an id, a code, a time or a size is not fit to try a backend with
     */
    public KitConfig {
        Objects.requireNonNull(utility, "utility");
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(otherUtility, "otherUtility");
        Objects.requireNonNull(within, "within");
        services = List.copyOf(services);
        if (utility.isBlank() || utility.equals(otherUtility)) {
            throw new IllegalArgumentException("A backend has an id of its own, not '" + utility
                    + "', and the other utility's is another, not '" + otherUtility + "'");
        }
        if (services.isEmpty()) {
            throw new IllegalArgumentException("A backend serves one service code at least");
        }
        if (within.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "The time to acknowledge is more than zero, not " + within.toMillis() / 1e3 + " s");
        }
        if (largest < SMALLEST || largest > LARGEST_OF_ALL) {
            throw new IllegalArgumentException("The largest event that a backend must take has " + SMALLEST + " to "
                    + LARGEST_OF_ALL + " bytes, not " + largest);
        }
    }

    /** The way to a backend. */
    public sealed interface Backend {}

    /**
     * An HTTP server.
     *
     * @param url where requests are posted
     * @param token shown as a bearer token
     * @param callback where it calls back, if it does
     */
    public record Http(URI url, Optional<String> token, Optional<Callback> callback) implements Backend {
        /** Without the token. */
        @Override
        public String toString() {
            return url.toString();
        }
    }

    /**
     * Where the kit listens for call-backs.
     *
     * @param key that the backend shows as a bearer token
     */
    public record Callback(InetSocketAddress address, String key) {
        /** Without the key. */
        @Override
        public String toString() {
            return String.valueOf(address);
        }
    }

    /**
     * A consumer of a queue at a broker that the kit runs itself.
     *
     * @param folder for the broker's journal
     * @param port where the backend comes to it, 0 for any free one
     * @param password of the backend, whose user is the utility's id
     */
    public record EmbeddedQueue(Path folder, String host, int port, String password) implements Backend {
        /** Without the password. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * A consumer of a queue at a broker that is there.
     *
     * @param url as Artemis writes it, for example {@code tcp://broker.example:61616}
     */
    public record RemoteQueue(String url, String user, String password) implements Backend {
        /** Without the password. */
        @Override
        public String toString() {
            return url;
        }
    }

    /** How long the kit waits: longer than the backend may take, so that a late answer is told from none. */
    Duration patience() {
        return within.multipliedBy(3).dividedBy(2).plusMillis(500);
    }

    /** A size that the backend may refuse. */
    int overLargest() {
        return largest * 4;
    }

    /** How long nothing must have come before no more is expected. */
    Duration quiet() {
        return QUIET;
    }
}

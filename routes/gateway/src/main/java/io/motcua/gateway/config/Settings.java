package io.motcua.gateway.config;

import io.motcua.backend.http.HttpBackendConfig;
import io.motcua.backend.http.Open311Config;
import io.motcua.contract.StatusWords;
import io.motcua.path.LaneLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What {@code gateway.yaml} says, with every default filled in and every path absolute.
 *
 * @param file where it was read
 * @param profile the folder of the profile
 * @param data the folder that the gateway keeps everything in
 * @param unserved what to do with requests for a utility of the profile that has no backend
 * @param http where the HTTP channels listen
 * @param operatorPort where the command line reaches the gateway, on 127.0.0.1; 0 is any free port
 * @param ledger what keeps the requests
 * @param broker what carries them to the utilities
 * @param channels the ways in
 * @param backends the utilities' backends, by utility
 * @param outlets how work goes to the utilities, by utility
 * @param limits what the gateway bears
 */
public record Settings(
        Path file,
        Path profile,
        Path data,
        Unserved unserved,
        Http http,
        int operatorPort,
        Store ledger,
        Broker broker,
        ChannelSettings channels,
        Map<String, Backend> backends,
        Map<String, Outlet> outlets,
        Limits limits) {

    /** What becomes of requests for a utility without a backend. */
    public enum Unserved {
        /** The gateway does not start: most likely a backend was forgotten. */
        REFUSE,
        /** They wait for a person. */
        HOLD
    }

    /** An address to listen at; port 0 is any free one. */
    public record Http(String host, int port) {
        public Http {
            Objects.requireNonNull(host, "host");
        }
    }

    /** What keeps the requests. */
    public sealed interface Store {
        /** Files of this process alone. */
        record Sqlite(Path folder) implements Store {}

        /**
         * A database that several gateways may share.
         *
         * @param blobs the folder of large payloads, which they share as well
         * @param node this gateway's name among them
         */
        record Postgresql(String url, String user, Secret password, Path blobs, String node) implements Store {}
    }

    /** What carries requests to the utilities. */
    public sealed interface Broker {
        /** Artemis in this process, with an AMQP 1.0 port for the utilities; port 0 is any free one. */
        record Embedded(String host, int port) implements Broker {}

        /** A broker that somebody else runs: an Artemis, or any that speaks AMQP 1.0. */
        record Remote(String url, String user, Secret password) implements Broker {
            /** Whether it can prove that a utility never had what is taken back from its queue. */
            public boolean provesWithdrawals() {
                return url.startsWith("tcp:") || url.startsWith("(tcp:");
            }
        }
    }

    /** How a utility is reached. */
    public sealed interface Backend {
        /** The utility's id. */
        String utility();

        /** How long it has to acknowledge what it was sent; empty if it does so when it takes it, or never. */
        Optional<Duration> acknowledgesWithin();

        /** Whether it is sent the contract's events, not forms of its own. */
        boolean takesEvents();

        /**
         * A utility's place at the broker.
         *
         * @param user the name it signs in with at the embedded broker
         * @param password and its password; both are absent with a remote broker, which knows its users itself
         * @param requestQueue where its requests go, as the broker names the queue
         * @param replyQueue where its replies come from
         * @param acknowledgeWithin how long it has to say that it has a request
         * @param words what its own status words mean
         */
        record Jms(
                String utility,
                Optional<String> user,
                Optional<Secret> password,
                String requestQueue,
                String replyQueue,
                Duration acknowledgeWithin,
                StatusWords words)
                implements Backend {
            @Override
            public Optional<Duration> acknowledgesWithin() {
                return Optional.of(acknowledgeWithin);
            }

            @Override
            public boolean takesEvents() {
                return true;
            }
        }

        /**
         * A utility's server.
         *
         * @param config made when the gateway starts, since the secrets are in it
         */
        record Http(
                String utility,
                Optional<Duration> acknowledgesWithin,
                boolean takesEvents,
                Supplier<HttpBackendConfig> config)
                implements Backend {}

        /**
         * A utility's Open311 server.
         *
         * @param config made when the gateway starts, since the secrets are in it
         */
        record Open311(String utility, Optional<Duration> acknowledgesWithin, Supplier<Open311Config> config)
                implements Backend {
            @Override
            public boolean takesEvents() {
                return false;
            }
        }
    }

    /**
     * How work goes to a utility, however it is reached.
     *
     * @param unacknowledged the most deliveries that it may have without having acknowledged them
     * @param partner who takes its work over when it is away
     */
    public record Outlet(OptionalInt unacknowledged, Optional<Partner> partner) {}

    /** A utility that takes another's work over when nothing was heard of that for so long. */
    public record Partner(String utility, Duration after) {}

    /**
     * What the gateway bears.
     *
     * @param connections the most HTTP connections at a time
     * @param bytesInFlight the most bytes of requests that wait for their answers
     * @param giveUpAfter how long a delivery is tried before a person looks at it
     * @param lanes what the backends bear, by utility; one that bears everything is left out
     */
    public record Limits(int connections, int bytesInFlight, Duration giveUpAfter, Map<String, LaneLimits> lanes) {
        static final Limits DEFAULTS = new Limits(10_000, 64 * 1024 * 1024, Duration.ofDays(1), Map.of());

        public Limits {
            lanes = Map.copyOf(lanes);
        }
    }

    /**
     * Reads the settings alone, for commands that only look: the profile is not opened, and secrets that are not there
     * are no mistake until they are used.
     *
     * @param folder the one with {@code gateway.yaml}
     * @throws ConfigException with every mistake of the file
     */
    public static Settings read(Path folder) throws ConfigException {
        return SettingsFile.open(folder, SecretSource.lenient(System::getenv)).settings();
    }

    public Settings {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(channels, "channels");
        outlets = Map.copyOf(outlets);
        backends = Collections.unmodifiableMap(new LinkedHashMap<>(backends));
    }
}

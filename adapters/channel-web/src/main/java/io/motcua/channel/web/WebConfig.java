package io.motcua.channel.web;

import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which sites the web channel serves, and what it bears. Immutable; nobody writes to the key's array.
 *
 * @param sites each with a path of its own
 * @param services what a person can choose from, in this order
 * @param timeZone in which pages tell the time
 * @param key signs forms and confirmations; every node behind one address has the same, and keeps it when it restarts
 * @param formValidity how long a form can be sent after it was fetched
 * @param maxBytes of a posted form
 * @param triesPerReference how many wrong look-ups of one reference there may be in a {@link #triesWindow}
 * @param triesPerClient how many wrong look-ups from one address there may be in a {@link #triesWindow}; all who come by
 *     one proxy have one address
 * @param triesWindow how long a wrong look-up counts
 */
public record WebConfig(
        List<WebSite> sites,
        List<Service> services,
        ZoneId timeZone,
        byte[] key,
        Duration formValidity,
        int maxBytes,
        int triesPerReference,
        int triesPerClient,
        Duration triesWindow) {
    /** The fewest bytes of a key; 32 are better. */
    public static final int MIN_KEY_BYTES = 16;

    public WebConfig {
        sites = List.copyOf(sites);
        services = List.copyOf(services);
        Objects.requireNonNull(timeZone, "timeZone");
        key = key.clone();
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("The web channel has no site; give it one");
        }
        if (sites.stream().map(WebSite::path).distinct().count() < sites.size()) {
            throw new IllegalArgumentException("Two sites have one path; give each its own");
        }
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The web channel's key has " + key.length + " bytes; give it at least " + MIN_KEY_BYTES);
        }
        requirePositive(formValidity.toMillis(), "formValidity");
        requirePositive(maxBytes, "maxBytes");
        requirePositive(triesPerReference, "triesPerReference");
        requirePositive(triesPerClient, "triesPerClient");
        requirePositive(triesWindow.toMillis(), "triesWindow");
    }

    /** A builder with the defaults, and the services and the time zone of a profile. */
    public static Builder of(Profile profile) {
        return builder(profile.timeZone())
                .services(List.copyOf(profile.services().values()));
    }

    /** A builder with the defaults, and without services to choose from. */
    public static Builder builder(ZoneId timeZone) {
        return new Builder(timeZone);
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "WebConfig" + sites;
    }

    private static void requirePositive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be more than zero, not " + value);
        }
    }

    /** Builds a configuration; not safe for use by several threads. */
    public static final class Builder {
        private final List<WebSite> sites = new ArrayList<>();
        private final ZoneId timeZone;
        private List<Service> services = List.of();
        private byte[] key = new byte[32];
        private Duration formValidity = Duration.ofHours(24);
        /** The longest form of Vietnamese words, each letter as three percent-encoded octets. */
        private int maxBytes = 256 * 1024;

        private int triesPerReference = 5;
        private int triesPerClient = 50;
        private Duration triesWindow = Duration.ofMinutes(15);

        private Builder(ZoneId zone) {
            timeZone = zone;
            // Drawn anew unless it is given: forms that are open while the gateway restarts must be sent twice then.
            new SecureRandom().nextBytes(key);
        }

        public Builder site(WebSite site) {
            sites.add(site);
            return this;
        }

        public Builder services(List<Service> value) {
            services = value;
            return this;
        }

        public Builder key(byte[] value) {
            key = value;
            return this;
        }

        public Builder formValidity(Duration value) {
            formValidity = value;
            return this;
        }

        public Builder maxBytes(int value) {
            maxBytes = value;
            return this;
        }

        public Builder triesPerReference(int value) {
            triesPerReference = value;
            return this;
        }

        public Builder triesPerClient(int value) {
            triesPerClient = value;
            return this;
        }

        public Builder triesWindow(Duration value) {
            triesWindow = value;
            return this;
        }

        /** @throws IllegalArgumentException if there is no site, two have one path, the key is short, or a limit is not positive */
        public WebConfig build() {
            return new WebConfig(
                    sites,
                    services,
                    timeZone,
                    key,
                    formValidity,
                    maxBytes,
                    triesPerReference,
                    triesPerClient,
                    triesWindow);
        }
    }
}

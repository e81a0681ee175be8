package io.motcua.path;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a backend bears, for its lane in this gateway. What is over the limits waits in the ledger, danger to life
 * first; only what is too large for the backend never goes there.
 *
 * @param atOnce the most deliveries that are under way at a time
 * @param perSecond the most that begin in a second, give or take a tenth; empty is as many as there are
 * @param atMostBytes the most bytes that a delivery's event may have; empty is as many as the contract says that every
 *     backend must take, {@link io.motcua.contract.Contract#MOST_EVENT_BYTES}. A larger one is held for a person
 * @param giveUpAfter how long a delivery is tried; empty is as {@link GatewayBuilder#giveUpAfter} says
 */
public record LaneLimits(int atOnce, OptionalInt perSecond, OptionalInt atMostBytes, Optional<Duration> giveUpAfter) {
    /** The most that can be under way in any lane. */
    public static final int MOST_AT_ONCE = 256;

    /** The most that can be asked to begin in a second; whoever bears more needs no limit. */
    public static final int MOST_PER_SECOND = 10_000;

    /** No limits of its own but that of the contract. */
    public static final LaneLimits NONE = builder().build();

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public LaneLimits {
        Objects.requireNonNull(giveUpAfter, "giveUpAfter");
        require(atOnce, MOST_AT_ONCE, "atOnce");
        perSecond.ifPresent(value -> require(value, MOST_PER_SECOND, "perSecond"));
        atMostBytes.ifPresent(value -> require(value, Integer.MAX_VALUE, "atMostBytes"));
        giveUpAfter.filter(value -> value.isNegative() || value.isZero()).ifPresent(value -> {
            throw new IllegalArgumentException("giveUpAfter is " + value + "; a positive time is expected");
        });
    }

    /** A builder without limits. */
    public static Builder builder() {
        return new Builder();
    }

    private static void require(int value, int most, String name) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; 1 to " + most + " is expected");
        }
    }

    /** Gathers limits; not safe for use by several threads. */
    public static final class Builder {
        private int atOnce = MOST_AT_ONCE;
        private OptionalInt perSecond = OptionalInt.empty();
        private OptionalInt atMostBytes = OptionalInt.empty();
        private Optional<Duration> giveUpAfter = Optional.empty();

        private Builder() {}

        /** The most deliveries that are under way at a time; 256 by default. */
        public Builder atOnce(int value) {
            atOnce = value;
            return this;
        }

        /** The most that begin in a second. */
        public Builder perSecond(int value) {
            perSecond = OptionalInt.of(value);
            return this;
        }

        /** The most bytes that a delivery's event may have; what the contract says by default. */
        public Builder atMostBytes(int value) {
            atMostBytes = OptionalInt.of(value);
            return this;
        }

        /** How long a delivery is tried before a person looks at it. */
        public Builder giveUpAfter(Duration value) {
            giveUpAfter = Optional.of(value);
            return this;
        }

        /**
         * The limits.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public LaneLimits build() {
            return new LaneLimits(atOnce, perSecond, atMostBytes, giveUpAfter);
        }
    }
}

package io.motcua.example.evn.utility;

import io.motcua.Priority;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How quick a utility is.
 *
 * @param quickest it ever acknowledges
 * @param slowest it ever acknowledges
 * @param mute whether it takes requests and never answers
 */
record Temperament(Duration quickest, Duration slowest, boolean mute) {

    Temperament {
        if (quickest.isNegative() || slowest.compareTo(quickest) < 0) {
            throw new IllegalArgumentException("No delay is from " + quickest + " to " + slowest);
        }
    }

    /** How long it takes to acknowledge; what endangers life is looked at first. */
    Duration untilAcknowledged(Priority priority, RandomGenerator random) {
        return priority == Priority.P0 ? quickest : between(quickest, slowest, random);
    }

    /** How long a crew takes to set off. */
    Duration untilInProgress(RandomGenerator random) {
        return between(Duration.ofMillis(600), Duration.ofMillis(2500), random);
    }

    /** How long the crew works: a demonstration has no two hours. */
    Duration untilResolved(RandomGenerator random) {
        return between(Duration.ofMillis(1000), Duration.ofMillis(4000), random);
    }

    private static Duration between(Duration from, Duration to, RandomGenerator random) {
        long span = to.toMillis() - from.toMillis();
        return from.plusMillis(span == 0 ? 0 : random.nextLong(span));
    }
}

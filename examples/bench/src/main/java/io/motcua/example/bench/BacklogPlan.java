package io.motcua.example.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured of a gateway of which one utility is not there.
 *
 * @param warmUp turns, at most, before anything counts
 * @param rounds in each of the three phases: before, meanwhile and after
 * @param turn of accepts in each round
 * @param perSecond the rate at which the other utilities' lanes are measured
 * @param steady how long they are, in each round
 * @param queued requests for the utility that is not there
 * @param conversations so many more, each of which is followed up twice
 */
record BacklogPlan(
        int warmUp, int rounds, Duration turn, int perSecond, Duration steady, int queued, int conversations) {
    static final BacklogPlan FULL =
            new BacklogPlan(12, 3, Duration.ofSeconds(2), 200, Duration.ofSeconds(10), 65_000, 1_000);
    static final BacklogPlan QUICK = new BacklogPlan(1, 1, Duration.ofMillis(500), 50, Duration.ofSeconds(2), 500, 20);

    /** How often each conversation is followed up. */
    static final int FOLLOW_UPS = 2;

    /**
     * The full plan, or the quick one.
     *
     * @throws IllegalArgumentException if an option is not {@code --quick}
     */
    static BacklogPlan of(List<String> options) {
        if (options.isEmpty()) {
            return FULL;
        }
        if (!options.equals(List.of("--quick"))) {
            throw new IllegalArgumentException("The only option is --quick, not " + options);
        }
        return QUICK;
    }
}

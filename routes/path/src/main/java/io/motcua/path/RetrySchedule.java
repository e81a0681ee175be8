package io.motcua.path;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery that did not get through is tried again: after each of the waits, by default 5 s, 30 s, 2 min,
 * 10 min, 30 min, then hourly, each with a tenth of jitter, until so much time has gone by that a person must look.
 * Safe for use by many threads if the random generator is.
 */
final class RetrySchedule {
    /** Long enough for a night and a day of repair. */
    static final Duration DEFAULT_GIVE_UP_AFTER = Duration.ofHours(24);

    static final List<Duration> DEFAULT_WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private static final double JITTER = 0.1;

    private final List<Duration> waits;
    private final Duration giveUpAfter;
    private final RandomGenerator random;

    /**
     * A schedule.
     *
     * @param waits before the second attempt, the third and so on; the last repeats
     * @param giveUpAfter how long to try, counted along the schedule from the first attempt, and by the clock: attempts
     *     that were made early, to see whether the far side is there again, do not shorten it
     */
    RetrySchedule(List<Duration> waits, Duration giveUpAfter, RandomGenerator random) {
        this.waits = List.copyOf(waits);
        this.giveUpAfter = giveUpAfter;
        this.random = random;
    }

    /** As {@link #next(int, Instant, Instant, Duration)} of what is never tried early: by the schedule alone. */
    Optional<Instant> next(int attempt, Instant at, Duration wish) {
        return next(attempt, Instant.EPOCH, at, wish);
    }

    /**
     * When the attempt after this one is due, or empty if there is none.
     *
     * @param attempt the one that failed, counted from 1
     * @param since when what is tried was made
     * @param at when it failed
     * @param wish how long the backend asked to be left alone; zero if it did not. Granted until a person must look
     */
    Optional<Instant> next(int attempt, Instant since, Instant at, Duration wish) {
        Duration elapsed = Duration.ZERO;
        for (int i = 1; i < attempt; i++) {
            elapsed = elapsed.plus(waitAfter(i));
        }
        Duration passed = Duration.between(since, at);
        // A clock that was set back since says nothing.
        if (!passed.isNegative() && passed.compareTo(elapsed) < 0) {
            elapsed = passed;
        }
        if (elapsed.compareTo(giveUpAfter) >= 0) {
            return Optional.empty();
        }
        Duration wait = waitAfter(attempt);
        long jitterMillis = (long) (wait.toMillis() * JITTER * random.nextDouble());
        Duration scheduled = wait.plusMillis(jitterMillis);
        Duration left = giveUpAfter.minus(elapsed);
        Duration granted = wish.compareTo(left) > 0 ? left : wish;
        return Optional.of(at.plus(granted.compareTo(scheduled) > 0 ? granted : scheduled));
    }

    private Duration waitAfter(int attempt) {
        return waits.get(Math.min(attempt, waits.size()) - 1);
    }
}

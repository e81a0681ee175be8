package io.motcua.path;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets accepts go first. While many of them wait for the ledger, the path takes up new work in small slices and rests in
 * between, so that a storm comes in at nearly full speed and is worked off behind it. A slice begins with what is most
 * urgent, so danger to life does not wait for the storm. Safe for use by many threads.
 */
final class AcceptsFirst {
    /** More than wait at the volumes that a gateway is built for: at 300 a second and 10 ms a commit there are three. */
    private static final int MANY_WAITING = 8;

    /** How long a moment of many waiting counts: the processors may be too busy to let them all come in at once. */
    private static final Duration COUNTS_FOR = Duration.ofMillis(50);

    private static final int SLICE = 16;
    private static final int REST_FOR_WORK = 10;
    private static final Duration LONGEST_REST = Duration.ofMillis(100);

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long pressedUntilNanos = System.nanoTime();

    /** A submission begins to wait for its receipt. */
    void entered() {
        if (waiting.incrementAndGet() >= MANY_WAITING) {
            pressedUntilNanos = System.nanoTime() + COUNTS_FOR.toNanos();
        }
    }

    /** A submission has its receipt, or was refused. */
    void left() {
        waiting.decrementAndGet();
    }

    /** How many pieces of work may be under way now, of so many at the most. */
    int slice(int most) {
        return pressed() ? Math.min(most, SLICE) : most;
    }

    /** How long to rest after so much work. */
    Duration restAfter(Duration worked) {
        if (!pressed()) {
            return Duration.ZERO;
        }
        Duration rest = worked.multipliedBy(REST_FOR_WORK);
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private boolean pressed() {
        return pressedUntilNanos - System.nanoTime() > 0;
    }
}

package io.motcua.path;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Lets accepts go first. While many of them wait for the ledger, time and again, each lane takes up new work in slices
 * and rests in between, so that a storm comes in at nearly full speed and is worked off behind it. A slice begins with
 * what is most urgent, so danger to life does not wait for the storm. Safe for use by many threads.
 */
final class AcceptsFirst {
    /** More than wait at the volumes that a gateway is built for: at 300 a second and 10 ms a commit there are three. */
    private static final int MANY_WAITING = 8;

    /** How long a moment of many waiting counts: the processors may be too busy to let them all come in at once. */
    private static final Duration COUNTS_FOR = Duration.ofMillis(50);

    /** How long there must have been many: one slow commit makes as many wait, and is no storm. */
    private static final Duration STORM_AFTER = Duration.ofMillis(200);

    /** Large enough that one look at the lane, one commit and one write to the broker serve many requests. */
    private static final int SLICE = 64;

    private static final Duration REST = Duration.ofMillis(100);

    private final LongSupplier nanos;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long manySinceNanos;
    private volatile long manyUntilNanos;

    /** @param nanos the running time in nanoseconds, as {@link System#nanoTime()} */
    AcceptsFirst(LongSupplier nanos) {
        this.nanos = nanos;
        this.manyUntilNanos = nanos.getAsLong();
    }

    /** A submission begins to wait for its receipt. */
    void entered() {
        if (waiting.incrementAndGet() >= MANY_WAITING) {
            long now = nanos.getAsLong();
            if (manyUntilNanos - now <= 0) {
                manySinceNanos = now;
            }
            manyUntilNanos = now + COUNTS_FOR.toNanos();
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

    /** How long a lane rests between two slices. */
    Duration rest() {
        return pressed() ? REST : Duration.ZERO;
    }

    private boolean pressed() {
        long now = nanos.getAsLong();
        return manyUntilNanos - now > 0 && now - manySinceNanos >= STORM_AFTER.toNanos();
    }
}

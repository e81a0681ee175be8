package io.motcua.path;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many pieces of work may begin in a second. What was not begun may be made up for a tenth of a second, so that a
 * claim serves several; in no second more begin than by that tenth above the rate. Not safe for use by several threads:
 * it is of the one that claims.
 */
final class Rate {
    private final long interval;
    private final int most;
    private final int handful;
    private final LongSupplier nanos;
    /** When the last piece that was begun would have been due, at an even pace. */
    private long spent;

    /**
     * A rate, of which nothing is used up yet.
     *
     * @param nanos the running time in nanoseconds, as {@link System#nanoTime()}
     */
    Rate(int perSecond, LongSupplier nanos) {
        this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.most = Math.max(1, perSecond / 10);
        this.handful = Math.max(1, most / 2);
        this.nanos = nanos;
        this.spent = nanos.getAsLong() - most * interval;
    }

    /** How many may begin now. */
    int free() {
        long now = nanos.getAsLong();
        long full = now - most * interval;
        if (spent - full < 0) {
            spent = full;
        }
        return (int) ((now - spent) / interval);
    }

    /** So many began. */
    void took(int count) {
        spent += count * interval;
    }

    /** How long until it is worth looking for work again. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, spent + handful * interval - nanos.getAsLong()));
    }
}

package io.motcua.sla;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many may go now, if only so many may go in a while: after a jump of the clock or a long stop, what is overdue goes
 * one after the other. Counts by a source that is never set. Safe for use by many threads.
 */
public final class Pace {
    private final int most;
    private final long whileNanos;
    private final LongSupplier nanos;
    private long windowNanos;
    private int gone;

    /**
     * A pace at which nobody has gone yet.
     *
     * @param most how many may go within {@code time}
     * @param nanos nanoseconds from a source that is never set, such as {@link System#nanoTime}
     */
    public Pace(int most, Duration time, LongSupplier nanos) {
        if (most < 1 || time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(most + " in " + time + "; 1 or more in some time are expected");
        }
        this.most = most;
        this.whileNanos = time.toNanos();
        this.nanos = nanos;
        this.windowNanos = nanos.getAsLong();
    }

    /** How many of so many may go now; they count as gone. */
    public synchronized int take(int wanted) {
        long now = nanos.getAsLong();
        if (now - windowNanos >= whileNanos) {
            windowNanos = now;
            gone = 0;
        }
        int granted = Math.max(0, Math.min(wanted, most - gone));
        gone += granted;
        return granted;
    }
}

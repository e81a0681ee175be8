package io.motcua.example.oracle.fault;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends this process, as {@code kill -9} would, when a point is reached for the nth time: no hook runs, no buffer is
 * written, no socket says goodbye. Safe for use by many threads.
 */
final class Tripwire {
    /** The exit status of a process that was ended so: 128 and the number of SIGKILL. */
    private static final int EXIT_STATUS = 137;

    /** A wire that never trips. */
    static final Tripwire NONE = new Tripwire(new End(FaultPoint.MID_BATCH, Integer.MAX_VALUE));

    private final FaultPoint point;
    private final AtomicInteger left;

    /** A wire that trips there. */
    Tripwire(End end) {
        this.point = end.point();
        this.left = new AtomicInteger(end.nth());
    }

    /** Says that a point is reached. Does not return if that trips the wire. */
    void reached(FaultPoint reached) {
        if (reached == point && left.decrementAndGet() == 0) {
            trip();
        }
    }

    /** Ends this process now. */
    static void trip() {
        Runtime.getRuntime().halt(EXIT_STATUS);
    }
}

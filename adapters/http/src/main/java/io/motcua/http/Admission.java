package io.motcua.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what all event loops hold together, against the limits. Safe for use by many threads. */
final class Admission {
    private final int maxConnections;
    private final long maxBytes;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Object drained = new Object();
    private volatile boolean closed;

    Admission(HttpEntryConfig config) {
        this.maxConnections = config.maxConnections();
        this.maxBytes = config.maxBytesInFlight();
    }

    /** Counts a connection; false if it is one too many. Each is to be left with {@link #leave}. */
    boolean enter() {
        return connections.incrementAndGet() <= maxConnections;
    }

    void leave() {
        connections.decrementAndGet();
    }

    /** Counts a request that will be answered. */
    void begin() {
        inFlight.incrementAndGet();
    }

    /** The request is answered, or its sender is gone, and its bytes are let go. */
    void end(long heldBytes) {
        if (heldBytes > 0) {
            bytes.addAndGet(-heldBytes);
        }
        if (inFlight.decrementAndGet() == 0 && closed) {
            synchronized (drained) {
                drained.notifyAll();
            }
        }
    }

    /** Counts bytes of a body; false, and not counted, if there are too many. */
    boolean hold(long more) {
        if (bytes.addAndGet(more) <= maxBytes) {
            return true;
        }
        bytes.addAndGet(-more);
        return false;
    }

    int inFlight() {
        return inFlight.get();
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** Waits until no request is in flight; false if some still are. */
    boolean awaitNoneInFlight(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (drained) {
            while (inFlight.get() > 0) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                try {
                    drained.wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }
}

package io.motcua.backend.jms;

import java.time.Duration;

/** Waits that double, up to a limit. Of one thread at a time. */
final class Backoff {
    private final long atMostMillis;
    private long nextMillis;

    Backoff(Duration first, Duration atMost) {
        this.atMostMillis = atMost.toMillis();
        this.nextMillis = Math.min(first.toMillis(), atMostMillis);
    }

    long nextMillis() {
        long wait = nextMillis;
        nextMillis = Math.min(nextMillis * 2, atMostMillis);
        return wait;
    }
}

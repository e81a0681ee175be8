package io.motcua.channel.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong tries, in memory: so many for one key in a window, which begins with the first. Knows so many keys and
 * forgets the oldest for a new one. Safe for use by many threads.
 */
final class Tries {
    private record Count(Instant until, int tries) {}

    private final int most;
    private final Duration window;
    private final int maxKeys;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    Tries(int most, Duration window, int maxKeys, Clock clock) {
        this.most = most;
        this.window = window;
        this.maxKeys = maxKeys;
        this.clock = clock;
    }

    /** Counts a try before it is known whether it is wrong, so that many at once are many. False if it may not be made. */
    synchronized boolean begin(String key) {
        Instant now = clock.instant();
        Count before = counts.get(key);
        if (before != null && !before.until().isAfter(now)) {
            counts.remove(key);
            before = null;
        }
        if (before == null) {
            makeRoom();
            counts.put(key, new Count(now.plus(window), 1));
            return true;
        }
        if (before.tries() >= most) {
            return false;
        }
        counts.put(key, new Count(before.until(), before.tries() + 1));
        return true;
    }

    /** The try was right, and does not count. */
    synchronized void right(String key) {
        counts.computeIfPresent(
                key, (same, count) -> count.tries() > 1 ? new Count(count.until(), count.tries() - 1) : null);
    }

    private void makeRoom() {
        if (counts.size() >= maxKeys) {
            Iterator<String> oldest = counts.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** How many keys are known. */
    synchronized int size() {
        return counts.size();
    }
}

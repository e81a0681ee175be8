package io.motcua.backend.http;

import io.motcua.Delivery;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which deliveries a utility may have without our knowing: those whose attempt ended in a doubt, and those that are older
 * than this process, whose attempts nobody here remembers. Safe for use by many threads.
 */
final class Doubts {
    private static final int AT_MOST = 100_000;
    /** What two nodes' clocks may differ by. */
    private static final long MARGIN_MILLIS = 60_000;

    private final boolean always;
    private final long sinceMillis;
    private final Set<String> doubtful = new HashSet<>();
    private boolean forgot;

    Doubts(boolean always, Instant since) {
        this.always = always;
        this.sinceMillis = since.toEpochMilli() + MARGIN_MILLIS;
    }

    synchronized boolean about(Delivery delivery) {
        return always || forgot || isOlder(delivery) || doubtful.contains(delivery.deduplicationId());
    }

    synchronized void add(Delivery delivery) {
        if (doubtful.size() < AT_MOST) {
            doubtful.add(delivery.deduplicationId());
        } else {
            // More than can be remembered: from now on there is a doubt about all.
            forgot = true;
        }
    }

    synchronized void settle(Delivery delivery) {
        doubtful.remove(delivery.deduplicationId());
    }

    /** A delivery's id is a UUIDv7, which begins with the milliseconds of its making (RFC 9562, section 5.7). */
    private boolean isOlder(Delivery delivery) {
        UUID id = delivery.deliveryId().value();
        return id.version() != 7 || id.getMostSignificantBits() >>> 16 < sinceMillis;
    }
}

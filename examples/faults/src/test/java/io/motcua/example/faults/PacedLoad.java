package io.motcua.example.faults;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests for both utilities at a steady rate, each sent when it is due however late the others are, and the time from
 * then until the gateway tells that the utility has acknowledged. One thread sends; any may tell.
 */
final class PacedLoad {
    private static final Duration POLL = Duration.ofMillis(5);

    private final int toTheEast;
    private final int toTheWest;
    private final Map<Reference, Long> acknowledged = new ConcurrentHashMap<>();

    private record Sent(long dueNanos, CompletableFuture<Reference> reference) {}

    /** So many a second, to each. */
    PacedLoad(int toTheEast, int toTheWest) {
        this.toTheEast = toTheEast;
        this.toTheWest = toTheWest;
    }

    /** To be told of the gateway's news. */
    void told(StatusUpdate update) {
        if (update.status() == RequestStatus.ACCEPTED) {
            acknowledged.putIfAbsent(update.reference(), System.nanoTime());
        }
    }

    /**
     * What a time of load was.
     *
     * @param eastMicros until each acknowledgment of the eastern utility
     * @param west what the western one was sent, which may be unanswered still
     */
    record Sending(List<Long> eastMicros, List<Reference> west) {}

    /** Sends for so long, and waits for all that the eastern utility is to acknowledge. */
    Sending send(TwoRivers rivers, Duration duration) {
        List<Sent> east = new ArrayList<>();
        List<Sent> west = new ArrayList<>();
        int rate = toTheEast + toTheWest;
        long count = rate * duration.toMillis() / 1_000;
        long start = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            boolean isWest = i * toTheWest / rate != (i + 1) * toTheWest / rate;
            (isWest ? west : east).add(new Sent(due, rivers.beginToSend(isWest ? TwoRivers.WEST : TwoRivers.EAST)));
        }
        List<Long> micros = east.stream()
                .map(sent -> (awaitAcknowledged(sent.reference().join()) - sent.dueNanos()) / 1_000)
                .toList();
        return new Sending(
                micros, west.stream().map(sent -> sent.reference().join()).toList());
    }

    /** Waits until all of these are acknowledged. */
    void awaitAcknowledged(List<Reference> references) {
        references.forEach(this::awaitAcknowledged);
    }

    private long awaitAcknowledged(Reference reference) {
        long end = System.nanoTime() + TwoRivers.PATIENCE.toNanos();
        Long at = acknowledged.get(reference);
        while (at == null) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        reference + " was not acknowledged within " + TwoRivers.PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
            at = acknowledged.get(reference);
        }
        return at;
    }
}

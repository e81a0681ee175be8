package io.motcua.http;

import io.motcua.Reference;
import io.motcua.StatusListener;
import io.motcua.StatusUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings news of requests to whoever has a stream open for them. Safe for use by many threads. */
public final class StatusFeed implements StatusListener {
    private final int maxStreams;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentHashMap<Reference, List<EventStream>> streams = new ConcurrentHashMap<>();

    /** @param maxStreams the most that may be open at one time */
    public StatusFeed(int maxStreams) {
        this.maxStreams = maxStreams;
    }

    @Override
    public void told(StatusUpdate update) {
        List<EventStream> listening = streams.get(update.reference());
        if (listening != null) {
            ServerEvent event = StatusJson.event(update);
            List<EventStream> now;
            synchronized (listening) {
                now = new ArrayList<>(listening);
            }
            now.forEach(stream -> stream.publish(event));
        }
    }

    /** How many streams are open. */
    public int open() {
        return open.get();
    }

    /** A new stream of this request's news; empty if there are too many. It is to be opened or cancelled. */
    Optional<EventStream> subscribe(Reference reference) {
        if (open.incrementAndGet() > maxStreams) {
            open.decrementAndGet();
            return Optional.empty();
        }
        EventStream[] made = new EventStream[1];
        made[0] = new EventStream(() -> unsubscribe(reference, made[0]));
        streams.compute(reference, (key, listening) -> {
            List<EventStream> list = listening == null ? new ArrayList<>(1) : listening;
            synchronized (list) {
                list.add(made[0]);
            }
            return list;
        });
        return Optional.of(made[0]);
    }

    private void unsubscribe(Reference reference, EventStream stream) {
        open.decrementAndGet();
        streams.computeIfPresent(reference, (key, listening) -> {
            synchronized (listening) {
                listening.remove(stream);
                return listening.isEmpty() ? null : listening;
            }
        });
    }
}

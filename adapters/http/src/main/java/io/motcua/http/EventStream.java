package io.motcua.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client's stream of events, as the out body of a route: first what was so far, then what comes. Events that come
 * before the stream is open wait, up to a number; no event is sent twice. Safe for use by many threads.
 */
final class EventStream {
    private static final int MAX_WAITING = 64;

    private final Runnable onEnd;
    private final Set<String> sent = new HashSet<>();
    private final List<ServerEvent> waiting = new ArrayList<>();
    private @Nullable EventSink sink;
    private boolean ended;

    /** @param onEnd called once, when the stream is over for whatever cause */
    EventStream(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    /** Puts what was so far before everything that came in the meantime. */
    synchronized void replay(List<ServerEvent> soFar, int alreadySeen) {
        soFar.subList(0, alreadySeen).forEach(event -> sent.add(event.id()));
        waiting.addAll(0, soFar.subList(alreadySeen, soFar.size()));
    }

    /** Sends the event, now or when the stream is open. */
    void publish(ServerEvent event) {
        boolean overflows = false;
        synchronized (this) {
            if (ended) {
                return;
            }
            if (sink != null) {
                send(event);
            } else if (waiting.size() < MAX_WAITING) {
                waiting.add(event);
            } else {
                overflows = true;
            }
        }
        if (overflows) {
            cancel();
        }
    }

    /** Sends what waits, and from now on at once. */
    synchronized void open(EventSink opened) {
        if (ended) {
            opened.close();
            return;
        }
        sink = opened;
        waiting.forEach(this::send);
        waiting.clear();
    }

    /** Ends the stream; the client may come again with {@code Last-Event-ID}. */
    void cancel() {
        EventSink closing;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            closing = sink;
        }
        if (closing != null) {
            closing.close();
        }
        onEnd.run();
    }

    private void send(ServerEvent event) {
        EventSink open = sink;
        if (open != null && sent.add(event.id())) {
            open.send(event);
        }
    }
}

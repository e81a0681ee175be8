package io.motcua.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * The open response of a stream of events. A client that does not read is closed, not buffered for: it comes again and
 * says what it has seen. Made on an event loop; {@link #send} and {@link #close} may be called by any thread.
 */
final class EventSink {
    private static final int MAX_UNSENT_BYTES = 64 * 1024;

    private final HttpServerResponse response;
    private final Connection connection;
    private final Context loop;
    private final long timer;
    private final Vertx vertx;

    EventSink(HttpServerResponse response, Connection connection, Context loop, Vertx vertx, Duration heartbeat) {
        this.response = response;
        this.connection = connection;
        this.loop = loop;
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(heartbeat.toMillis(), ignored -> write(":\n\n"));
    }

    /** Begins the stream. On the event loop. */
    void open(EventStream events) {
        response.closeHandler(closed -> {
            vertx.cancelTimer(timer);
            events.cancel();
        });
        response.setChunked(true)
                .setWriteQueueMaxSize(MAX_UNSENT_BYTES)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A comment, so that the client and every proxy between see the stream begin.
        write(": open\n\n");
        events.open(this);
    }

    void send(ServerEvent event) {
        loop.runOnContext(ignored -> write(event.text()));
    }

    void close() {
        loop.runOnContext(ignored -> {
            vertx.cancelTimer(timer);
            connection.abort();
        });
    }

    private void write(String text) {
        if (response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            connection.abort();
            return;
        }
        response.write(text);
    }
}

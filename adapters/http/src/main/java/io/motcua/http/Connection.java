package io.motcua.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection and what it is at: a connection that does nothing useful for too long is closed, however slowly it
 * trickles. Confined to its event loop.
 */
final class Connection {
    /** How long a refused body is read and thrown away, so that its sender gets to read the answer. */
    private static final Duration LONGEST_LEAVE = Duration.ofSeconds(2);

    /** What a connection waits for. */
    enum Phase {
        /** The next request's head. */
        HEAD,
        /** A request's body. */
        BODY,
        /** The answer of the route. */
        ANSWER,
        /** Nothing: it is a stream of events. */
        STREAM,
        /** The end of a body that was refused; it is closed then. */
        LEAVING
    }

    private final HttpConnection socket;
    private Phase phase = Phase.HEAD;
    private long since = System.nanoTime();
    private @Nullable Call call;

    Connection(HttpConnection socket) {
        this.socket = socket;
    }

    void began(Call begun) {
        call = begun;
        enter(Phase.BODY);
    }

    void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
    }

    /** The call is answered; the connection is free for the next. */
    void answered() {
        call = null;
        if (phase != Phase.LEAVING) {
            enter(Phase.HEAD);
        }
    }

    boolean isLeaving() {
        return phase == Phase.LEAVING;
    }

    /** Closes when what was written is sent. */
    void close() {
        socket.close();
    }

    /**
     * Closes now. Vert.x itself waits until what was written is sent, and so for ever for a client that does not read;
     * its public interface has no other way.
     */
    void abort() {
        ((ConnectionBase) socket).channelHandlerContext().close();
    }

    /** Ends what nobody waits for an answer on. */
    void closeIfIdle() {
        if (phase == Phase.HEAD) {
            close();
        } else if (phase == Phase.STREAM) {
            abort();
        }
    }

    /** The other side is gone, or we closed it. */
    void gone() {
        if (call != null) {
            call.gone();
            call = null;
        }
    }

    void check(long now, HttpEntryConfig config) {
        Duration spent = Duration.ofNanos(now - since);
        switch (phase) {
            case HEAD -> {
                if (spent.compareTo(config.idleTimeout()) > 0) {
                    abort();
                }
            }
            case BODY -> {
                if (spent.compareTo(config.requestTimeout()) > 0 && call != null) {
                    call.refuse(
                            Problem.of(
                                    408,
                                    "too-slow",
                                    "The request took too long",
                                    "A body must be complete "
                                            + config.requestTimeout().toSeconds() + " s after its head"),
                            true);
                }
            }
            case ANSWER -> {
                if (spent.compareTo(config.answerTimeout()) > 0 && call != null) {
                    call.fail(Problems.notNow(
                            "It is not known yet whether the request is stored;" + " send it again with the same key"));
                }
            }
            case STREAM -> {
                // Its heartbeat finds out whether the other side is there.
            }
            case LEAVING -> {
                if (spent.compareTo(LONGEST_LEAVE) > 0) {
                    abort();
                }
            }
        }
    }
}

package io.motcua.http;

import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * One event loop of the entry: its connections, and a sweep that closes those that take too long. Everything here runs
 * on the loop's own thread.
 */
final class EntryLoop extends AbstractVerticle {
    private static final long SHORTEST_SWEEP_MILLIS = 20;
    private static final long LONGEST_SWEEP_MILLIS = 1000;
    private static final int MAX_REQUEST_LINE = 4096;

    private final HttpEntryConfig config;
    private final int sharedPort;
    private final RouteTable routes;
    private final Admission admission;
    private final IntConsumer bound;
    private final Map<HttpConnection, Connection> connections = new HashMap<>();

    EntryLoop(HttpEntryConfig config, int sharedPort, RouteTable routes, Admission admission, IntConsumer bound) {
        this.config = config;
        this.sharedPort = sharedPort;
        this.routes = routes;
        this.admission = admission;
        this.bound = bound;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(config.host())
                        .setPort(sharedPort)
                        .setMaxHeaderSize(config.maxHeaderBytes())
                        .setMaxInitialLineLength(MAX_REQUEST_LINE)
                        // Requests are answered in HTTP/1.1 only: an upgrade would open a second parser to strangers.
                        .setHttp2ClearTextEnabled(false))
                .connectionHandler(this::connected)
                .invalidRequestHandler(this::unreadable)
                .requestHandler(this::requested);
        server.listen()
                .onSuccess(listening -> {
                    bound.accept(listening.actualPort());
                    vertx.setPeriodic(sweepMillis(), timer -> sweep());
                    started.complete();
                })
                .onFailure(started::fail);
    }

    private void connected(HttpConnection socket) {
        boolean welcome = admission.enter();
        socket.closeHandler(closed -> {
            admission.leave();
            Connection connection = connections.remove(socket);
            if (connection != null) {
                connection.gone();
            }
        });
        if (welcome) {
            connections.put(socket, new Connection(socket));
        } else {
            socket.close();
        }
    }

    private void requested(HttpServerRequest raw) {
        Connection connection = connections.get(raw.connection());
        if (connection == null || connection.isLeaving()) {
            raw.connection().close();
            return;
        }
        if (raw.response().writeQueueFull()) {
            // It asks on and reads no answer; more of them would only be kept for it.
            connection.abort();
            return;
        }
        Call call = new Call(raw, connection, context, admission, config.heartbeat());
        connection.began(call);
        if (admission.isClosed()) {
            call.refuse(Problems.notNow("The gateway is closing"), true);
            return;
        }
        String method = raw.method().name();
        String path = raw.path() == null ? "" : raw.path();
        try {
            Optional<RouteTable.Match> match = routes.find(method, path);
            if (match.isPresent()) {
                call.read(match.get());
            } else {
                String allowed = routes.allowed(path);
                Problem problem = allowed.isEmpty() ? Problems.notFound() : Problems.methodNotAllowed(allowed);
                call.refuse(problem, false);
            }
        } catch (ProblemException e) {
            call.refuse(e.problem(), false);
        }
    }

    /** What Netty could not take as a request head. Vert.x closes the connection after the answer. */
    private void unreadable(HttpServerRequest raw) {
        Connection connection = connections.get(raw.connection());
        if (connection == null) {
            raw.connection().close();
            return;
        }
        Call call = new Call(raw, connection, context, admission, config.heartbeat());
        connection.began(call);
        Throwable cause = raw.decoderResult().cause();
        Problem problem = cause instanceof TooLongFrameException tooLong
                ? (String.valueOf(tooLong.getMessage()).contains("header")
                        ? Problem.of(
                                431,
                                "headers-too-large",
                                "The headers are too large",
                                "Headers may have " + config.maxHeaderBytes() + " bytes together")
                        : Problem.of(
                                414,
                                "uri-too-long",
                                "The address is too long",
                                "A request line may have " + MAX_REQUEST_LINE + " bytes"))
                : Problem.of(400, "malformed-http", "This is no HTTP request", "The head is malformed (RFC 9112)");
        call.refuse(problem, true);
    }

    private long sweepMillis() {
        long shortest = Math.min(
                config.idleTimeout().toMillis(),
                Math.min(
                        config.requestTimeout().toMillis(),
                        config.answerTimeout().toMillis()));
        return Math.max(SHORTEST_SWEEP_MILLIS, Math.min(LONGEST_SWEEP_MILLIS, shortest / 4));
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Connection connection : all()) {
            connection.check(now, config);
        }
        if (admission.isClosed()) {
            all().forEach(Connection::closeIfIdle);
        }
    }

    /** A copy, since closing a connection takes it out of the map. */
    private List<Connection> all() {
        return new ArrayList<>(connections.values());
    }
}

package io.motcua.gateway.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.motcua.Reference;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.ReportJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running gateway's side of the operator port: {@code GET /explain/{reference}}, {@code /balance},
 * {@code /crossing?on=DAY}, {@code POST /reload} and what {@link HeldPaths} and {@link LanePaths} answer for those who
 * have the token, {@code /health/live} and {@code /health/ready} for all on this machine.
 */
public final class OperatorPort implements AutoCloseable {
    private static final int THREADS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(OperatorPort.class);

    private final Path data;
    private final Desk desk;
    private final RunningProfile profile;
    private final HeldPaths held;
    private final LanePaths lanes;
    private final BooleanSupplier ready;
    private final HttpServer server;
    private final ExecutorService threads;
    private final String token;

    /** An answer: a status of RFC 9110 and a JSON text. */
    record Answer(int status, String json) {
        /** Why there is no answer, as RFC 9457 has it. */
        static Answer problem(int status, String title) {
            return new Answer(status, ReportJson.write(Map.of("status", status, "title", title)));
        }
    }

    private OperatorPort(
            Path data, Desk desk, RunningProfile profile, BooleanSupplier ready, HttpServer server, String token) {
        this.data = data;
        this.desk = desk;
        this.profile = profile;
        this.held = new HeldPaths(desk);
        this.lanes = new LanePaths(desk);
        this.ready = ready;
        this.server = server;
        this.token = token;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "operator");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens the port, and writes where it is into the data folder.
     *
     * @param port 0 for any free one
     * @param ready whether requests can be taken now
     * @throws IOException if the port is taken or the file cannot be written
     */
    public static OperatorPort open(Path data, int port, Desk desk, RunningProfile profile, BooleanSupplier ready)
            throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        OperatorPort operator = new OperatorPort(
                data, desk, profile, ready, server, HexFormat.of().formatHex(random));
        server.setExecutor(operator.threads);
        server.createContext("/", operator::handle);
        server.start();
        try {
            OperatorFile.write(data, new OperatorFile.Address(operator.port(), operator.token));
        } catch (IOException e) {
            operator.close();
            throw e;
        }
        return operator;
    }

    /** The port that was chosen. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        try {
            OperatorFile.remove(data);
        } catch (IOException e) {
            LOG.warn("The operator file in {} could not be removed", data, e);
        }
        server.stop(0);
        threads.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        boolean reload = path.equals("/reload");
        boolean lane = path.startsWith(LanePaths.PATH + "/");
        boolean order = lane || path.startsWith(HeldPaths.PATH + "/");
        String method = exchange.getRequestMethod();
        if (!method.equals(reload ? "POST" : "GET") && !(order && method.equals("POST"))) {
            return Answer.problem(405, reload ? "Only POST is answered here" : "Only GET is answered here");
        }
        if (path.equals("/health/live")) {
            return new Answer(200, "{\"live\": true}");
        }
        if (path.equals("/health/ready")) {
            boolean now = ready.getAsBoolean();
            return new Answer(now ? 200 : 503, "{\"ready\": " + now + "}");
        }
        if (!hasToken(exchange)) {
            return Answer.problem(401, "The token of the data folder's operator file is needed");
        }
        try {
            if (reload) {
                return new Answer(200, ReportJson.write(profile.reload()));
            }
            if (method.equals("POST")) {
                return lane ? lanes.post(path, exchange.getRequestBody()) : held.post(path, exchange.getRequestBody());
            }
            return report(path, Optional.ofNullable(exchange.getRequestURI().getRawQuery()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("An operator's question could not be answered", e);
            return Answer.problem(503, "The gateway cannot answer; the log says more");
        }
    }

    private Answer report(String path, Optional<String> query) throws IOException {
        if (path.equals("/balance")) {
            return new Answer(200, ReportJson.write(desk.balance()));
        }
        if (path.equals(HeldPaths.CLOCKS) || path.equals(HeldPaths.PATH) || path.startsWith(HeldPaths.PATH + "/")) {
            return held.get(path, query);
        }
        if (path.equals(LanePaths.PATH)) {
            return lanes.get();
        }
        if (path.equals("/crossing")) {
            Optional<LocalDate> on = day(query);
            return on.isEmpty()
                    ? Answer.problem(400, "A day is needed, as in /crossing?on=2025-07-01")
                    : new Answer(200, ReportJson.write(profile.crossing(on.get())));
        }
        if (path.startsWith("/explain/")) {
            Optional<Reference> reference = Reference.parse(path.substring("/explain/".length()));
            if (reference.isEmpty()) {
                return Answer.problem(400, "That is no reference, or it was misread");
            }
            return desk.explain(reference.get())
                    .map(explanation -> new Answer(200, ReportJson.write(explanation)))
                    .orElseGet(() -> Answer.problem(404, "No request has this reference"));
        }
        return Answer.problem(
                404,
                "There is /explain/{reference}, /held, /clocks, /lanes, /balance, /crossing, /reload, /health/live and /health/ready");
    }

    private static Optional<LocalDate> day(Optional<String> query) {
        try {
            return query.filter(q -> q.startsWith("on=")).map(q -> LocalDate.parse(q.substring("on=".length())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean hasToken(HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }
}

package io.motcua.channel.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The national portal, as far as it is talked to: gives access tokens, tells a dossier's status, takes lines of progress
 * and new statuses, and refuses a status that may not follow. In this process for a test; as a process of its own by
 * {@link #main}.
 */
public final class PortalUnderTest implements AutoCloseable {
    public static final String CLIENT_ID = "motcua";
    public static final String CLIENT_SECRET = "a secret: not / for + logs";

    static {
        // The JDK's server writes head and body apart; without this each answer waits for the client's ack.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final PortalBook book;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tokensGiven = new AtomicInteger();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "portal");
        thread.setDaemon(true);
        return thread;
    });
    private final int port;
    private volatile int tokenSeconds = 3600;
    private HttpServer server;

    /** What the next request is answered instead of being done. */
    private record Refusal(int status, Optional<String> retryAfter) {}

    /** A portal on a free port that knows only the dossiers that are registered. */
    public PortalUnderTest() throws IOException {
        this(0, false, Optional.empty());
    }

    /**
     * A portal.
     *
     * @param port 0 for a free one
     * @param knowsAll whether a dossier that was never registered is at status 1, instead of unknown
     * @param journal of everything that is asked of it, one JSON object a line, forced to the disk before the answer
     */
    public PortalUnderTest(int port, boolean knowsAll, Optional<Path> journal) throws IOException {
        book = new PortalBook(knowsAll, journal);
        server = listen(port);
        this.port = server.getAddress().getPort();
    }

    /** {@code <port> <journal>}: runs until it is killed, and knows every dossier. */
    public static void main(String... args) throws Exception {
        PortalUnderTest portal = new PortalUnderTest(Integer.parseInt(args[0]), true, Optional.of(Path.of(args[1])));
        System.out.println("portal ready on " + portal.port);
        new CountDownLatch(1).await();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI tokens() {
        return URI.create(address() + "/oauth2/token");
    }

    /** A dossier was handed in at the portal: it is at status 1. */
    public void register(String dossier) {
        book.register(dossier);
    }

    public int status(String dossier) {
        return book.status(dossier).orElseThrow();
    }

    /** Everything that was asked, in its order. */
    public List<PortalEvent> events() {
        return book.events();
    }

    public int tokensGiven() {
        return tokensGiven.get();
    }

    /** No token that was given counts any more. */
    public void forgetTokens() {
        tokens.clear();
    }

    /** How long the next tokens live, as it says; it does not forget them by itself. */
    public void giveTokensFor(int seconds) {
        tokenSeconds = seconds;
    }

    /** The next request for anything but a token is answered so, and not done. */
    public void refuseNext(int status, Optional<String> retryAfter) {
        refusals.add(new Refusal(status, retryAfter));
    }

    /** The next line of progress or status is taken, but its sender does not hear it. */
    public void loseNextAnswer() {
        answersToLose.incrementAndGet();
    }

    /** Nobody listens any more. */
    public synchronized void down() {
        server.stop(0);
    }

    /** Listens again, on the port of before. */
    public synchronized void up() throws IOException {
        server = listen(port);
    }

    @Override
    public synchronized void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServer listen(int onPort) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), onPort), 64);
        made.setExecutor(threads);
        made.createContext("/oauth2/token", this::token);
        made.createContext("/TraCuuHoSo", exchange -> operate(exchange, "GET", this::lookUp));
        made.createContext("/CapNhatTienTrinh", exchange -> operate(exchange, "POST", this::addProgress));
        made.createContext("/CapNhatTrangThai", exchange -> operate(exchange, "POST", this::setStatus));
        made.start();
        return made;
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(text -> text.startsWith("Basic "))
                .map(text -> new String(Base64.getDecoder().decode(text.substring(6)), StandardCharsets.UTF_8))
                .orElse(":");
        String id = URLDecoder.decode(shown.substring(0, shown.indexOf(':')), StandardCharsets.UTF_8);
        String secret = URLDecoder.decode(shown.substring(shown.indexOf(':') + 1), StandardCharsets.UTF_8);
        if (!id.equals(CLIENT_ID) || !secret.equals(CLIENT_SECRET) || !body.equals("grant_type=client_credentials")) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        String token = "token-" + tokensGiven.incrementAndGet();
        tokens.add(token);
        answer(
                exchange,
                200,
                Map.of("access_token", token, "token_type", "Bearer", "expires_in", Integer.toString(tokenSeconds)));
    }

    /** One of the portal's operations, once the token is good. */
    private interface Operation {
        void on(HttpExchange exchange, byte[] body) throws IOException;
    }

    private void operate(HttpExchange exchange, String method, Operation operation) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        Refusal refusal = refusals.poll();
        if (refusal != null) {
            refusal.retryAfter().ifPresent(wait -> exchange.getResponseHeaders().set("Retry-After", wait));
            answer(exchange, refusal.status(), Map.of("ThongBao", "Not now"));
        } else if (!shown.startsWith("Bearer ") || !tokens.contains(shown.substring(7))) {
            answer(exchange, 401, Map.of("error", "invalid_token"));
        } else if (!exchange.getRequestMethod().equals(method)) {
            answer(exchange, 405, Map.of());
        } else {
            operation.on(exchange, body);
        }
    }

    private void lookUp(HttpExchange exchange, byte[] body) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String dossier = URLDecoder.decode(query.substring("MaHoSo=".length()), StandardCharsets.UTF_8);
        Optional<Integer> status = book.lookUp(dossier);
        if (status.isEmpty()) {
            answer(exchange, 404, Map.of("ThongBao", "No such dossier"));
            return;
        }
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("MaHoSo", dossier);
        shown.put("TrangThai", status.get().toString());
        answer(exchange, 200, shown);
    }

    private void addProgress(HttpExchange exchange, byte[] body) throws IOException {
        String dossier = text(body, "MaHoSo");
        boolean whole = !text(body, "MaTienTrinh").isEmpty()
                && !text(body, "MaDonVi").isEmpty()
                && !text(body, "NguoiXuLy").isEmpty()
                && text(body, "ThoiDiemXuLy").matches("\\d{14}")
                && !text(body, "NoiDungXuLy").isEmpty();
        if (!whole) {
            answer(exchange, 400, Map.of("ThongBao", "A field is missing"));
        } else if (book.status(dossier).isEmpty()) {
            answer(exchange, 404, Map.of("ThongBao", "No such dossier"));
        } else {
            book.addProgress(dossier, text(body, "MaTienTrinh"), status(body), text(body, "NoiDungXuLy"));
            answerUnlessLost(exchange);
        }
    }

    private void setStatus(HttpExchange exchange, byte[] body) throws IOException {
        String dossier = text(body, "MaHoSo");
        if (book.status(dossier).isEmpty()) {
            answer(exchange, 404, Map.of("ThongBao", "No such dossier"));
        } else if (!book.setStatus(dossier, text(body, "MaTienTrinh"), status(body))) {
            answer(exchange, 409, Map.of("ThongBao", "This status may not follow"));
        } else {
            answerUnlessLost(exchange);
        }
    }

    private void answerUnlessLost(HttpExchange exchange) throws IOException {
        if (answersToLose.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            exchange.close();
        } else {
            answer(exchange, 200, Map.of("KetQua", "00"));
        }
    }

    private static int status(byte[] body) {
        String text = text(body, "TrangThai");
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
    }

    private static String text(byte[] body, String name) {
        return PortalJson.read(body, name).orElse("");
    }

    private static void answer(HttpExchange exchange, int status, Map<String, String> texts) throws IOException {
        byte[] body = PortalJson.write(texts);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}

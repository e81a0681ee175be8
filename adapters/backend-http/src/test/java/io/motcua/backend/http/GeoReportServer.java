package io.motcua.backend.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An Open311 server as GeoReport v2 describes one. It drops nothing: what is posted twice is there twice, unlike at a
 * server that knows idempotency keys.
 */
final class GeoReportServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger silent = new AtomicInteger();
    final Map<String, Map<String, String>> requests = new LinkedHashMap<>();
    final Map<String, String> states = new LinkedHashMap<>();
    final Map<String, String> tokens = new LinkedHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** What answers about one request wait for. */
    volatile CountDownLatch held = new CountDownLatch(0);

    volatile boolean givesTokens;
    volatile boolean givesNothing;
    volatile boolean searchable = true;
    volatile boolean tokensAreResolved;
    volatile String error = "";
    volatile int errorStatus;

    GeoReportServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/open311/v2", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/open311/v2");
    }

    /** Does the work of the next so many posts and does not answer. */
    void beSilent(int posts) {
        silent.set(posts);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/open311/v2".length());
        if (exchange.getRequestMethod().equals("POST")) {
            post(exchange);
            return;
        }
        asked.add(exchange.getRequestURI().toString().substring("/open311/v2".length()));
        if (path.equals("/requests.json")) {
            answer(exchange, searchable ? 200 : 501, list());
        } else if (path.startsWith("/tokens/")) {
            String token = path.substring(8).replace(".json", "");
            ObjectNode one = JsonNodeFactory.instance.objectNode();
            one.put("token", token);
            one.put("service_request_id", tokensAreResolved ? tokens.get(token) : "");
            answer(exchange, 200, JsonNodeFactory.instance.arrayNode().add(one));
        } else {
            String id = path.substring("/requests/".length()).replace(".json", "");
            await(held);
            synchronized (requests) {
                answer(exchange, 200, (ArrayNode)
                        Json.read(states.getOrDefault(id, "[]").getBytes(UTF_8)).orElseThrow());
            }
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&")) {
            String[] parts = pair.split("=", -1);
            form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        if (errorStatus > 0) {
            answer(exchange, errorStatus, (ArrayNode)
                    Json.read(error.getBytes(UTF_8)).orElseThrow());
            return;
        }
        String id;
        synchronized (requests) {
            id = "SR-" + (requests.size() + 1);
            requests.put(id, form);
        }
        if (silent.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            await(closing);
            return;
        }
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        if (givesTokens) {
            String token = "T" + id.substring(3);
            tokens.put(token, id);
            one.put("token", token);
        } else if (!givesNothing) {
            one.put("service_request_id", id);
            one.put("service_notice", "Cảm ơn");
        }
        answer(exchange, 201, JsonNodeFactory.instance.arrayNode().add(one));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ArrayNode list() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        synchronized (requests) {
            requests.forEach((id, form) -> {
                ObjectNode one = list.addObject();
                one.put("service_request_id", id);
                one.put("description", form.get("description"));
            });
        }
        return list;
    }

    private static void answer(HttpExchange exchange, int status, ArrayNode body) throws IOException {
        byte[] bytes = Json.write(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

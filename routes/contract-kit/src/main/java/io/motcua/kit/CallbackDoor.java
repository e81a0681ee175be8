package io.motcua.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.motcua.contract.Contract;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where the backend calls back: {@code POST /utilities/v1/<utility>/replies}, as the gateway has it. */
final class CallbackDoor implements AutoCloseable {
    /** One more than a reply may have, so that a longer one is seen to be longer. */
    private static final int READ_AT_MOST = 64 * 1024 + 1;

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final byte[] authorization;
    private final Inbox inbox;

    private CallbackDoor(HttpServer server, String key, Inbox inbox) {
        this.server = server;
        this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        this.inbox = inbox;
    }

    static CallbackDoor open(InetSocketAddress address, String utility, String key, Inbox inbox) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        CallbackDoor door = new CallbackDoor(server, key, inbox);
        server.createContext("/utilities/v1/" + utility + "/replies", door::take);
        server.setExecutor(door.threads);
        server.start();
        return door;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(READ_AT_MOST);
            String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
            } else if (!MessageDigest.isEqual(authorization, shown.getBytes(StandardCharsets.UTF_8))) {
                exchange.sendResponseHeaders(401, -1);
            } else {
                String mediaType = Optional.ofNullable(
                                exchange.getRequestHeaders().getFirst("Content-Type"))
                        .orElse("");
                byte[] answer = take(body, mediaType).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        }
    }

    /** Takes one reply, or each of a batch (CloudEvents HTTP binding 1.0.2, section 3.3), and gives the answer. */
    private String take(byte[] body, String mediaType) throws IOException {
        String verdict = "{\"verdict\":\"applied\"}";
        if (!mediaType.regionMatches(true, 0, BATCH, 0, BATCH.length())) {
            inbox.add(Heard.of(body, mediaType, Instant.now(), Optional.empty()));
            return verdict;
        }
        List<String> verdicts = new ArrayList<>();
        for (JsonNode reply : JSON.readTree(body)) {
            inbox.add(Heard.of(JSON.writeValueAsBytes(reply), Contract.MEDIA_TYPE, Instant.now(), Optional.empty()));
            verdicts.add(verdict);
        }
        return "{\"replies\":" + verdicts + "}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

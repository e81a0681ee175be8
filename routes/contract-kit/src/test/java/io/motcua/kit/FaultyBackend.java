package io.motcua.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.motcua.contract.Contract;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A utility's HTTP backend that keeps the contract but for one planted fault. It acknowledges in its answers, or by
 * call-back, and says by call-back that work has begun.
 */
final class FaultyBackend implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ATTRIBUTES = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "jurisdictionid",
            "partitionkey",
            "correlationid",
            "replayof",
            "audience",
            "takenoverfrom",
            "traceparent",
            "data");
    private static final int LARGEST = 256 * 1024;

    private final Fault fault;
    private final String utility;
    private final URI callback;
    private final String key;
    private final boolean acknowledgesLater;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> references = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, ObjectNode> answered = new HashMap<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int drawn;
    private int acknowledgments;

    FaultyBackend(Fault fault, String utility, URI callback, String key, boolean acknowledgesLater) throws IOException {
        this.fault = fault;
        this.utility = utility;
        this.callback = callback;
        this.key = key;
        this.acknowledgesLater = acknowledgesLater;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 64);
        server.setExecutor(threads);
        server.createContext("/requests", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/requests");
    }

    private void take(HttpExchange exchange) throws IOException {
        int now = atOnce.incrementAndGet();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (fault == Fault.REFUSES_ALL) {
                String words = "\n<b>unknown</b> attribute \u001B[2Jjurisdictionid\nsecond line";
                send(exchange, 400, "text/plain", words.getBytes(UTF_8));
            } else if (fault == Fault.GIVES_UP_UNDER_LOAD && now > 12) {
                send(exchange, 500, "", "too many".getBytes(UTF_8));
            } else if (body.length > LARGEST) {
                if (fault != Fault.DIES_OF_OVERSIZE) {
                    send(exchange, 413, "text/plain", "too large".getBytes(UTF_8));
                }
            } else {
                answer(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        JsonNode event;
        try {
            event = JSON.readTree(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
            if (!event.path("id").isTextual()
                    || !event.path("data").path("serviceRequestId").isTextual()) {
                throw new IOException("No event");
            }
        } catch (IOException e) {
            send(exchange, fault == Fault.FAILS_AT_MALFORMED ? 500 : 400, "text/plain", "no event".getBytes(UTF_8));
            return;
        }
        if (fault == Fault.GIVES_UP_UNDER_LOAD) {
            // As long as a slow table would take, so that many are under way at once.
            closed.await(100, TimeUnit.MILLISECONDS);
        }
        ObjectNode data = decide(event);
        if (data == null) {
            send(exchange, 202, "", new byte[0]);
            return;
        }
        if (fault == Fault.ANSWERS_TOO_LATE && isTheSecond()) {
            closed.await(4, TimeUnit.SECONDS);
        }
        ObjectNode reply = reply(event, data, replyId(event));
        if (fault == Fault.ACKNOWLEDGES_WITH_A_WRONG_ID) {
            reply.put("correlationid", "another");
        }
        if (fault == Fault.REPLIES_AGAINST_THE_SCHEMA) {
            reply.put("time", "hôm qua");
        }
        byte[] bytes = bytes(reply);
        if (acknowledgesLater) {
            send(exchange, 202, "", new byte[0]);
            callBack(bytes);
        } else {
            send(exchange, 200, Contract.MEDIA_TYPE, bytes);
        }
        if (data.path("result").asText().equals("accepted") && fault != Fault.NEVER_TELLS_PROGRESS) {
            progress(event);
        }
    }

    private String replyId(JsonNode event) {
        return switch (fault) {
            case REUSES_REPLY_IDS -> "always";
            // Who does not remember the event does not remember its answer's id.
            case FORGETS_DELIVERIES -> UUID.randomUUID().toString();
            default -> event.path("id").asText() + ":ack";
        };
    }

    /** The first only shows whether anybody is there, and how long that takes is not judged. */
    private synchronized boolean isTheSecond() {
        return ++acknowledgments == 2;
    }

    private void progress(JsonNode event) throws IOException, InterruptedException {
        String reference = event.path("data").path("serviceRequestId").asText();
        int version;
        synchronized (this) {
            version = versions.get(reference);
        }
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("serviceRequestId", reference);
        status.put("requestVersion", version);
        status.put("kind", "status");
        status.put("status", "IN_PROGRESS");
        status.put("serviceNotice", notice());
        callBack(bytes(reply(event, status, event.path("id").asText() + ":progress")));
        if (fault == Fault.MAKES_AN_APPOINTMENT || fault == Fault.MAKES_AN_ENDLESS_APPOINTMENT) {
            callBack(bytes(reply(
                    event, appointment(reference, version, 1), event.path("id").asText() + ":visit")));
        }
        if (fault == Fault.MOVES_AN_APPOINTMENT_AT_NO_LATER_TIME) {
            ObjectNode first = reply(
                    event, appointment(reference, version, 1), event.path("id").asText() + ":visit");
            ObjectNode second = reply(
                    event, appointment(reference, version, 2), event.path("id").asText() + ":moved");
            callBack(bytes(first));
            callBack(bytes(second.put("time", first.path("time").asText())));
        }
        if (fault == Fault.GOES_BACK_IN_STATUS) {
            status.put("status", "ACCEPTED");
            callBack(bytes(reply(event, status, event.path("id").asText() + ":back")));
        }
    }

    private ObjectNode appointment(String reference, int version, int inDays) {
        // The same for a repetition of the event, whose reply has the same id.
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(inDays + 1));
        Duration length = fault == Fault.MAKES_AN_ENDLESS_APPOINTMENT ? Duration.ofDays(400) : Duration.ofHours(2);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("serviceRequestId", reference).put("requestVersion", version);
        data.put("kind", "appointment").put("status", "confirmed").put("serviceNotice", notice());
        data.putObject("validFor")
                .put("startDateTime", start.toString())
                .put("endDateTime", start.plus(length).toString());
        return data;
    }

    private String notice() {
        String words = "Đội sửa chữa đang đến, dự kiến xong trước 21 giờ";
        return fault == Fault.READS_ANOTHER_CHARSET
                ? new String(words.getBytes(UTF_8), Charset.forName("windows-1252"))
                : words;
    }

    /** What is said of the event; null to say nothing. */
    private synchronized @Nullable ObjectNode decide(JsonNode event) {
        JsonNode request = event.path("data");
        String reference = request.path("serviceRequestId").asText();
        int version = request.path("version").asInt();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("serviceRequestId", reference);
        data.put("requestVersion", version);
        data.put("kind", "acknowledgment");
        boolean standsIn = event.has("takenoverfrom") && fault != Fault.REFUSES_TAKEOVERS;
        if (!event.path("jurisdictionid").asText().equals(utility) && !standsIn) {
            return fault == Fault.SILENT_ON_REJECTION
                    ? null
                    : data.put("result", "notMine").put("cause", "Không thuộc địa bàn " + utility);
        }
        if (!request.path("serviceCode").asText().equals("OUTAGE") && fault != Fault.ACCEPTS_UNKNOWN_SERVICE) {
            data.put("result", "invalid");
            return fault == Fault.REJECTS_WITHOUT_REASON ? data : data.put("cause", "Không có dịch vụ này");
        }
        if (fault == Fault.REFUSES_UNKNOWN_ATTRIBUTES
                && event.properties().stream().anyMatch(field -> !ATTRIBUTES.contains(field.getKey()))) {
            return data.put("result", "invalid").put("cause", "Thuộc tính lạ");
        }
        int length = request.path("description").asText().length();
        if (fault == Fault.CUTS_LONG_TEXT_OFF && length > 10_000 && length < 40_000) {
            return data.put("result", "invalid").put("cause", "Quá dài");
        }
        if (fault == Fault.REFUSES_A_CHANGE_THAT_COMES_FIRST && version > 1 && !references.containsKey(reference)) {
            return data.put("result", "invalid").put("cause", "Chưa có yêu cầu này");
        }
        ObjectNode before = answered.get(event.path("id").asText());
        if (before != null && fault != Fault.FORGETS_DELIVERIES) {
            return before;
        }
        if (fault == Fault.APPLIES_OLDER_OVER_NEWER) {
            versions.put(reference, version);
        } else {
            versions.merge(reference, version, Math::max);
        }
        boolean fresh = before != null || fault == Fault.OPENS_A_SECOND_ONE_AT_A_REPLAY && event.has("replayof");
        String called = fresh ? next() : references.computeIfAbsent(reference, unknown -> next());
        data.put("result", "accepted").put("backendReference", called);
        answered.put(event.path("id").asText(), data);
        return data;
    }

    private String next() {
        return fault == Fault.GIVES_ALL_THE_SAME_REFERENCE ? "PHIẾU" : "PHIẾU-" + ++drawn;
    }

    private static ObjectNode reply(JsonNode event, ObjectNode data, String id) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("specversion", "1.0");
        reply.put("id", id);
        reply.put("source", "urn:test:backend");
        reply.put("type", Contract.REPLY);
        reply.put("time", Instant.now().toString());
        reply.put("correlationid", event.path("id").asText());
        reply.set("data", data.deepCopy());
        return reply;
    }

    private byte[] bytes(ObjectNode reply) {
        // In windows-1258 a letter and its tone may be two characters, as Windows writes them.
        return fault == Fault.WRITES_ANOTHER_CHARSET
                ? reply.toString().getBytes(Charset.forName("windows-1258"))
                : reply.toString().getBytes(UTF_8);
    }

    private void callBack(byte[] reply) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(callback)
                        .header("Content-Type", Contract.MEDIA_TYPE)
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.ofByteArray(reply))
                        .build(),
                BodyHandlers.discarding());
    }

    private static void send(HttpExchange exchange, int status, String mediaType, byte[] body) throws IOException {
        if (!mediaType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", mediaType);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

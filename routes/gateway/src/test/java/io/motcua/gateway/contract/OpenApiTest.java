package io.motcua.gateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.backend.http.HttpBackend;
import io.motcua.backend.http.HttpBackendConfig;
import io.motcua.backend.http.ReplyAccess;
import io.motcua.backend.http.ReplyDoor;
import io.motcua.channel.app.AppChannel;
import io.motcua.channel.app.AppConfig;
import io.motcua.channel.hotline.HotlineChannel;
import io.motcua.channel.hotline.HotlineConfig;
import io.motcua.channel.portal.PortalChannel;
import io.motcua.channel.portal.PortalConfig;
import io.motcua.http.ApiClient;
import io.motcua.http.EntryUnderTest;
import io.motcua.spi.RecordingReplies;
import io.motcua.spi.RememberingIntake;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what the servers do: the same operations, the same answers, and nothing else. */
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "key-of-the-client-0123456789";
    private static final String UTILITY = "EVNHANOI";
    private static final String DOSSIERS = "POST " + PortalChannel.PATH;
    private static final String REPLIES = "POST " + ReplyDoor.PATH;
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/");

    private final OpenApiDocument document = new OpenApiDocument();
    private final RememberingIntake intake = new RememberingIntake();
    private final RecordingReplies replies = new RecordingReplies();
    private final Map<String, Set<String>> seen = new TreeMap<>();
    private EntryUnderTest entry;
    private HttpBackend backend;
    private int keys;

    @BeforeEach
    void start() throws Exception {
        Clock clock = Clock.systemUTC();
        ApiClient client = new ApiClient("client", "account", List.of(KEY));
        ReplyDoor door = new ReplyDoor(clock);
        entry = new EntryUnderTest(
                intake,
                new AppChannel(new AppConfig(List.of(client), AppConfig.DEFAULT_MAX_BYTES, 1), intake, clock),
                new HotlineChannel(
                        new HotlineConfig(List.of(client), HotlineConfig.DEFAULT_MAX_BYTES, 1), intake, clock),
                new PortalChannel(
                        PortalConfig.builder()
                                .clients(client)
                                .portal(NOBODY)
                                .tokens(NOBODY)
                                .client("motcua", "secret")
                                .agency("G22.99", "Ngành điện")
                                .build(),
                        intake,
                        clock),
                door);
        backend = new HttpBackend(
                HttpBackendConfig.builder(UTILITY, NOBODY)
                        .replies(ReplyAccess.byKeys(KEY))
                        .build(),
                door,
                clock);
        backend.open(replies);
    }

    @AfterEach
    void stop() {
        backend.close();
        entry.close();
    }

    @Test
    void documentIsAnOpenApiDocument() {
        assertThat(document.metaErrors()).isEmpty();
    }

    @Test
    void documentHasTheOperationsOfTheRoutesAndNoOthers() {
        assertThat(document.operations()).isEqualTo(entry.operations()).hasSize(8);
    }

    @Test
    void everyAnswerIsAsTheDocumentSaysAndEveryAnswerInItIsGiven() throws Exception {
        intake("POST " + AppChannel.PATH);
        intake("POST " + HotlineChannel.PATH);
        status("GET " + AppChannel.PATH + "/{reference}", AppChannel.PATH, "POST " + AppChannel.PATH);
        status("GET " + HotlineChannel.PATH + "/{reference}", HotlineChannel.PATH, "POST " + HotlineChannel.PATH);
        dossiers();
        callBacks();
        intake.refuse();
        for (String operation : List.of("POST " + AppChannel.PATH, "POST " + HotlineChannel.PATH, DOSSIERS)) {
            byte[] fresh = new String(example(operation), UTF_8)
                    .replace("0092637", "0092639")
                    .getBytes(UTF_8);
            post(operation, fresh, KEY, "application/json", key());
        }

        for (String operation : document.operations()) {
            assertThat(seen.getOrDefault(operation, Set.of()))
                    .as("answers to " + operation)
                    .isEqualTo(document.statuses(operation));
        }
    }

    /** Each answer that a posted request can be given. */
    private void intake(String operation) throws Exception {
        byte[] good = example(operation);
        post(operation, good, KEY, "application/json", "same");
        post(operation, good, KEY, "application/json", "same");
        post(operation, "{\"note\":\"b\",\"description\":7}".getBytes(UTF_8), KEY, "application/json", key());
        post(operation, good, "wrong-key-wrong-key", "application/json", key());
        post(operation, new byte[300_000], KEY, "application/json", key());
        post(operation, good, KEY, "text/plain", key());
        post(operation, other(good), KEY, "application/json", "same");
        inFlight(operation, good, key());
    }

    private void inFlight(String operation, byte[] body, String key) throws Exception {
        int offered = intake.offered().size();
        intake.hold();
        CompletableFuture<HttpResponse<String>> first =
                entry.sendAsync(entry.post(operation.split(" ")[1], KEY, key, body));
        await().until(() -> intake.offered().size() > offered);
        post(operation, body, KEY, "application/json", key);
        intake.release();
        check(operation, first.get());
    }

    private void status(String operation, String path, String posting) throws Exception {
        String location = JSON.readTree(post(posting, example(posting), KEY, "application/json", key())
                        .body())
                .path("links")
                .path("self")
                .asText();
        for (String suffix : new String[] {"", "/events"}) {
            get(operation + suffix, location + suffix, KEY);
            get(operation + suffix, location + suffix, "wrong-key-wrong-key");
            get(operation + suffix, path + "/MC-222-222-222" + suffix, KEY);
        }
        // One may be open: of two at once the second is refused, if the first is not.
        try (InputStream one = open(operation + "/events", location + "/events", KEY);
                InputStream two = open(operation + "/events", location + "/events", KEY)) {
            assertThat(one).isNotSameAs(two);
        }
    }

    private void dossiers() throws Exception {
        byte[] good = example(DOSSIERS);
        post(DOSSIERS, good, KEY, "application/json", key());
        post(DOSSIERS, "{}".getBytes(UTF_8), KEY, "application/json", key());
        post(DOSSIERS, good, "wrong-key-wrong-key", "application/json", key());
        post(DOSSIERS, new byte[300_000], KEY, "application/json", key());
        post(DOSSIERS, good, KEY, "text/plain", key());
        inFlight(DOSSIERS, new String(good, UTF_8).replace("0092637", "0092638").getBytes(UTF_8), key());
    }

    private void callBacks() throws Exception {
        byte[] good = example(REPLIES);
        String media = "application/cloudevents+json";
        post(REPLIES, good, KEY, media, key());
        post(
                REPLIES,
                ("[" + new String(good, UTF_8) + ",{}]").getBytes(UTF_8),
                KEY,
                "application/cloudevents-batch+json",
                key());
        post(REPLIES, good, "wrong-key-wrong-key", media, key());
        post(REPLIES, new byte[100_000], KEY, media, key());
        replies.refuseNext(1);
        post(REPLIES, good, KEY, media, key());
    }

    /** The example of an operation's body, which its schema allows. */
    private byte[] example(String operation) throws Exception {
        String pointer = "/paths/" + OpenApiDocument.escaped(operation.split(" ")[1]) + "/post/requestBody/content";
        Map.Entry<String, JsonNode> content =
                document.root.at(pointer).properties().iterator().next();
        List<JsonNode> examples = new ArrayList<>();
        content.getValue().path("examples").forEach(named -> examples.add(named.path("value")));
        if (examples.isEmpty()) {
            examples.add(content.getValue().path("example"));
        }
        for (JsonNode example : examples) {
            assertThat(document.errors(pointer + "/" + OpenApiDocument.escaped(content.getKey()) + "/schema", example))
                    .as("the examples of " + operation)
                    .isEmpty();
        }
        return JSON.writeValueAsBytes(examples.get(0));
    }

    private HttpResponse<String> post(String operation, byte[] body, String apiKey, String mediaType, String key)
            throws Exception {
        String path = operation.split(" ")[1].replace("{utility}", UTILITY);
        HttpResponse<String> response = entry.send(entry.request(path)
                .header("Content-Type", mediaType)
                .header("Authorization", "Bearer " + apiKey)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(body)));
        check(operation, response);
        return response;
    }

    private void get(String operation, String path, String apiKey) throws Exception {
        open(operation, path, apiKey).close();
    }

    /** The answer's body, of which a stream of events is not read. */
    private InputStream open(String operation, String path, String apiKey) throws Exception {
        HttpResponse<InputStream> response = entry.client()
                .send(
                        entry.request(path)
                                .header("Authorization", "Bearer " + apiKey)
                                .build(),
                        BodyHandlers.ofInputStream());
        String type = response.headers().firstValue("Content-Type").orElse("");
        boolean stream = type.startsWith("text/event-stream");
        check(
                operation,
                response.statusCode(),
                type,
                stream ? "" : new String(response.body().readAllBytes(), UTF_8));
        return response.body();
    }

    private void check(String operation, HttpResponse<String> response) throws Exception {
        check(
                operation,
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    private void check(String operation, int status, String contentType, String body) throws Exception {
        seen.computeIfAbsent(operation, unknown -> new TreeSet<>()).add(String.valueOf(status));
        String mediaType = contentType.split(";")[0];
        Optional<String> schema = Optional.ofNullable(
                document.answers(operation, String.valueOf(status)).get(mediaType));
        assertThat(schema)
                .as(operation + " answers " + status + " " + mediaType)
                .isPresent();
        if (mediaType.endsWith("json")) {
            assertThat(document.errors(schema.get(), JSON.readTree(body)))
                    .as(operation + " answers " + status + ": " + body)
                    .isEmpty();
        }
    }

    private String key() {
        return "k-" + ++keys;
    }

    private static byte[] other(byte[] json) {
        return new String(json, UTF_8).replace("12 Lê Lợi", "13 Lê Lợi").getBytes(UTF_8);
    }
}

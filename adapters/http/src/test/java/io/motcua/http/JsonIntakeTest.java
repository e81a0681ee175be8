package io.motcua.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Submission;
import io.motcua.spi.RememberingIntake;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonIntakeTest {
    private static final byte[] BODY = "{\"text\":\"Mất điện\"}".getBytes(UTF_8);
    private static final byte[] OTHER_BODY = "{\"text\":\"Có điện\"}".getBytes(UTF_8);

    private final RememberingIntake intake = new RememberingIntake();
    private EntryUnderTest entry;

    @BeforeEach
    void start() throws Exception {
        entry = new EntryUnderTest(intake, new EchoRoutes(intake, 100));
    }

    @AfterEach
    void stop() {
        entry.close();
    }

    @Test
    void storedRequestIsAnswered202WithItsReferenceAndWhereToAsk() throws Exception {
        HttpResponse<String> response = post(EchoRoutes.KEY_A, "k-1", BODY);
        JsonNode body = new ObjectMapper().readTree(response.body());

        Submission stored = intake.stored().get(0);
        String reference = body.path("serviceRequestId").asText();
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Location")).hasValue(EchoRoutes.PATH + "/" + reference);
        assertThat(body.path("trackingId").asText())
                .isEqualTo(stored.trackingId().toString());
        assertThat(body.path("status").asText()).isEqualTo("RECEIVED");
        assertThat(body.path("links").path("events").asText()).isEqualTo(EchoRoutes.PATH + "/" + reference + "/events");
        assertThat(stored.account()).isEqualTo("one");
        assertThat(stored.dedupeKey()).isEqualTo("a:k-1");
        assertThat(stored.payload().mediaType()).isEqualTo("application/json");
        assertThat(stored.transport()).containsExactly(java.util.Map.entry("client", "a"));
    }

    @Test
    void sameKeyAndBodyHearTheSameAnswerToTheByte() throws Exception {
        HttpResponse<String> first = post(EchoRoutes.KEY_A, "k-1", BODY);
        HttpResponse<String> again = post(EchoRoutes.KEY_A, "\"k-1\"", BODY);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(intake.stored()).hasSize(1);
    }

    @Test
    void sameKeyWithAnotherBodyIs422() throws Exception {
        post(EchoRoutes.KEY_A, "k-1", BODY);

        HttpResponse<String> other = post(EchoRoutes.KEY_A, "k-1", OTHER_BODY);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    }

    @Test
    void sameKeyWhileTheFirstIsInFlightIs409() throws Exception {
        intake.hold();
        CompletableFuture<HttpResponse<String>> first =
                entry.sendAsync(entry.post(EchoRoutes.PATH, EchoRoutes.KEY_A, "k-1", BODY));
        await().until(() -> intake.held() == 1);

        HttpResponse<String> second = post(EchoRoutes.KEY_A, "k-1", BODY);
        intake.release();

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        assertThat(post(EchoRoutes.KEY_A, "k-1", BODY).statusCode()).isEqualTo(202);
        assertThat(intake.stored()).hasSize(1);
    }

    @Test
    void keyIsFreeAgainWhenTheLedgerRefused() throws Exception {
        intake.refuse();

        HttpResponse<String> first = post(EchoRoutes.KEY_A, "k-1", BODY);
        HttpResponse<String> second = post(EchoRoutes.KEY_A, "k-1", BODY);

        assertThat(List.of(first, second)).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        });
    }

    @Test
    void clientsOfOneAccountDoNotCollideInTheirKeys() throws Exception {
        assertThat(post(EchoRoutes.KEY_A, "k-1", BODY).statusCode()).isEqualTo(202);
        assertThat(post(EchoRoutes.KEY_B, "k-1", OTHER_BODY).statusCode()).isEqualTo(202);
        assertThat(post(EchoRoutes.KEY_OTHER, "k-1", OTHER_BODY).statusCode()).isEqualTo(202);

        assertThat(intake.stored())
                .extracting(submission -> submission.account() + " " + submission.dedupeKey())
                .containsExactly("one a:k-1", "one b:k-1", "other c:k-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong-key-wrong-key", "Basic YTpi", "bbbbbbbbbbbbbbbb"})
    void withoutAKeyOfOursIs401(String authorization) throws Exception {
        java.net.http.HttpRequest.Builder request = entry.request(EchoRoutes.PATH)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .POST(BodyPublishers.ofByteArray(BODY));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }

        HttpResponse<String> response = entry.send(request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer realm="));
        assertThat(intake.offered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "a b", "a\\b", "a\"b", "khoá"})
    void unusableIdempotencyKeyIs400(String key) throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.post(EchoRoutes.KEY_A, key, "{\"text\":\"a\"}"));

            assertThat(client.response().status()).isEqualTo(400);
        }
        assertThat(intake.offered()).isEmpty();
    }

    @Test
    void missingOrLongOrRepeatedIdempotencyKeyIs400() throws Exception {
        java.net.http.HttpRequest.Builder missing = entry.request(EchoRoutes.PATH)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + EchoRoutes.KEY_A)
                .POST(BodyPublishers.ofByteArray(BODY));
        java.net.http.HttpRequest.Builder twice =
                entry.post(EchoRoutes.PATH, EchoRoutes.KEY_A, "k-1", BODY).header("Idempotency-Key", "k-2");

        assertThat(entry.send(missing).statusCode()).isEqualTo(400);
        assertThat(entry.send(twice).statusCode()).isEqualTo(400);
        assertThat(post(EchoRoutes.KEY_A, "k".repeat(129), BODY).statusCode()).isEqualTo(400);
        assertThat(post(EchoRoutes.KEY_A, "k".repeat(128), BODY).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain                      | 415
            application/xml                 | 415
            application/jsonx               | 415
            application/json; charset=UTF-16| 415
            application/json;charset=windows-1258| 415
            application/json; charset=utf-8 | 202
            Application/JSON;charset="UTF-8"| 202
            """)
    void otherMediaTypesAndCharsetsAre415(String mediaType, int status) throws Exception {
        HttpResponse<String> response = entry.send(
                entry.post(EchoRoutes.PATH, EchoRoutes.KEY_A, "k", BODY).setHeader("Content-Type", mediaType));

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void problemNamesTheFieldByItsPointer() throws Exception {
        HttpResponse<String> response =
                post(EchoRoutes.KEY_A, "k", "{\"text\":\"a\",\"place\":{\"lat\":\"21\"}}".getBytes(UTF_8));
        JsonNode problem = new ObjectMapper().readTree(response.body());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.path("pointer").asText()).isEqualTo("/place/lat");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("type").asText()).startsWith("tag:");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isEqualTo("Is not a number");
        assertThat(intake.offered()).isEmpty();
    }

    @Test
    void configurationMistakesAreSaidWithWhatToDo() {
        assertThatThrownBy(() -> new ApiClient("a", "one", List.of("short")))
                .hasMessageContaining("at least 16 characters")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> new ApiClient("a:b", "one", List.of(EchoRoutes.KEY_A)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ApiKeys(List.of(
                        new ApiClient("a", "one", List.of(EchoRoutes.KEY_A)),
                        new ApiClient("b", "one", List.of(EchoRoutes.KEY_A)))))
                .hasMessageContaining("given twice");
        assertThat(new ApiClient("a", "one", List.of(EchoRoutes.KEY_A)).toString())
                .doesNotContain(EchoRoutes.KEY_A);
    }

    private HttpResponse<String> post(String apiKey, String key, byte[] body) throws Exception {
        return entry.send(entry.post(EchoRoutes.PATH, apiKey, key, body));
    }
}

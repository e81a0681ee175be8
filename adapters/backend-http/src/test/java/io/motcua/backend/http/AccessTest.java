package io.motcua.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.backend.http.Access.ApiKey;
import io.motcua.backend.http.Access.OAuth2;
import io.motcua.backend.http.ScriptedServer.Act;
import io.motcua.backend.http.ScriptedServer.Request;
import io.motcua.contract.StatusWords;
import io.motcua.spi.SettableClock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void tokenIsAskedForOnceHoweverManyNeedIt() throws Exception {
        try (ScriptedServer tokens = new ScriptedServer(token("T1", 3600));
                ScriptedServer server = new ScriptedServer();
                Attempts attempts = oauth(server, tokens)) {
            List<CompletableFuture<DeliveryOutcome>> many = IntStream.range(0, 20)
                    .mapToObj(i -> attempts.backend.deliver(Backends.delivery()).toCompletableFuture())
                    .toList();

            for (CompletableFuture<DeliveryOutcome> one : many) {
                assertThat(one.get(10, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
            }

            assertThat(tokens.requests()).hasSize(1);
            assertThat(tokens.last().text()).isEqualTo("grant_type=client_credentials&scope=requests%3Awrite");
            assertThat(tokens.last().header("authorization"))
                    .isEqualTo("Basic " + Base64.getEncoder().encodeToString("motcua:s%26cret".getBytes()));
            assertThat(server.requests())
                    .hasSize(20)
                    .extracting(request -> request.header("authorization"))
                    .containsOnly("Bearer T1");
        }
    }

    @Test
    void tokenIsRenewedBeforeItExpires() throws Exception {
        SettableClock clock = new SettableClock(Attempts.NOW);
        try (ScriptedServer tokens = new ScriptedServer(token("T1", 600), token("T2", 600));
                ScriptedServer server = new ScriptedServer();
                Attempts attempts = Attempts.at(server, builder -> builder.access(oauth(tokens)), clock)) {
            attempts.once();
            clock.pass(Duration.ofSeconds(560));
            attempts.once();
            clock.pass(Duration.ofSeconds(20));
            attempts.once();

            assertThat(server.requests())
                    .extracting(request -> request.header("authorization"))
                    .containsExactly("Bearer T1", "Bearer T1", "Bearer T2");
        }
    }

    @Test
    void tokenThatIsNotTakenIsRenewedOnce() throws Exception {
        try (ScriptedServer tokens = new ScriptedServer(token("T1", 600), token("T2", 600), token("T3", 600));
                ScriptedServer server = new ScriptedServer(
                        ScriptedServer.answers(401, "", ""),
                        ScriptedServer.RIGHT,
                        ScriptedServer.answers(401, "", ""),
                        ScriptedServer.answers(401, "", ""));
                Attempts attempts = oauth(server, tokens)) {

            assertThat(attempts.once()).isEqualTo(new Accepted("HN-1"));
            assertThat(attempts.once()).isInstanceOf(Deferred.class);

            assertThat(server.requests())
                    .extracting(request -> request.header("authorization"))
                    .containsExactly("Bearer T1", "Bearer T2", "Bearer T2", "Bearer T3");
        }
    }

    @Test
    void withoutATokenNothingIsSent() throws Exception {
        try (ScriptedServer tokens = new ScriptedServer(
                        ScriptedServer.answers(503, "Retry-After: 30\r\n", ""),
                        ScriptedServer.answers(200, "", "{\"token_type\":\"Bearer\"}"),
                        ScriptedServer.answers(200, "", "{\"access_token\":\"a\\r\\nX: 1\"}"),
                        ScriptedServer.RESET);
                ScriptedServer server = new ScriptedServer();
                Attempts attempts = oauth(server, tokens)) {

            assertThat(attempts.once())
                    .isInstanceOfSatisfying(
                            Deferred.class,
                            deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
            for (int i = 0; i < 3; i++) {
                DeliveryOutcome outcome = attempts.once();
                assertThat(outcome).isInstanceOf(Deferred.class);
                assertThat(outcome.toString()).contains("No access token").doesNotContain("s&cret");
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void keyAndSignatureGoWithEachAttempt() throws Exception {
        Access access = new Access(
                Optional.empty(),
                Optional.of(new ApiKey("X-Api-Key", "0123456789abcdef")),
                Optional.of(WebhookSecret.of(SECRET)),
                Optional.empty(),
                Optional.empty());
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = Attempts.at(server, builder -> builder.access(access))) {
            attempts.once();

            Request sent = server.last();
            long timestamp = Long.parseLong(sent.header("webhook-timestamp"));
            assertThat(sent.header("x-api-key")).isEqualTo("0123456789abcdef");
            assertThat(sent.header("webhook-id")).isEqualTo(sent.header("idempotency-key"));
            assertThat(timestamp).isEqualTo(Attempts.NOW.getEpochSecond());
            assertThat(WebhookSecret.of(SECRET)
                            .verifies(
                                    sent.header("webhook-signature"),
                                    sent.header("webhook-id"),
                                    timestamp,
                                    sent.body()))
                    .isTrue();
        }
    }

    /** The example that the specification's libraries are tested by. */
    @Test
    void signatureIsTheSpecifications() {
        byte[] body = "{\"test\": 2432232314}".getBytes();

        assertThat(WebhookSecret.of(SECRET).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void secretsNeverShow() {
        Access access = new Access(
                Optional.of(credentials(null)),
                Optional.of(new ApiKey("X-Api-Key", "0123456789abcdef")),
                Optional.of(WebhookSecret.of(SECRET)),
                Optional.empty(),
                Optional.empty());
        ReplyAccess replies =
                new ReplyAccess(List.of(Backends.KEY), List.of(), Duration.ofMinutes(1), StatusWords.OURS);

        assertThat(access + " " + replies)
                .doesNotContain("0123456789abcdef", "s&cret", "MfKQ9r8", Backends.KEY)
                .contains("client motcua");
        assertThatThrownBy(() -> WebhookSecret.of("whsec_short")).hasMessageNotContaining("short");
        assertThatThrownBy(() -> new ApiKey("X-Api-Key", "a\r\nX: 1")).hasMessageNotContaining("X: 1");
    }

    private static Attempts oauth(ScriptedServer server, ScriptedServer tokens) {
        return Attempts.at(server, builder -> builder.access(oauth(tokens)));
    }

    private static Access oauth(ScriptedServer tokens) {
        return new Access(
                Optional.of(credentials(tokens)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static OAuth2 credentials(@org.jspecify.annotations.Nullable ScriptedServer tokens) {
        return new OAuth2(
                tokens == null ? java.net.URI.create("https://tokens.example/") : tokens.url("/token"),
                "motcua",
                "s&cret",
                Optional.of("requests:write"));
    }

    private static Act token(String value, int seconds) {
        return ScriptedServer.answers(
                200,
                "",
                "{\"access_token\":\"" + value + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + "}");
    }
}

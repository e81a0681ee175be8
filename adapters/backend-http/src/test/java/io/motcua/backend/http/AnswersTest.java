package io.motcua.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.contract.Contract;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final ReplyAccess CALLS_BACK = ReplyAccess.byKeys(Backends.KEY);
    private static final String EVENT = "Content-Type: " + Contract.MEDIA_TYPE + "; charset=utf-8\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7|7",
                "0|0",
                "3600|3600",
                "86400|3600",
                "99999999999999999999|0",
                "-5|0",
                "soon|0",
                "Fri, 20 Nov 2026 12:31:10 GMT|60",
                "Fri, 20 Nov 2026 12:00:00 GMT|0",
                "Sat, 21 Nov 2026 12:30:10 GMT|3600",
                "Fri, 99 Nov 2026 12:31:10 GMT|0"
            })
    void retryAfterIsHeardInSecondsOrAsADateAndBounded(String header, long seconds) throws Exception {
        try (ScriptedServer server =
                        new ScriptedServer(ScriptedServer.answers(429, "Retry-After: " + header + "\r\n", ""));
                Attempts attempts = Attempts.at(server)) {

            assertThat(attempts.once())
                    .isInstanceOfSatisfying(
                            Deferred.class,
                            deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(seconds)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID",
        "413,INVALID",
        "415,INVALID",
        "422,INVALID",
        "410,INVALID",
        "418,INVALID",
        "301,LATER",
        "307,LATER",
        "401,LATER",
        "403,LATER",
        "404,LATER",
        "405,LATER",
        "408,LATER",
        "429,LATER",
        "500,LATER",
        "501,LATER",
        "503,LATER",
        "599,LATER"
    })
    void statusMeansWhatItsSpecificationSays(int status, String meaning) throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answers(status, "", ""));
                Attempts attempts = Attempts.at(server)) {

            assertThat(attempts.once()).isInstanceOf(meaning.equals("LATER") ? Deferred.class : Rejected.class);
        }
    }

    @Test
    void configurationMayKnowBetterWhatAStatusMeans() throws Exception {
        AnswerRules rules = Attempts.RULES.withStatuses(Map.of(404, AnswerWord.NOT_MINE, 200, AnswerWord.UNKNOWN));
        try (ScriptedServer server = new ScriptedServer(
                        ScriptedServer.answers(404, "", "{}"),
                        ScriptedServer.answers(200, "", "{\"reference\":\"1\"}"));
                Attempts attempts = Attempts.at(server, builder -> builder.answers(rules))) {

            assertThat(attempts.once()).isEqualTo(new Rejected(Rejected.Kind.NOT_MINE, "The server answered 404"));
            assertThat(attempts.once()).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void yesWithinAFailureIsNoYes() throws Exception {
        AnswerRules rules = Attempts.RULES.withCodes("/code", Map.of("0", AnswerWord.ACCEPTED));
        String yes = "{\"code\":0,\"reference\":\"HN-1\",\"key\":\"" + Backends.REFERENCE + "\"}";
        try (ScriptedServer server = new ScriptedServer(
                        ScriptedServer.answers(500, "", yes),
                        ScriptedServer.answers(409, "", yes),
                        ScriptedServer.answers(200, "", yes));
                Attempts attempts = Attempts.at(server, builder -> builder.answers(rules))) {

            assertThat(attempts.once()).isInstanceOf(Unknown.class);
            assertThat(attempts.once()).isEqualTo(new Accepted("HN-1"));
            assertThat(attempts.once()).isEqualTo(new Accepted("HN-1"));
        }
    }

    @Test
    void serverThatMerelyReceivesHasTheUtilityAcknowledgeInTime() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answers(204, "", ""));
                Attempts attempts = received(server)) {

            assertThat(attempts.once()).isEqualTo(new Sent(Attempts.NOW.plusSeconds(120)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "Text/HTML; charset=utf-8", "application/xhtml+xml"})
    void webPageIsNoReceiptAndTheAttemptIsRepeatedWithItsKey(String mediaType) throws Exception {
        Delivery delivery = Backends.delivery();
        try (ScriptedServer server = new ScriptedServer(
                        page(mediaType, "<!DOCTYPE html><title>Sign in to the network</title>"),
                        page(mediaType, "Please sign in"),
                        ScriptedServer.answers(202, "", ""));
                Attempts attempts = received(server)) {

            List<DeliveryOutcome> outcomes = attempts.untilOver(delivery);

            assertThat(outcomes).hasSize(3);
            assertThat(outcomes.subList(0, 2))
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Unknown.class,
                                    unknown -> assertThat(unknown.cause())
                                            .contains("is a web page", "{statuses: {200: received}}")
                                            .doesNotContain("ign in")));
            assertThat(outcomes.get(2)).isInstanceOf(Sent.class);
            assertThat(server.requests())
                    .extracting(request -> request.header("idempotency-key"))
                    .containsOnly(delivery.deduplicationId());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"ok\":true}"})
    void receiptThatIsNoPageButCalledOneIsAReceipt(String body) throws Exception {
        try (ScriptedServer server = new ScriptedServer(page("text/html", body));
                Attempts attempts = received(server)) {

            assertThat(attempts.once()).isInstanceOf(Sent.class);
        }
    }

    @Test
    void webPageIsAReceiptWhereFormsAreSentOrTheConfigurationSaysSo() throws Exception {
        Content form = new Content.Form(List.of(FieldRule.from("ID", "/serviceRequestId")));
        ScriptedServer.Act page = page("text/html", "<p>Cảm ơn</p>");
        try (ScriptedServer server = new ScriptedServer(page);
                Attempts attempts = Attempts.at(
                        server,
                        builder -> builder.content(form)
                                .answers(AnswerRules.RECEIVED)
                                .replies(CALLS_BACK))) {
            assertThat(attempts.once()).as("to a form").isInstanceOf(Sent.class);
        }
        AnswerRules said = AnswerRules.RECEIVED.withStatuses(Map.of(200, AnswerWord.RECEIVED));
        try (ScriptedServer server = new ScriptedServer(page);
                Attempts attempts =
                        Attempts.at(server, builder -> builder.answers(said).replies(CALLS_BACK))) {
            assertThat(attempts.once()).as("as configured").isInstanceOf(Sent.class);
        }
    }

    private static ScriptedServer.Act page(String mediaType, String body) {
        return ScriptedServer.answers(200, "Content-Type: " + mediaType + "\r\n", body);
    }

    @Test
    void answerInTheContractsOwnWordsIsUnderstood() throws Exception {
        Delivery delivery = Backends.delivery();
        try (ScriptedServer server = new ScriptedServer(
                        event(delivery, 1, Result.ACCEPTED, Optional.of("HN-7"), Optional.empty()),
                        event(delivery, 1, Result.ACCEPTED, Optional.empty(), Optional.empty()),
                        event(delivery, 1, Result.NOT_MINE, Optional.empty(), Optional.of("Đồng Nai")),
                        event(delivery, 2, Result.ACCEPTED, Optional.of("HN-7"), Optional.empty()),
                        event(Backends.delivery(), 1, Result.ACCEPTED, Optional.of("HN-7"), Optional.empty()),
                        ScriptedServer.answers(200, EVENT, "{\"specversion\":\"1.0\"}"));
                Attempts attempts = received(server)) {

            assertThat(attempts.once(delivery)).isEqualTo(new Accepted("HN-7"));
            assertThat(attempts.once(delivery)).isInstanceOf(Unknown.class);
            assertThat(attempts.once(delivery)).isEqualTo(new Rejected(Rejected.Kind.NOT_MINE, "Đồng Nai"));
            assertThat(attempts.once(delivery)).isInstanceOf(Unknown.class);
            assertThat(attempts.once(delivery)).isInstanceOf(Unknown.class);
            assertThat(attempts.once(delivery)).isInstanceOf(Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "'  '", "null", "[1]", "{}", "'a\\u0000b'", "'a\\nb'"})
    void referenceThatIsNoneIsNoYes(String json) throws Exception {
        String value = json.startsWith("[") || json.startsWith("{") || json.equals("null") ? json : "\"" + json + "\"";
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answers(
                        200, "", "{\"reference\":" + value + ",\"key\":\"" + Backends.REFERENCE + "\"}"));
                Attempts attempts = Attempts.at(server)) {

            DeliveryOutcome outcome = attempts.once();

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Unknown.class,
                            unknown -> assertThat(unknown.cause()).contains("no reference at /reference"));
        }
    }

    @Test
    void rulesThatCannotBeRightAreRefused() {
        assertThatThrownBy(() -> AnswerRules.RECEIVED.withCodes("/code", Map.of("0", AnswerWord.ACCEPTED)))
                .hasMessageContaining("reference");
        assertThatThrownBy(() -> AnswerRules.RECEIVED.withCodes("/code", Map.of()))
                .hasMessageContaining("together");
        assertThatThrownBy(() -> new Ask("https://host/requests", AnswerRules.accepted("/a"), false))
                .hasMessageContaining("{key}");
    }

    private static Attempts received(ScriptedServer server) {
        return Attempts.at(
                server, builder -> builder.answers(AnswerRules.RECEIVED).replies(CALLS_BACK));
    }

    private static ScriptedServer.Act event(
            Delivery delivery, int version, Result result, Optional<String> reference, Optional<String> cause) {
        Header header = new Header(
                "urn:evnhanoi",
                "1",
                Optional.empty(),
                Optional.of(delivery.deduplicationId()),
                delivery.reference(),
                version);
        String body = new String(
                ReplyWriter.write(new Acknowledgment(header, result, reference, cause))
                        .toBytes(),
                StandardCharsets.UTF_8);
        return ScriptedServer.answers(200, EVENT, body);
    }
}

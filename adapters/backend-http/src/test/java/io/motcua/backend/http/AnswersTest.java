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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
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
                server, builder -> builder.answers(AnswerRules.RECEIVED).replies(ReplyAccess.byKeys(Backends.KEY)));
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

package io.motcua.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.backend.http.ScriptedServer.Act;
import io.motcua.backend.http.ScriptedServer.Request;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does wrong, and what the end of it is: one effect, known by the utility's reference. */
class FaultsTest {
    private static final String HUGE = "{\"reference\":\"HN-1\",\"rest\":\"" + "x".repeat(10_000) + "\"}";

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "time-out after the work", ScriptedServer.WORK_AND_SILENCE, Unknown.class, "no whole answer"),
                Arguments.of(
                        "reset after the head", ScriptedServer.WORK_AND_RESET_AFTER_THE_HEAD, Unknown.class, "left"),
                Arguments.of("closed without a word", ScriptedServer.WORK_AND_CLOSE, Unknown.class, "left"),
                Arguments.of("an answer that stops", ScriptedServer.WORK_AND_DRIP, Unknown.class, "no whole answer"),
                Arguments.of("reset before the work", ScriptedServer.RESET, Unknown.class, "left"),
                Arguments.of(
                        "no HTTP",
                        (Act) (server, request, socket) -> server.write(socket, "hello\r\n\r\n"),
                        Unknown.class,
                        "left"),
                fault("500 after the work", 500, "", "oops", Deferred.class, "500"),
                fault("502 after the work", 502, "", "", Deferred.class, "502"),
                fault("503 after the work", 503, "Retry-After: 7\r\n", "", Deferred.class, "503"),
                fault("a yes that is no JSON", 200, "", "<html>ok</html>", Unknown.class, "no JSON"),
                fault("a page", 200, "Content-Type: text/html\r\n", "<p>ok</p>", Unknown.class, "a web page"),
                fault("a yes that is cut", 200, "", "{\"reference\":\"HN", Unknown.class, "no JSON"),
                fault(
                        "a yes with a name twice",
                        200,
                        "",
                        "{\"reference\":\"A\",\"reference\":\"B\"}",
                        Unknown.class,
                        "no JSON"),
                fault("a yes without a word", 200, "", "", Unknown.class, "no JSON"),
                fault(
                        "a yes without a reference",
                        200,
                        "",
                        "{\"key\":\"" + Backends.REFERENCE + "\"}",
                        Unknown.class,
                        "no reference"),
                fault(
                        "a yes for another request",
                        200,
                        "",
                        "{\"reference\":\"HN-9\",\"key\":\"other\"}",
                        Unknown.class,
                        "another request"),
                fault("a huge yes", 200, "", HUGE, Unknown.class, "longer than 4096"),
                fault("a redirect", 302, "Location: http://127.0.0.1:1/\r\n", "", Deferred.class, "302"),
                fault("no access", 401, "", "", Deferred.class, "401"),
                fault("409 without a reference", 409, "", "{}", Deferred.class, "409"));
    }

    private static Arguments fault(String name, int status, String headers, String body, Class<?> first, String words) {
        return Arguments.of(name, ScriptedServer.worksAndAnswers(status, headers, body), first, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void endOfAFaultIsOneEffect(String name, Act act, Class<?> first, String words) throws Exception {
        try (ScriptedServer server = new ScriptedServer(act);
                Attempts attempts = Attempts.at(server)) {
            Delivery delivery = Backends.delivery();

            List<DeliveryOutcome> outcomes = attempts.untilOver(delivery);

            assertThat(outcomes).hasSize(2);
            assertThat(outcomes.get(0)).isInstanceOf(first);
            assertThat(outcomes.get(0).toString()).contains(words);
            assertThat(outcomes.get(1)).isEqualTo(new Accepted("HN-1"));
            assertThat(server.effects()).isEqualTo(1);
            assertThat(server.requests())
                    .extracting(request -> request.header("idempotency-key"))
                    .containsOnly(delivery.deduplicationId());
        }
    }

    @Test
    void serverThatRefusesConnectionsDefersAndIsServedWhenItIsBack() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = Attempts.at(server)) {
            Delivery delivery = Backends.delivery();
            server.goDown();

            DeliveryOutcome down = attempts.once(delivery);
            server.comeBack();

            assertThat(down)
                    .isInstanceOfSatisfying(
                            Deferred.class,
                            deferred -> assertThat(deferred.cause()).contains("Nothing was sent"));
            assertThat(attempts.once(delivery)).isEqualTo(new Accepted("HN-1"));
            assertThat(server.effects()).isEqualTo(1);
        }
    }

    @Test
    void causesHoldNothingOfTheCitizenAndNothingOfTheAnswer() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                        ScriptedServer.answers(500, "", "Nguyễn Thị Ánh, 0912345678"),
                        ScriptedServer.answers(
                                200, "", "{\"key\":\"Nguyễn Thị Ánh 0912345678\",\"reference\":\"1\"}"));
                Attempts attempts = Attempts.at(server)) {
            Delivery delivery = Backends.delivery();

            for (DeliveryOutcome outcome : attempts.untilOver(delivery)) {
                assertThat(outcome.toString()).doesNotContain("Ánh", "0912345678", "+84");
            }
        }
    }

    @Test
    void duplicateThatNamesTheReferenceIsAYes() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = Attempts.at(server)) {
            Delivery delivery = Backends.delivery();
            server.then((one, request, socket) -> one.answer(socket, 409, "", one.said(request)));

            assertThat(attempts.once(delivery)).isEqualTo(new Accepted("HN-1"));
        }
    }

    @Test
    void utilityIsAskedAfterADoubt() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                        ScriptedServer.WORK_AND_CLOSE, ScriptedServer.answers(200, "", "{\"reference\":\"HN-1\"}"));
                Attempts attempts = asking(server, Attempts.CLOCK)) {

            List<DeliveryOutcome> outcomes = attempts.untilOver(Backends.delivery());

            assertThat(outcomes).hasSize(2).last().isEqualTo(new Accepted("HN-1"));
            assertThat(server.requests()).extracting(Request::method).containsExactly("POST", "GET");
            assertThat(server.effects()).isEqualTo(1);
        }
    }

    @Test
    void askedServerThatHasTheRequestIsNotSentItAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = asking(server, Clock.systemUTC())) {
            Delivery delivery = Backends.delivery();
            server.then(
                    ScriptedServer.answers(404, "", ""),
                    ScriptedServer.WORK_AND_SILENCE,
                    (one, request, socket) -> one.answer(socket, 200, "", "{\"reference\":\"HN-1\"}"));

            List<DeliveryOutcome> outcomes = attempts.untilOver(delivery);

            assertThat(outcomes).hasSize(2).last().isEqualTo(new Accepted("HN-1"));
            assertThat(server.requests()).extracting(Request::method).containsExactly("GET", "POST", "GET");
            assertThat(server.last().path())
                    .isEqualTo("/requests/" + delivery.deduplicationId().replace(":", "%3A"));
            assertThat(server.effects()).isEqualTo(1);
        }
    }

    @Test
    void askedServerThatDoesNotKnowIsNotSentTheRequestInTheDark() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = asking(server, Clock.systemUTC())) {
            server.then(ScriptedServer.answers(500, "", ""), ScriptedServer.answers(200, "", "maybe"));
            Delivery delivery = Backends.delivery();

            DeliveryOutcome first = attempts.once(delivery);
            DeliveryOutcome second = attempts.once(delivery);

            assertThat(List.of(first, second))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Deferred.class));
            assertThat(server.requests()).extracting(Request::method).containsExactly("GET", "GET");
            assertThat(server.effects()).isZero();
        }
    }

    @Test
    void refusalIsNotTriedAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answers(422, "", "{}"));
                Attempts attempts = Attempts.at(server)) {

            List<DeliveryOutcome> outcomes = attempts.untilOver(Backends.delivery());

            assertThat(outcomes)
                    .singleElement()
                    .isEqualTo(new Rejected(Rejected.Kind.INVALID, "The server answered 422"));
        }
    }

    @Test
    void successWithAnErrorInItsBodyIsWhatTheErrorSays() throws Exception {
        AnswerRules rules = Attempts.RULES
                .withCodes(
                        "/error/code",
                        Map.of(
                                "0", AnswerWord.ACCEPTED,
                                "11", AnswerWord.NOT_MINE,
                                "12", AnswerWord.NEEDS_INFORMATION,
                                "90", AnswerWord.LATER))
                .withCause("/error/message");
        try (ScriptedServer server = new ScriptedServer(
                        ScriptedServer.answers(200, "", "{\"error\":{\"code\":90}}"),
                        ScriptedServer.answers(200, "", "{\"error\":{\"code\":\"77\"}}"),
                        ScriptedServer.answers(
                                200, "", "{\"error\":{\"code\":\"12\",\"message\":\"thiếu mã khách hàng\"}}"),
                        ScriptedServer.answers(400, "", "{\"error\":{\"code\":\"11\",\"message\":\"địa bàn khác\"}}"));
                Attempts attempts = Attempts.at(server, builder -> builder.answers(rules))) {

            assertThat(attempts.once()).isInstanceOf(Deferred.class);
            assertThat(attempts.once())
                    .isInstanceOfSatisfying(
                            Unknown.class,
                            unknown -> assertThat(unknown.cause()).contains("'77'"));
            assertThat(attempts.once())
                    .isEqualTo(new Rejected(
                            Rejected.Kind.NEEDS_INFORMATION,
                            "The server answered 200, code '12': thiếu mã khách hàng"));
            assertThat(attempts.once())
                    .isEqualTo(
                            new Rejected(Rejected.Kind.NOT_MINE, "The server answered 400, code '11': địa bàn khác"));
            assertThat(server.effects()).isZero();
        }
    }

    /** With the system's clock, a delivery made now may be of an earlier process; with the old one it cannot. */
    private static Attempts asking(ScriptedServer server, Clock clock) {
        return Attempts.at(
                server,
                builder -> builder.ask(
                        new Ask(server.url("/requests/") + "{key}", AnswerRules.accepted("/reference"), false)),
                clock);
    }
}

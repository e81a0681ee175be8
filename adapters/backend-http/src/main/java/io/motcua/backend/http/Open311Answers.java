package io.motcua.backend.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.backend.http.Courier.Learned;
import io.motcua.backend.http.Heard.Answer;
import io.motcua.backend.http.Open311Config.Mode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What a GeoReport v2 server says: lists of requests, tokens or errors. Safe for use by many threads. */
final class Open311Answers {
    /** GeoReport v2 lets a server stop after so many; then one that is not among them may be there all the same. */
    private static final int LIST_AT_MOST = 1000;

    private static final JsonPointer ID = JsonPointer.compile("/0/service_request_id");
    private static final JsonPointer TOKEN = JsonPointer.compile("/0/token");
    private static final JsonPointer CODE = JsonPointer.compile("/0/code");
    private static final JsonPointer STATUS = JsonPointer.compile("/0/status");
    private static final JsonPointer NOTES = JsonPointer.compile("/0/status_notes");
    private static final JsonPointer UPDATED = JsonPointer.compile("/0/updated_datetime");
    private static final JsonPointer EXPECTED = JsonPointer.compile("/0/expected_datetime");

    private final Open311Config config;
    private final AnswerReader reader;

    /** What a request has come to at the server. */
    record State(String word, Optional<String> notes, Optional<String> updated, Optional<String> expected) {}

    Open311Answers(Open311Config config, Clock clock) {
        this.config = config;
        this.reader = new AnswerReader(
                AnswerRules.accepted(ID.toString()).withCause("/0/description"), config.limits(), false, clock);
    }

    /** The outcome of a post that brought no token. */
    DeliveryOutcome outcome(Delivery delivery, Heard heard) {
        if (!(heard instanceof Answer answer) || answer.status() / 100 != 2) {
            return reader.read(delivery, heard);
        }
        Optional<JsonNode> body = body(answer);
        if (said(body, ID).isEmpty()) {
            // An error within a success, as some servers write it; its code is one of HTTP's.
            Optional<Integer> code = said(body, CODE)
                    .filter(text -> text.matches("[45][0-9]{2}"))
                    .map(Integer::valueOf);
            if (code.isPresent()) {
                return reader.read(delivery, new Answer(code.get(), answer.headers(), answer.body(), answer.whole()));
            }
            if (config.mode() == Mode.BLACKBOX && body.filter(JsonNode::isArray).isPresent()) {
                return new Accepted(delivery.reference().value());
            }
        }
        return reader.read(delivery, heard);
    }

    /** The token that a post brought in place of an id. */
    Optional<String> token(Heard heard) {
        Optional<JsonNode> body = success(heard);
        return said(body, ID).isPresent() ? Optional.empty() : said(body, TOKEN);
    }

    /** The id that a token has come to. */
    Optional<String> idOf(String token, Heard heard) {
        Optional<JsonNode> body = success(heard);
        return said(body, TOKEN).map(token::equals).orElse(true) ? said(body, ID) : Optional.empty();
    }

    /** The state of this request; empty if the answer says none, or another's. */
    Optional<State> state(String id, Heard heard) {
        Optional<JsonNode> body = success(heard);
        return said(body, ID)
                .filter(id::equals)
                .flatMap(same -> said(body, STATUS))
                .map(word -> new State(word, said(body, NOTES), said(body, UPDATED), said(body, EXPECTED)));
    }

    /** Whether what bears this marker is among the requests that a search found. */
    Learned learn(String marker, Heard heard) {
        Optional<JsonNode> list = success(heard).filter(JsonNode::isArray);
        if (list.isEmpty()) {
            return new Learned.Nothing(Duration.ZERO);
        }
        for (JsonNode request : list.get()) {
            if (request.path("description").asText().strip().endsWith(marker)) {
                String id = request.path("service_request_id").asText().strip();
                return id.isEmpty() ? new Learned.Nothing(Duration.ZERO) : new Learned.There(new Accepted(id));
            }
        }
        return list.get().size() < LIST_AT_MOST ? new Learned.NotThere() : new Learned.Nothing(Duration.ZERO);
    }

    private static Optional<JsonNode> success(Heard heard) {
        return heard instanceof Answer answer && answer.status() / 100 == 2 ? body(answer) : Optional.empty();
    }

    private static Optional<JsonNode> body(Answer answer) {
        return answer.whole() ? Json.read(answer.body()) : Optional.empty();
    }

    private static Optional<String> said(Optional<JsonNode> body, JsonPointer pointer) {
        return body.flatMap(root -> Json.scalar(root, pointer))
                .map(String::strip)
                .filter(text ->
                        !text.isEmpty() && text.length() <= 255 && text.chars().noneMatch(Character::isISOControl)
                                || pointer.equals(NOTES) && !text.isEmpty());
    }
}

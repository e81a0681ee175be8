package io.motcua.backend.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.Payload;
import io.motcua.backend.http.Heard.Answer;
import io.motcua.backend.http.Heard.Lost;
import io.motcua.backend.http.Heard.NotSent;
import io.motcua.contract.Contract;
import io.motcua.contract.MalformedReplyException;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyReader;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Makes an outcome of what was heard. Takes nothing for a yes that is not one. Safe for use by many threads. */
final class AnswerReader {
    private static final int MAX_CAUSE_LENGTH = 500;
    private static final int CONFLICT = 409;

    private final AnswerRules rules;
    private final Limits limits;
    private final boolean takesPages;
    private final Clock clock;

    /** @param takesPages whether a web page may be a yes, as of a server that is made for forms */
    AnswerReader(AnswerRules rules, Limits limits, boolean takesPages, Clock clock) {
        this.rules = rules;
        this.limits = limits;
        this.takesPages = takesPages;
        this.clock = clock;
    }

    DeliveryOutcome read(Delivery delivery, Heard heard) {
        if (heard instanceof NotSent notSent) {
            return new Deferred(notSent.retryAfter(), "Nothing was sent: " + notSent.cause() + ids(delivery));
        }
        if (heard instanceof Lost lost) {
            return new Unknown("The request left, and there is no answer: " + lost.cause() + ids(delivery));
        }
        Answer answer = (Answer) heard;
        Optional<DeliveryOutcome> event = event(delivery, answer);
        if (event.isPresent()) {
            return event.get();
        }
        Optional<JsonNode> body = answer.whole() ? Json.read(answer.body()) : Optional.empty();
        AnswerWord byStatus = rules.statuses().get(answer.status());
        if (byStatus != null) {
            return outcome(delivery, answer, body, byStatus, "");
        }
        boolean succeeded = answer.status() / 100 == 2;
        if (succeeded && !takesPages && isPage(answer, body)) {
            return unknown(
                    delivery,
                    answer,
                    "is a web page, as a proxy or a login answers, and says nothing of the request; see what answers at"
                            + " the url. If the utility's server answers so, 'answer: {statuses: {" + answer.status()
                            + ": received}}' takes it for a receipt");
        }
        if (rules.code().isPresent() && (succeeded || saysCode(body))) {
            return byCode(delivery, answer, body);
        }
        if (succeeded) {
            return outcome(delivery, answer, body, rules.success(), "");
        }
        return outcome(delivery, answer, body, meaning(answer.status(), body), "");
    }

    /** Whether it is for a person's eyes. JSON is not, whatever it is called: some servers call everything HTML. */
    private static boolean isPage(Answer answer, Optional<JsonNode> body) {
        String mediaType = mediaType(answer);
        return (mediaType.startsWith("text/html") || mediaType.startsWith("application/xhtml+xml"))
                && answer.body().length > 0
                && body.isEmpty();
    }

    private static String mediaType(Answer answer) {
        return answer.headers()
                .firstValue(Headers.CONTENT_TYPE)
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** An answer in the contract's own words: an acknowledgment of this very delivery. */
    private Optional<DeliveryOutcome> event(Delivery delivery, Answer answer) {
        String mediaType = mediaType(answer);
        if (answer.status() / 100 != 2 || !mediaType.startsWith(Contract.MEDIA_TYPE)) {
            return Optional.empty();
        }
        try {
            ReplyEvent reply = ReplyReader.read(Payload.of(answer.body(), mediaType));
            if (!isAbout(delivery, reply.header())) {
                return Optional.of(unknown(delivery, answer, "answers for another request"));
            }
            if (!(reply instanceof Acknowledgment acknowledgment)) {
                return Optional.of(unknown(delivery, answer, "is no acknowledgment"));
            }
            String cause = acknowledgment.cause().map(this::cut).orElse("The utility gave no reason");
            return Optional.of(
                    switch (acknowledgment.result()) {
                        case ACCEPTED ->
                            acknowledgment
                                    .backendReference()
                                    .<DeliveryOutcome>map(Accepted::new)
                                    .orElseGet(() -> unknown(delivery, answer, "accepts without a backendReference"));
                        case NOT_MINE -> new Rejected(Rejected.Kind.NOT_MINE, cause);
                        case NEEDS_INFORMATION -> new Rejected(Rejected.Kind.NEEDS_INFORMATION, cause);
                        case INVALID -> new Rejected(Rejected.Kind.INVALID, cause);
                    });
        } catch (MalformedReplyException e) {
            return Optional.of(unknown(delivery, answer, "is a malformed event (" + e.getMessage() + ")"));
        }
    }

    private static boolean isAbout(Delivery delivery, ReplyEvent.Header header) {
        return header.serviceRequestId().equals(delivery.reference())
                && header.requestVersion() == delivery.version()
                && header.correlationId()
                        .map(delivery.deduplicationId()::equals)
                        .orElse(true);
    }

    private boolean saysCode(Optional<JsonNode> body) {
        return body.flatMap(root -> Json.scalar(root, rules.code().orElseThrow()))
                .filter(rules.codes()::containsKey)
                .isPresent();
    }

    private DeliveryOutcome byCode(Delivery delivery, Answer answer, Optional<JsonNode> body) {
        if (body.isEmpty()) {
            return unreadable(delivery, answer);
        }
        Optional<String> code = Json.scalar(body.get(), rules.code().orElseThrow());
        if (code.isEmpty()) {
            return unknown(delivery, answer, "holds no code at " + rules.code().get());
        }
        AnswerWord word = rules.codes().get(code.get());
        if (word == null) {
            return unknown(delivery, answer, "holds " + Text.code(code.get()) + ", which no setting names");
        }
        boolean isYes = word == AnswerWord.RECEIVED || word == AnswerWord.ACCEPTED;
        if (isYes && answer.status() / 100 != 2 && answer.status() != CONFLICT) {
            return unknown(delivery, answer, "contradicts its own code " + Text.code(code.get()));
        }
        return outcome(delivery, answer, body, word, ", code " + Text.code(code.get()));
    }

    /** What RFC 9110 and RFC 6585 let one expect of a status that is no success. */
    private AnswerWord meaning(int status, Optional<JsonNode> body) {
        return switch (status) {
            // It is there already, if the answer can say how it is called; else perhaps still on its way.
            case CONFLICT ->
                rules.reference().isPresent()
                                && body.flatMap(root -> reference(root)).isPresent()
                        ? AnswerWord.ACCEPTED
                        : AnswerWord.LATER;
            // Whoever runs the server or the gateway can mend these: our credentials, the address, the load.
            case 401, 403, 404, 405, 407, 408, 421, 423, 425, 429 -> AnswerWord.LATER;
            // The rest of 4xx is about what we sent, and will be the same next time; 3xx is an address to be mended.
            default -> status / 100 == 4 ? AnswerWord.INVALID : AnswerWord.LATER;
        };
    }

    private DeliveryOutcome outcome(
            Delivery delivery, Answer answer, Optional<JsonNode> body, AnswerWord word, String detail) {
        return switch (word) {
            case ACCEPTED -> accepted(delivery, answer, body);
            case RECEIVED -> new Sent(clock.instant().plus(limits.acknowledgeWithin()));
            case LATER ->
                new Deferred(
                        RetryAfter.of(answer.headers(), clock.instant(), limits.retryAfterAtMost()),
                        "The server answered " + answer.status() + detail + ids(delivery));
            case NOT_MINE -> new Rejected(Rejected.Kind.NOT_MINE, cause(answer, body, detail));
            case NEEDS_INFORMATION -> new Rejected(Rejected.Kind.NEEDS_INFORMATION, cause(answer, body, detail));
            case INVALID -> new Rejected(Rejected.Kind.INVALID, cause(answer, body, detail));
            case UNKNOWN -> unknown(delivery, answer, "says nothing certain" + detail);
        };
    }

    private DeliveryOutcome accepted(Delivery delivery, Answer answer, Optional<JsonNode> body) {
        if (body.isEmpty()) {
            return unreadable(delivery, answer);
        }
        if (rules.id().isPresent()) {
            Optional<String> id = Json.scalar(body.get(), rules.id().get());
            if (id.isEmpty()) {
                return unknown(
                        delivery,
                        answer,
                        "does not say which request it is about, at "
                                + rules.id().get());
            }
            if (!id.get().equals(delivery.deduplicationId())
                    && !id.get().equals(delivery.reference().value())) {
                return unknown(delivery, answer, "answers for another request");
            }
        }
        return reference(body.get())
                .<DeliveryOutcome>map(Accepted::new)
                .orElseGet(() -> unknown(
                        delivery,
                        answer,
                        "holds no reference at " + rules.reference().orElseThrow()));
    }

    private Optional<String> reference(JsonNode body) {
        return Json.scalar(body, rules.reference().orElseThrow())
                .map(String::strip)
                .filter(text -> !text.isEmpty()
                        && text.codePointCount(0, text.length()) <= ReplyEvent.MAX_ID_LENGTH
                        && text.chars().noneMatch(Character::isISOControl));
    }

    private String cause(Answer answer, Optional<JsonNode> body, String detail) {
        String said = rules.cause()
                .flatMap(pointer -> body.flatMap(root -> Json.scalar(root, pointer)))
                .filter(text -> !text.isBlank())
                .map(text -> ": " + cut(text))
                .orElse("");
        return "The server answered " + answer.status() + detail + said;
    }

    private String cut(String text) {
        return Text.printable(text, MAX_CAUSE_LENGTH);
    }

    private DeliveryOutcome unreadable(Delivery delivery, Answer answer) {
        return unknown(
                delivery,
                answer,
                answer.whole() ? "is no JSON in UTF-8" : "is longer than " + limits.answerBytesAtMost() + " bytes");
    }

    private static DeliveryOutcome unknown(Delivery delivery, Answer answer, String what) {
        return new Unknown("The answer " + answer.status() + " " + what + ids(delivery));
    }

    /** Which delivery it is, and whose. */
    static String ids(Delivery delivery) {
        return " [request " + delivery.reference() + " v" + delivery.version() + ", backend " + delivery.backend()
                + "]";
    }
}

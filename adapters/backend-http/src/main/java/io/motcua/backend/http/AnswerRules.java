package io.motcua.backend.http;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a utility's answers are read. A yes must be complete: what says "accepted" and lacks the reference, or names another
 * request, is no yes.
 *
 * @param success what a 2xx without a code means: {@link AnswerWord#ACCEPTED} or {@link AnswerWord#RECEIVED}; a web page
 *     means nothing, unless the utility is sent forms or the status has a meaning of its own below
 * @param reference where the body says how the utility calls the request
 * @param id where the body repeats which request it is about: its idempotency key or its reference
 * @param code where the body holds a code
 * @param codes what the codes mean; one that is not named means {@link AnswerWord#UNKNOWN}
 * @param cause where the body says why it refuses
 * @param statuses what HTTP statuses mean, where it is not what RFC 9110 lets one expect
 */
public record AnswerRules(
        AnswerWord success,
        Optional<JsonPointer> reference,
        Optional<JsonPointer> id,
        Optional<JsonPointer> code,
        Map<String, AnswerWord> codes,
        Optional<JsonPointer> cause,
        Map<Integer, AnswerWord> statuses) {

    /** Any 2xx says that the server has it, and the utility acknowledges later. */
    public static final AnswerRules RECEIVED = new AnswerRules(
            AnswerWord.RECEIVED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Map.of());

    public AnswerRules {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(cause, "cause");
        codes = Map.copyOf(codes);
        statuses = Map.copyOf(statuses);
        if (success != AnswerWord.ACCEPTED && success != AnswerWord.RECEIVED) {
            throw new IllegalArgumentException("A success means ACCEPTED or RECEIVED, not " + success);
        }
        boolean accepts = success == AnswerWord.ACCEPTED
                || codes.containsValue(AnswerWord.ACCEPTED)
                || statuses.containsValue(AnswerWord.ACCEPTED);
        if (accepts && reference.isEmpty()) {
            throw new IllegalArgumentException("Answers that say ACCEPTED need the place of the reference in them");
        }
        if (code.isPresent() == codes.isEmpty()) {
            throw new IllegalArgumentException("The place of a code, and what codes mean, go together");
        }
    }

    /** Whether some answers say no more than that the server has the request. */
    public boolean receives() {
        return success == AnswerWord.RECEIVED
                || codes.containsValue(AnswerWord.RECEIVED)
                || statuses.containsValue(AnswerWord.RECEIVED);
    }

    /** A 2xx says that the utility has it, if the body has its reference here. */
    public static AnswerRules accepted(String reference) {
        return new AnswerRules(
                AnswerWord.ACCEPTED,
                Optional.of(JsonPointer.compile(reference)),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Map.of());
    }

    /** The same, and the body must repeat the idempotency key or the request's reference here. */
    public AnswerRules withId(String pointer) {
        return new AnswerRules(
                success, reference, Optional.of(JsonPointer.compile(pointer)), code, codes, cause, statuses);
    }

    /** The same, with a code here whose meanings are these. */
    public AnswerRules withCodes(String pointer, Map<String, AnswerWord> meanings) {
        return new AnswerRules(
                success, reference, id, Optional.of(JsonPointer.compile(pointer)), meanings, cause, statuses);
    }

    /** The same, with the reason of a refusal here. */
    public AnswerRules withCause(String pointer) {
        return new AnswerRules(
                success, reference, id, code, codes, Optional.of(JsonPointer.compile(pointer)), statuses);
    }

    /** The same, with these meanings of HTTP statuses. */
    public AnswerRules withStatuses(Map<Integer, AnswerWord> meanings) {
        return new AnswerRules(success, reference, id, code, codes, cause, meanings);
    }
}

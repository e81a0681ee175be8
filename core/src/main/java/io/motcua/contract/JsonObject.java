package io.motcua.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A JSON object whose fields are asked for by name and type, and its path for those who must mend it. A field that is
 * {@code null} is absent; one of another type is a {@link MismatchException}.
 */
final class JsonObject {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** Leaves it to the caller to look for more after the object. */
    private static final ObjectReader NEXT = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** RFC 3339 section 5.6, with at most nine digits of a second. */
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private final JsonNode node;
    private final String path;

    private JsonObject(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new MismatchException(path, "an object");
        }
        this.node = node;
        this.path = path;
    }

    /** Parses a document that is one object. */
    static JsonObject parse(byte[] utf8) {
        try {
            return new JsonObject(MAPPER.readTree(utf8), "$");
        } catch (IOException e) {
            throw new MismatchException("$", "JSON");
        }
    }

    /** Reads one object, and nothing after it, from a parser. */
    static JsonObject parse(JsonParser parser) throws IOException {
        JsonNode root = NEXT.readTree(parser);
        if (root == null || root.isMissingNode() || parser.nextToken() != null) {
            throw new MismatchException("$", "one JSON object and nothing after it");
        }
        return new JsonObject(root, "$");
    }

    MismatchException mismatch(String name, String expected) {
        return new MismatchException(path + "." + name, expected);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> mismatch(name, "a string"));
    }

    Optional<String> optionalText(String name) {
        return optional(name, JsonNode::isTextual, "a string").map(JsonNode::textValue);
    }

    /**
     * A text that has at least one character and at most so many, counted in code points as JSON Schema does, and no
     * half of a surrogate pair, which nobody after us could write (RFC 7493 section 2.1).
     */
    Optional<String> optionalText(String name, int maxLength) {
        Optional<String> text = optionalText(name);
        if (text.isPresent() && !isWithin(text.get(), maxLength)) {
            throw mismatch(name, "a string of 1 to " + maxLength + " characters");
        }
        return text;
    }

    private static boolean isWithin(String text, int maxLength) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= maxLength
                && JsonText.wellFormed(text).equals(text);
    }

    OffsetDateTime time(String name) {
        return optionalTime(name).orElseThrow(() -> mismatch(name, "a date-time"));
    }

    Optional<OffsetDateTime> optionalTime(String name) {
        return optionalText(name).map(text -> {
            try {
                if (DATE_TIME.matcher(text).matches()) {
                    return OffsetDateTime.parse(text);
                }
            } catch (DateTimeParseException e) {
                // Digits in the right places, but no such day or hour: told below, since the parser's own message
                // would repeat the text.
            }
            throw mismatch(name, "a date-time of RFC 3339 with its offset");
        });
    }

    LocalDate date(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeParseException e) {
            throw mismatch(name, "a day as ISO 8601 writes it");
        }
    }

    int integer(String name, int min) {
        String expected = "an integer from " + min;
        return optional(name, n -> n.isIntegralNumber() && n.canConvertToInt() && n.intValue() >= min, expected)
                .orElseThrow(() -> mismatch(name, expected))
                .intValue();
    }

    long size(String name) {
        String expected = "an integer from 0";
        return optional(name, n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0, expected)
                .orElseThrow(() -> mismatch(name, expected))
                .longValue();
    }

    Optional<Double> optionalNumber(String name) {
        return optional(name, JsonNode::isNumber, "a number").map(JsonNode::doubleValue);
    }

    Optional<Boolean> optionalBoolean(String name) {
        return optional(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    JsonObject object(String name) {
        return optionalObject(name).orElseThrow(() -> mismatch(name, "an object"));
    }

    Optional<JsonObject> optionalObject(String name) {
        return optional(name, JsonNode::isObject, "an object").map(n -> new JsonObject(n, path + "." + name));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(name)) {
            if (!item.isTextual()) {
                throw mismatch(name + "[" + texts.size() + "]", "a string");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    <T> List<T> objects(String name, Function<JsonObject, T> read) {
        List<T> objects = new ArrayList<>();
        for (JsonNode item : array(name)) {
            objects.add(read.apply(new JsonObject(item, path + "." + name + "[" + objects.size() + "]")));
        }
        return objects;
    }

    /** The constant that the text names by this function. */
    <E extends Enum<E>> Optional<E> optionalChoice(String name, Function<E, String> naming, List<E> choices) {
        return optionalText(name)
                .map(text -> choices.stream()
                        .filter(choice -> naming.apply(choice).equals(text))
                        .findFirst()
                        .orElseThrow(() -> mismatch(
                                name, "one of " + choices.stream().map(naming).toList())));
    }

    <E extends Enum<E>> E choice(String name, Function<E, String> naming, List<E> choices) {
        return optionalChoice(name, naming, choices)
                .orElseThrow(() ->
                        mismatch(name, "one of " + choices.stream().map(naming).toList()));
    }

    private Iterable<JsonNode> array(String name) {
        return optional(name, JsonNode::isArray, "an array")
                .<Iterable<JsonNode>>map(n -> n)
                .orElse(List.of());
    }

    private Optional<JsonNode> optional(String name, Predicate<JsonNode> isRight, String expected) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!isRight.test(value)) {
            throw mismatch(name, expected);
        }
        return Optional.of(value);
    }

    /** What is at this path is not what is expected there. Says nothing of what was found. */
    static final class MismatchException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String path;
        private final String expected;

        MismatchException(String path, String expected) {
            super(path + ": expected " + expected);
            this.path = path;
            this.expected = expected;
        }

        String path() {
            return path;
        }

        String expected() {
            return expected;
        }
    }
}

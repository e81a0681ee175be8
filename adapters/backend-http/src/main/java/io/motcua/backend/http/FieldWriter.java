package io.motcua.backend.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.motcua.DeliveryOutcome.Rejected.Kind;
import io.motcua.backend.http.FieldRule.Length;
import io.motcua.backend.http.FieldRule.Source;
import io.motcua.backend.http.FieldRule.TooLong;
import io.motcua.backend.http.FieldRule.Unit;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the content of one field out of an event, as its rule says. Safe for use by many threads. */
final class FieldWriter {
    private final FieldRule rule;
    private final Optional<DateTimeFormatter> date;

    FieldWriter(FieldRule rule) {
        this.rule = rule;
        this.date = rule.date().map(FieldRule::formatter);
    }

    FieldRule rule() {
        return rule;
    }

    /**
     * What stands in the field; empty if the field is left out. A number or a boolean that goes as it is stays one.
     *
     * @throws RefusedHere if the request cannot be sent so
     */
    Optional<JsonNode> content(JsonNode event) throws RefusedHere {
        if (rule.source() instanceof Source.Constant constant) {
            return Optional.of(text(fitting(constant.text())));
        }
        JsonNode found = rule.source() instanceof Source.Request request
                ? event.path("data").at(request.pointer())
                : event.at(((Source.Event) rule.source()).pointer());
        if (isPlain() && (found.isNumber() || found.isBoolean())) {
            return Optional.of(found);
        }
        Optional<String> content = text(found).filter(text -> !text.isEmpty());
        if (content.isPresent() && !rule.values().isEmpty()) {
            content = Optional.of(mapped(content.get()));
        } else if (content.isPresent() && date.isPresent()) {
            content = Optional.of(dated(content.get(), date.get()));
        }
        if (content.isEmpty()) {
            content = rule.otherwise();
            if (content.isEmpty() && rule.required()) {
                throw new RefusedHere(
                        Kind.NEEDS_INFORMATION,
                        "The backend needs " + rule.field() + ", and the request has no " + pointer());
            }
        }
        return content.isEmpty() ? Optional.empty() : Optional.of(text(fitting(content.get())));
    }

    private boolean isPlain() {
        return rule.values().isEmpty() && date.isEmpty() && rule.length().isEmpty();
    }

    /** A text as it is, a list's texts with commas between them; nothing for what has no text. */
    private static Optional<String> text(JsonNode node) {
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> {
                if (item.isValueNode() && !item.isNull()) {
                    items.add(item.asText());
                }
            });
            return Optional.of(String.join(",", items));
        }
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    private String mapped(String text) throws RefusedHere {
        String value = rule.values().get(text);
        if (value != null) {
            return value;
        }
        return rule.otherwise()
                .orElseThrow(() -> new RefusedHere(
                        Kind.INVALID,
                        "No value of " + rule.field() + " stands for " + Text.code(text) + " of " + pointer()
                                + "; add it to the backend's values"));
    }

    private String dated(String text, DateTimeFormatter formatter) throws RefusedHere {
        try {
            return formatter.format(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            throw new RefusedHere(Kind.INVALID, rule.field() + " wants a date, and " + pointer() + " is none");
        }
    }

    private String fitting(String text) throws RefusedHere {
        if (rule.length().isEmpty()
                || measure(text, rule.length().get().unit())
                        <= rule.length().get().atMost()) {
            return text;
        }
        Length length = rule.length().get();
        if (length.policy() == TooLong.REFUSE) {
            throw new RefusedHere(
                    Kind.INVALID,
                    rule.field() + " has room for " + length.atMost() + " "
                            + length.unit().name().toLowerCase(Locale.ROOT) + ", and " + pointer() + " has "
                            + measure(text, length.unit()));
        }
        return cut(text, length);
    }

    /** The longest beginning that fits and does not end within a letter and its marks. */
    private static String cut(String text, Length length) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        int end = 0;
        int taken = 0;
        for (int next = letters.next(); next != BreakIterator.DONE; next = letters.next()) {
            taken += measure(text.substring(end, next), length.unit());
            if (taken > length.atMost()) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    private static int measure(String text, Unit unit) {
        return unit == Unit.BYTES
                ? text.getBytes(StandardCharsets.UTF_8).length
                : text.codePointCount(0, text.length());
    }

    /** Where the text comes from, for a message. */
    private String pointer() {
        if (rule.source() instanceof Source.Request request) {
            return request.pointer().toString();
        }
        return rule.source() instanceof Source.Event event ? event.pointer().toString() : "its constant";
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}

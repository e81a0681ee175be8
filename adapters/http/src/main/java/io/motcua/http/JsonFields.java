package io.motcua.http;

import io.motcua.understanding.Reading;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What stood in a JSON text of a known shape: texts and numbers by their JSON pointers, for example {@code
 * /location/lat}.
 */
public final class JsonFields {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r\\x80-\\x9F]]");

    private final Map<String, Object> values;

    JsonFields(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** The text at this pointer. */
    public Optional<String> text(String pointer) {
        return values.get(pointer) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The number at this pointer. */
    public OptionalDouble number(String pointer) {
        return values.get(pointer) instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /**
     * Puts the text at this pointer, if there is one, into a field of a reading, without control characters: they mean
     * nothing in a person's words, and not every store takes them. Those from 0x80 on may be halves of letters in a wrong
     * charset, and are left to the reading's repair.
     */
    public JsonFields put(String pointer, Reading.Builder reading, String field) {
        text(pointer)
                .ifPresent(text -> reading.field(field, CONTROLS.matcher(text).replaceAll("")));
        return this;
    }

    /** Names the fields; never what stood in them. */
    @Override
    public String toString() {
        return "JsonFields" + values.keySet();
    }
}

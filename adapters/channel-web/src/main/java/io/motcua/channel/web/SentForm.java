package io.motcua.channel.web;

import io.motcua.UnreadableException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a person typed, and what is wrong with it. Names that are not of the form are left out: browsers' add-ons bring
 * some.
 *
 * @param values the texts as they were typed, without control characters and with the line ends of Unix
 * @param faults what must be mended, in the form's order; what is wrong is the key of a text
 */
record SentForm(Map<FormField, String> values, Map<FormField, String> faults) {
    static final SentForm EMPTY = new SentForm(Map.of(), Map.of());

    static final String MISSING = "fault.missing";
    static final String TOO_LONG = "fault.tooLong";
    static final String REPEATED = "fault.repeated";

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");

    /** @throws UnreadableException if the bytes are no urlencoded form in UTF-8 */
    static SentForm read(ByteBuffer bytes) throws UnreadableException {
        EnumMap<FormField, String> values = new EnumMap<>(FormField.class);
        EnumMap<FormField, String> faults = new EnumMap<>(FormField.class);
        for (UrlEncoded.Pair pair : UrlEncoded.read(bytes)) {
            FormField.of(pair.name()).ifPresent(field -> {
                String before = values.get(field);
                if (before != null) {
                    faults.put(field, REPEATED);
                }
                String text = clean(pair.value());
                values.put(field, before == null ? text : before + ' ' + text);
            });
        }
        values.forEach((field, text) -> {
            if (text.length() > field.maxLength()) {
                faults.put(field, TOO_LONG);
            }
        });
        if (values.getOrDefault(FormField.DESCRIPTION, "").isBlank()) {
            faults.put(FormField.DESCRIPTION, MISSING);
        }
        return new SentForm(Collections.unmodifiableMap(values), Collections.unmodifiableMap(faults));
    }

    String value(FormField field) {
        return values.getOrDefault(field, "");
    }

    /** Names the fields; never what stood in them. */
    @Override
    public String toString() {
        return "SentForm" + values.keySet();
    }

    private static String clean(String text) {
        return CONTROLS.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("");
    }
}

package io.motcua.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Writes JSON text in UTF-8, field by field. Absent values leave no field. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_BYTES = 2048;

    private JsonText() {}

    /** Something that writes one JSON value. */
    @FunctionalInterface
    interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    static byte[] of(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            content.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory took no more", e);
        }
        return bytes.toByteArray();
    }

    static JsonParser parser(byte[] json) throws IOException {
        return FACTORY.createParser(json);
    }

    static void text(JsonGenerator json, String name, String value) throws IOException {
        json.writeStringField(name, wellFormed(value));
    }

    static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(json, name, value.get());
        }
    }

    /** RFC 3339 with the offset that it has; the formatter always writes the seconds, as RFC 3339 demands. */
    static void time(JsonGenerator json, String name, OffsetDateTime value) throws IOException {
        json.writeStringField(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
    }

    static void time(JsonGenerator json, String name, Optional<OffsetDateTime> value) throws IOException {
        if (value.isPresent()) {
            time(json, name, value.get());
        }
    }

    static void instant(JsonGenerator json, String name, Instant value) throws IOException {
        json.writeStringField(name, DateTimeFormatter.ISO_INSTANT.format(value));
    }

    /**
     * The text, with U+FFFD for each half of a surrogate pair that stands alone. Such a half can come in by an escape in
     * JSON and has no form in UTF-8: without this, one odd character would hold up the whole request.
     */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return repaired(text);
                }
            }
        }
        return text;
    }

    /** Whether this can be a CloudEvents {@code source}: a URI reference that is not empty (RFC 3986 section 4.1). */
    static boolean isUriReference(String text) {
        try {
            // Java takes letters of all scripts in a URI, the RFC those of ASCII.
            return !text.isEmpty()
                    && text.chars().allMatch(c -> c < 128)
                    && !new URI(text).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String repaired(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return out.toString();
    }
}

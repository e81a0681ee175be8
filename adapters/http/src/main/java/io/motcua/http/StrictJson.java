package io.motcua.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.http.JsonShape.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) of a known shape and refuses everything else, naming the field: malformed text, bytes that are
 * not UTF-8, wrong types, unknown members, names that come twice, text too long, half characters, anything behind the
 * end. Depth is that of the shape: what is deeper is of a wrong type or unknown, and is refused where it begins.
 */
public final class StrictJson {
    private static final int MAX_NAME_LENGTH = 128;
    private static final int MAX_NUMBER_LENGTH = 32;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private final JsonParser parser;
    private final Map<String, Object> values = new HashMap<>();

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the bytes.
     *
     * @throws JsonRefusal at the first place that is not of the shape
     */
    public static JsonFields read(ByteBuffer bytes, JsonShape shape) throws JsonRefusal {
        CharBuffer text = decode(bytes);
        try (JsonParser parser =
                FACTORY.createParser(text.array(), text.arrayOffset() + text.position(), text.length())) {
            StrictJson reader = new StrictJson(parser);
            reader.document(shape);
            return new JsonFields(reader.values);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be read", e);
        }
    }

    /**
     * Reads a submission's bytes, for a normaliser.
     *
     * @throws UnreadableException at the first place that is not of the shape; the message names the field
     */
    public static JsonFields read(Submission submission, JsonShape shape) throws UnreadableException {
        try {
            return read(submission.payload().buffer(), shape);
        } catch (JsonRefusal e) {
            throw new UnreadableException("'" + e.pointer() + "': " + e.getMessage(), e);
        }
    }

    /** Decoded before it is parsed: a parser of bytes would take UTF-16 too, and let some broken UTF-8 pass. */
    private static CharBuffer decode(ByteBuffer bytes) throws JsonRefusal {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.duplicate());
            // RFC 8259 section 8.1: a byte order mark may be ignored.
            return text.hasRemaining() && text.get(0) == '\uFEFF' ? text.subSequence(1, text.length()) : text;
        } catch (CharacterCodingException e) {
            throw new JsonRefusal("", "The bytes are not UTF-8");
        }
    }

    private void document(JsonShape shape) throws IOException, JsonRefusal {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonRefusal("", "There is no text; an object is expected");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new JsonRefusal("", "Is not an object");
            }
            object("", shape);
            if (parser.nextToken() != null) {
                throw new JsonRefusal("", "Something follows behind the end");
            }
        } catch (StreamConstraintsException e) {
            throw new JsonRefusal(here(), "A name or number is too long at " + position());
        } catch (JsonProcessingException e) {
            // The parser's own message quotes what stood there.
            throw new JsonRefusal(here(), "Is not well-formed JSON at " + position());
        }
    }

    private void object(String at, JsonShape shape) throws IOException, JsonRefusal {
        long seen = 0;
        long present = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String here = at + "/" + escape(name);
            Member member = shape.members().get(name);
            if (member == null) {
                throw new JsonRefusal(here, "Is not a field of this request");
            }
            long bit = 1L << member.index();
            if ((seen & bit) != 0) {
                throw new JsonRefusal(here, "Comes twice");
            }
            seen |= bit;
            if (value(here, member)) {
                present |= bit;
            }
        }
        missing(at, shape, present);
    }

    /** Reads a member's value; false if it is null, which counts as absent. */
    private boolean value(String at, Member member) throws IOException, JsonRefusal {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        switch (member.kind()) {
            case OBJECT -> {
                require(token == JsonToken.START_OBJECT, at, "Is not an object");
                object(at, member.shape().orElseThrow());
            }
            case NUMBER -> {
                require(token != null && token.isNumeric(), at, "Is not a number");
                double number = parser.getDoubleValue();
                require(
                        number >= member.min() && number <= member.max(),
                        at,
                        "Is not between " + member.min() + " and " + member.max());
                values.put(at, number);
            }
            case TEXT, DATE_TIME -> {
                require(token == JsonToken.VALUE_STRING, at, "Is not a text");
                String text = parser.getText();
                require(
                        text.length() <= member.max(),
                        at,
                        "Has " + text.length() + " characters; " + (int) member.max() + " are allowed");
                require(isWhole(text), at, "Holds half a character (a surrogate without its pair)");
                if (member.kind() == JsonShape.Kind.DATE_TIME) {
                    require(
                            isDateTime(text),
                            at,
                            "Is not a date and time with offset, as in 2026-05-19T20:41:00+07:00");
                }
                values.put(at, text);
            }
        }
        return true;
    }

    private static void missing(String at, JsonShape shape, long present) throws JsonRefusal {
        for (Member member : shape.members().values()) {
            require(!member.required() || has(present, member), at + "/" + escape(member.name()), "Is missing");
        }
        for (JsonShape.Rule rule : shape.rules()) {
            String absent = null;
            int count = 0;
            for (String name : rule.names()) {
                if (has(present, shape.members().get(name))) {
                    count++;
                } else {
                    absent = name;
                }
            }
            if (rule.together()) {
                require(count == 0 || absent == null, at + "/" + absent, "Is missing, and belongs to the others given");
            } else {
                require(count > 0, at, "One of these is needed: " + String.join(", ", rule.names()));
            }
        }
    }

    private static boolean has(long present, Member member) {
        return (present & 1L << member.index()) != 0;
    }

    private static void require(boolean condition, String pointer, String fact) throws JsonRefusal {
        if (!condition) {
            throw new JsonRefusal(pointer, fact);
        }
    }

    /** Where the parser is; it reads a name and the beginning of its value in one step. */
    private String here() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private String position() {
        JsonLocation where = parser.currentLocation();
        return "line " + where.getLineNr() + ", column " + where.getColumnNr();
    }

    /** RFC 6901 section 3. */
    private static String escape(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isDateTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}

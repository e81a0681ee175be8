package io.motcua.channel.portal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON (RFC 8259) of no fixed shape, since the portal's contracts gain fields without notice: objects to maps,
 * arrays to lists, and every scalar to its text, since one sender writes {@code "0"} where another writes {@code 0}.
 * {@code null} counts as absent. Refuses what is malformed, not UTF-8, too deep, too long or named twice.
 */
final class DossierJson {
    static final int MAX_DEPTH = 12;
    static final int MAX_TEXT = 20_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(128)
                    .maxNumberLength(32)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build();

    private final JsonParser parser;

    private DossierJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads one object. */
    static Map<String, Object> read(ByteBuffer bytes) throws DossierRefusal {
        CharBuffer text = decode(bytes);
        try (JsonParser parser =
                FACTORY.createParser(text.array(), text.arrayOffset() + text.position(), text.length())) {
            return new DossierJson(parser).document();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be read", e);
        }
    }

    private static CharBuffer decode(ByteBuffer bytes) throws DossierRefusal {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.duplicate());
            // RFC 8259 section 8.1: a byte order mark may be ignored.
            return text.hasRemaining() && text.get(0) == '\uFEFF' ? text.subSequence(1, text.length()) : text;
        } catch (CharacterCodingException e) {
            throw new DossierRefusal("", "The bytes are not UTF-8");
        }
    }

    private Map<String, Object> document() throws IOException, DossierRefusal {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new DossierRefusal("", "Is not an object");
            }
            Map<String, Object> root = object();
            if (parser.nextToken() != null) {
                throw new DossierRefusal("", "Something follows behind the end");
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new DossierRefusal(here(), "Is nested too deep, or a name or number is too long, at " + position());
        } catch (JsonProcessingException e) {
            // The parser's own message quotes what stood there.
            throw new DossierRefusal(here(), "Is not well-formed JSON at " + position());
        }
    }

    private Map<String, Object> object() throws IOException, DossierRefusal {
        Map<String, Object> members = new LinkedHashMap<>();
        Set<String> absent = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (members.containsKey(name) || absent.contains(name)) {
                throw new DossierRefusal(here(), "Comes twice");
            }
            if (token == JsonToken.VALUE_NULL) {
                absent.add(name);
            } else {
                members.put(name, value(token));
            }
        }
        return members;
    }

    private Object value(JsonToken token) throws IOException, DossierRefusal {
        if (token == JsonToken.START_OBJECT) {
            return object();
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                if (next != JsonToken.VALUE_NULL) {
                    items.add(value(next));
                }
            }
            return items;
        }
        String text = parser.getText();
        if (text.length() > MAX_TEXT) {
            throw new DossierRefusal(here(), "Has " + text.length() + " characters; " + MAX_TEXT + " are allowed");
        }
        if (!isWhole(text)) {
            throw new DossierRefusal(here(), "Holds half a character (a surrogate without its pair)");
        }
        return text;
    }

    private String here() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private String position() {
        JsonLocation where = parser.currentLocation();
        return "line " + where.getLineNr() + ", column " + where.getColumnNr();
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

package io.motcua.ledger.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Map;

/** The facts of the protocol as one JSON object of strings. */
final class TransportJson {
    private static final String NONE = "{}";
    private static final ObjectWriter WRITER = new ObjectMapper().writerFor(Map.class);
    private static final ObjectReader READER = new ObjectMapper().readerForMapOf(String.class);

    private TransportJson() {}

    static String write(Map<String, String> facts) {
        if (facts.isEmpty()) {
            return NONE;
        }
        try {
            return WRITER.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The transport facts cannot be written as JSON", e);
        }
    }

    static Map<String, String> read(String json) {
        if (json.equals(NONE)) {
            return Map.of();
        }
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The transport facts in the ledger are no JSON object of strings", e);
        }
    }
}

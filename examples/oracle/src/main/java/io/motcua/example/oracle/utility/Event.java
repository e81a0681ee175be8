package io.motcua.example.oracle.utility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.load.Hash;
import io.motcua.example.oracle.load.Marker;
import java.io.IOException;

/**
 * What a utility reads from a request event.
 *
 * @param source of the CloudEvent
 * @param id of the CloudEvent; unique with its source
 * @param reference what the requester knows the request by
 * @param words the person's
 */
record Event(String source, String id, String reference, int version, String words) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Event read(byte[] bytes) throws IOException {
        JsonNode event = JSON.readTree(bytes);
        JsonNode data = event.path("data");
        return new Event(
                text(event, "source"),
                text(event, "id"),
                text(data, "serviceRequestId"),
                data.path("version").asInt(),
                text(data, "description"));
    }

    /** What is written down when it is new to this utility. */
    Entry.Effect effect(String utility) {
        return new Entry.Effect(submission(), utility, reference, Hash.ofWords(words), source, id);
    }

    /** What is written down when this utility knows it. */
    Entry.Again again(String utility) {
        return new Entry.Again(submission(), utility, source, id);
    }

    private String submission() {
        return Marker.in(words).orElse("unmarked:" + reference);
    }

    private static String text(JsonNode node, String field) throws IOException {
        if (!node.path(field).isTextual()) {
            throw new IOException("The event has no text in '" + field + "'");
        }
        return node.path(field).textValue();
    }
}

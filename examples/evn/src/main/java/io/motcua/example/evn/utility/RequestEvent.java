package io.motcua.example.evn.utility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Priority;
import io.motcua.Reference;

/**
 * What this utility reads of a request's event ({@code event.schema.json}); a real one would read more.
 *
 * @param id the event's, unique within its source
 * @param reference what the requester knows the request by
 * @param version of the request
 * @param priority how soon it must act
 * @param service what is asked for
 */
record RequestEvent(String id, Reference reference, int version, Priority priority, String service) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException if it is none, saying what was expected and nothing that a person wrote
     */
    static RequestEvent read(String json) {
        try {
            JsonNode event = JSON.readTree(json);
            JsonNode data = event.path("data");
            return new RequestEvent(
                    text(event, "id"),
                    Reference.of(text(data, "serviceRequestId")),
                    data.path("version").asInt(),
                    Priority.valueOf(text(data, "priority")),
                    text(data, "serviceCode"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Expected an event in JSON, at " + e.getLocation().offsetDescription());
        }
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("Expected an event whose '" + field + "' is a text");
        }
        return node.path(field).asText();
    }
}

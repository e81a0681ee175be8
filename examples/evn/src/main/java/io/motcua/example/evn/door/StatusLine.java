package io.motcua.example.evn.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.RequestStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One update of a request's status, as the channel tells it.
 *
 * @param status what is so now
 * @param by who says so: a utility's id, or the gateway
 * @param at since when
 */
record StatusLine(RequestStatus status, String by, Instant at) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";

    /** The update that a line of a server-sent event holds; empty for its other lines. */
    static Optional<StatusLine> ofEvent(String line) {
        if (!line.startsWith(DATA)) {
            return Optional.empty();
        }
        return Optional.of(of(tree(line.substring(DATA.length()))));
    }

    /** Every update of a request's page, oldest first. */
    static List<StatusLine> ofPage(String page) {
        List<StatusLine> updates = new ArrayList<>();
        tree(page).path("history").forEach(update -> updates.add(of(update)));
        return updates;
    }

    /** The reference in the answer to a request; empty if there is none. */
    static Optional<String> reference(String answer) {
        return Optional.of(tree(answer).path("serviceRequestId").asText()).filter(text -> !text.isEmpty());
    }

    private static StatusLine of(JsonNode update) {
        return new StatusLine(
                RequestStatus.valueOf(update.path("status").asText()),
                update.path("by").asText(),
                Instant.parse(update.path("at").asText()));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The gateway answers something that is no JSON", e);
        }
    }
}

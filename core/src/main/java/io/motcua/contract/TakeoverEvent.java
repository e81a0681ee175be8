package io.motcua.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.motcua.Delivery;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** The event of a delivery, written once more for the partner of its utility. The request in it is copied as it is. */
final class TakeoverEvent {
    /** What is said anew, or is of the utility's own events alone. */
    private static final Set<String> NOT_COPIED = Set.of("id", "time", "replayof", "takenoverfrom");

    private TakeoverEvent() {}

    static byte[] of(Delivery first, String partner, Instant at) {
        return JsonText.of(json -> {
            try (JsonParser event = JsonText.parser(first.event().toBytes())) {
                if (event.nextToken() != JsonToken.START_OBJECT) {
                    throw new IOException("The event is no JSON object");
                }
                json.writeStartObject();
                JsonText.text(
                        json,
                        "id",
                        Delivery.deduplicationId(first.trackingId(), first.version(), partner, first.generation()));
                JsonText.instant(json, "time", at);
                JsonText.text(json, "takenoverfrom", first.backend());
                copyFields(event, json);
                json.writeEndObject();
            }
        });
    }

    private static void copyFields(JsonParser event, JsonGenerator json) throws IOException {
        while (event.nextToken() == JsonToken.FIELD_NAME) {
            String name = event.currentName();
            event.nextToken();
            if (NOT_COPIED.contains(name)) {
                event.skipChildren();
            } else {
                json.writeFieldName(name);
                json.copyCurrentStructure(event);
            }
        }
    }
}

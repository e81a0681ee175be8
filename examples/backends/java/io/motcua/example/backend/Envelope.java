package io.motcua.example.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Reference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What this backend needs of an event. Attributes and fields that are not named here are not read: tomorrow's gateway
 * may add some.
 *
 * @param takenOver whether it is of another utility that is away, and ours to do
 */
record Envelope(
        String source,
        String id,
        String jurisdiction,
        boolean takenOver,
        Reference reference,
        int version,
        String service,
        int bytes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The event in these bytes; empty if it is none. */
    static Optional<Envelope> read(byte[] utf8) {
        JsonNode event;
        try {
            event = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (IOException e) {
            return Optional.empty();
        }
        JsonNode request = event.path("data");
        String source = event.path("source").asText();
        String id = event.path("id").asText();
        Optional<Reference> reference = Optional.of(request.path("serviceRequestId"))
                .filter(JsonNode::isTextual)
                .flatMap(text -> Reference.parse(text.textValue()));
        int version = request.path("version").asInt();
        if (source.isEmpty() || id.isEmpty() || reference.isEmpty() || version < 1) {
            return Optional.empty();
        }
        return Optional.of(new Envelope(
                source,
                id,
                event.path("jurisdictionid").asText(),
                event.has("takenoverfrom"),
                reference.get(),
                version,
                request.path("serviceCode").asText(),
                utf8.length));
    }
}

package io.motcua.backend.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.Payload;
import io.motcua.contract.Contract;
import io.motcua.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call-back as replies: an event in structured mode as its bytes are, one in binary mode put into its envelope, those
 * of a batch one by one. What is neither is handed on as it came, and is nobody's reply.
 */
final class ReplyBinding {
    /** The attributes that a reply has; others of a stranger's headers stay at the door. */
    private static final List<String> ATTRIBUTES =
            List.of("specversion", "id", "source", "type", "subject", "time", "dataschema", "correlationid");

    private static final String BATCH = "application/cloudevents-batch+json";

    private ReplyBinding() {}

    /** Whether several replies come at once (CloudEvents HTTP binding 1.0.2, section 3.3). */
    static boolean isBatch(HttpRequest request) {
        return mediaType(request).regionMatches(true, 0, BATCH, 0, BATCH.length());
    }

    /** The replies of a batch, in its order; a batch that is none is one reply, which is nobody's. */
    static List<Payload> payloads(HttpRequest request) {
        Optional<JsonNode> batch =
                isBatch(request) ? Json.read(request.body()).filter(JsonNode::isArray) : Optional.empty();
        if (batch.isEmpty()) {
            return List.of(payload(request));
        }
        List<Payload> payloads = new ArrayList<>();
        batch.get().forEach(event -> payloads.add(Payload.of(Json.write(event), Contract.MEDIA_TYPE)));
        return payloads;
    }

    private static Payload payload(HttpRequest request) {
        String mediaType = mediaType(request);
        boolean structured = mediaType.regionMatches(true, 0, "application/cloudevents", 0, 23);
        if (!structured && request.header("ce-specversion").isPresent()) {
            Optional<JsonNode> data = Json.read(request.body());
            if (data.isPresent()) {
                return Payload.of(Json.write(envelope(request, mediaType, data.get())), Contract.MEDIA_TYPE);
            }
        }
        return Payload.of(request.body(), mediaType);
    }

    private static String mediaType(HttpRequest request) {
        return request.header(Headers.CONTENT_TYPE).orElse("application/octet-stream");
    }

    private static ObjectNode envelope(HttpRequest request, String mediaType, JsonNode data) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (String name : ATTRIBUTES) {
            request.header("ce-" + name).ifPresent(value -> event.put(name, decoded(value)));
        }
        event.put("datacontenttype", mediaType);
        event.set("data", data);
        return event;
    }

    /** CloudEvents HTTP binding 1.0.2, section 3.1.3.2. What is not encoded as it says is taken as it is. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}

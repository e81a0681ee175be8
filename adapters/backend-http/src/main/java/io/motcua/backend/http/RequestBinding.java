package io.motcua.backend.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Rejected.Kind;
import io.motcua.Priority;
import io.motcua.contract.Contract;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A delivery as an HTTP request in the form that a utility wants. Safe for use by many threads. */
final class RequestBinding {
    private static final String UTF_8 = "; charset=utf-8";

    private final URI uri;
    private final Content content;
    private final Map<String, String> headers;
    private final List<FieldWriter> fields;

    RequestBinding(URI uri, Content content, Map<String, String> headers) {
        this.uri = uri;
        this.content = content;
        this.headers = headers;
        this.fields = fields(content).stream().map(FieldWriter::new).toList();
    }

    /**
     * The request; of the same delivery always the same.
     *
     * @throws RefusedHere if it cannot be put into that form
     */
    Message message(Delivery delivery) throws RefusedHere {
        Map<String, String> all = new LinkedHashMap<>(headers);
        String key = delivery.deduplicationId();
        all.put(Headers.IDEMPOTENCY_KEY, key);
        all.put("Accept", "application/json, " + Contract.MEDIA_TYPE);
        all.put("Priority", urgency(delivery.priority()));
        byte[] body;
        if (content instanceof Content.Structured) {
            all.put(Headers.CONTENT_TYPE, Contract.MEDIA_TYPE + UTF_8);
            body = delivery.event().toBytes();
        } else {
            JsonNode event = event(delivery);
            if (content instanceof Content.Binary) {
                body = binary(event, all);
            } else if (content instanceof Content.Form) {
                all.put(Headers.CONTENT_TYPE, "application/x-www-form-urlencoded");
                body = form(event);
            } else {
                all.put(Headers.CONTENT_TYPE, "application/json");
                body = json(event);
            }
        }
        return new Message("POST", uri, key, all, body);
    }

    private static JsonNode event(Delivery delivery) throws RefusedHere {
        return Json.read(delivery.event().toBytes())
                .filter(event -> event.path("data").isObject())
                .orElseThrow(() -> new RefusedHere(Kind.INVALID, "The stored event is no event with data"));
    }

    private static byte[] binary(JsonNode event, Map<String, String> headers) {
        event.properties().forEach(attribute -> {
            String name = attribute.getKey();
            if (name.equals("datacontenttype")) {
                headers.put(Headers.CONTENT_TYPE, attribute.getValue().asText());
            } else if (!name.equals("data") && attribute.getValue().isValueNode()) {
                headers.put("ce-" + name, encoded(attribute.getValue().asText()));
            }
        });
        headers.putIfAbsent(Headers.CONTENT_TYPE, "application/json");
        return Json.write(event.path("data"));
    }

    private byte[] form(JsonNode event) throws RefusedHere {
        List<String> pairs = new ArrayList<>();
        for (FieldWriter field : fields) {
            Optional<JsonNode> content = field.content(event);
            if (content.isPresent()) {
                pairs.add(form(field.rule().field()) + "=" + form(content.get().asText()));
            }
        }
        return String.join("&", pairs).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] json(JsonNode event) throws RefusedHere {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (FieldWriter field : fields) {
            Optional<JsonNode> content = field.content(event);
            if (content.isPresent()) {
                put(root, field.rule().field(), content.get());
            }
        }
        return Json.write(root);
    }

    private static void put(ObjectNode root, String field, JsonNode content) {
        if (!field.startsWith("/")) {
            root.set(field, content);
            return;
        }
        JsonPointer pointer = JsonPointer.compile(field);
        ObjectNode parent = root;
        for (; !pointer.tail().matches(); pointer = pointer.tail()) {
            String name = pointer.getMatchingProperty();
            parent = parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
        }
        parent.set(pointer.getMatchingProperty(), content);
    }

    private static List<FieldRule> fields(Content content) {
        if (content instanceof Content.Form form) {
            return form.fields();
        }
        return content instanceof Content.Json json ? json.fields() : List.of();
    }

    /** RFC 9218 section 4.1: from 0, the most urgent, to 7; 3 if nothing is said. */
    static String urgency(Priority priority) {
        return switch (priority) {
            case P0 -> "u=0";
            case P1 -> "u=2";
            case P2 -> "u=3";
            case P3 -> "u=5";
        };
    }

    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** CloudEvents HTTP binding 1.0.2, section 3.1.3.2: what is no visible ASCII, the quote and the percent sign. */
    private static String encoded(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet <= ' ' || octet > '~' || octet == '"' || octet == '%') {
                out.append(String.format("%%%02X", octet & 0xff));
            } else {
                out.append((char) octet);
            }
        }
        return out.toString();
    }
}

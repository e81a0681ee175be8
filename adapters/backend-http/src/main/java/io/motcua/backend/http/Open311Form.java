package io.motcua.backend.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Rejected.Kind;
import io.motcua.Reference;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deliveries as GeoReport v2 has them (POST Service Request), and the questions about them. */
final class Open311Form {
    /** GeoReport v2: a description has at most 4,000 characters. */
    private static final int DESCRIPTION_AT_MOST = 4000;
    /** How far the server's clock may be from ours. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private final Open311Config config;
    private final FieldWriter serviceCode;
    private final List<FieldWriter> further;

    Open311Form(Open311Config config) {
        this.config = config;
        FieldRule code = FieldRule.from("service_code", "/serviceCode").withValues(config.services());
        this.serviceCode =
                new FieldWriter(config.otherwise().map(code::withOtherwise).orElse(code));
        this.further = config.fields().stream().map(FieldWriter::new).toList();
    }

    /** The post. Our reference stands at the end of the description, by which the server can be asked for it. */
    Message post(Delivery delivery) throws RefusedHere {
        JsonNode event = event(delivery);
        JsonNode request = event.path("data");
        Map<String, String> form = new LinkedHashMap<>();
        config.apiKey().ifPresent(key -> form.put("api_key", key));
        config.jurisdictionId().ifPresent(id -> form.put("jurisdiction_id", id));
        form.put("service_code", code(event));
        put(form, "lat", text(request, "/location/lat"));
        put(form, "long", text(request, "/location/long"));
        put(form, "address_string", address(request));
        put(form, "description", Optional.of(description(request, delivery)));
        put(form, "email", text(request, "/requester/email"));
        // One name, family first; GeoReport knows two fields, of which no split would be right.
        put(form, "first_name", text(request, "/requester/name"));
        put(form, "phone", text(request, "/requester/phone"));
        for (FieldWriter field : further) {
            put(form, field.rule().field(), field.content(event).map(JsonNode::asText));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Headers.CONTENT_TYPE, "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        headers.put(Headers.IDEMPOTENCY_KEY, delivery.deduplicationId());
        headers.put("Priority", RequestBinding.urgency(delivery.priority()));
        return new Message(
                "POST",
                config.at("requests.json"),
                delivery.deduplicationId(),
                headers,
                encoded(form).getBytes(StandardCharsets.US_ASCII));
    }

    /** The question for requests of this service from the time of the delivery on. */
    Message search(Delivery delivery, Instant now) throws RefusedHere {
        JsonNode event = event(delivery);
        Instant from = text(event, "/time")
                .map(OffsetDateTime::parse)
                .map(OffsetDateTime::toInstant)
                .orElse(now);
        return search(Optional.of(code(event)), from, now, delivery.deduplicationId());
    }

    /** The question for requests of any service from then on. */
    Message search(Instant from, Instant now, String id) {
        return search(Optional.empty(), from, now, id);
    }

    private Message search(Optional<String> code, Instant from, Instant now, String id) {
        Map<String, String> query = new LinkedHashMap<>();
        code.ifPresent(text -> query.put("service_code", text));
        query.put(
                "start_date",
                from.minus(CLOCKS_APART).truncatedTo(ChronoUnit.SECONDS).toString());
        query.put(
                "end_date",
                now.plus(CLOCKS_APART).truncatedTo(ChronoUnit.SECONDS).toString());
        return get("requests.json", query, id);
    }

    Message status(String id) {
        return get("requests/" + segment(id) + ".json", new LinkedHashMap<>(), "status-" + id);
    }

    Message token(String token) {
        return get("tokens/" + segment(token) + ".json", new LinkedHashMap<>(), "token-" + token);
    }

    /** What makes a description ours: reference, version, and how often it was replayed on purpose. */
    static String marker(Reference reference, int version, int generation) {
        return "[" + reference + " v" + version + (generation > 1 ? "." + generation : "") + "]";
    }

    static String marker(Delivery delivery) {
        return marker(delivery.reference(), delivery.version(), delivery.generation());
    }

    private Message get(String path, Map<String, String> query, String id) {
        config.jurisdictionId().ifPresent(jurisdiction -> query.put("jurisdiction_id", jurisdiction));
        URI uri = config.at(path + (query.isEmpty() ? "" : "?" + encoded(query)));
        return Message.get(uri, id, Map.of());
    }

    private String code(JsonNode event) throws RefusedHere {
        return serviceCode
                .content(event)
                .map(JsonNode::asText)
                .orElseThrow(() -> new RefusedHere(Kind.INVALID, "The request has no service code"));
    }

    private static JsonNode event(Delivery delivery) throws RefusedHere {
        return Json.read(delivery.event().toBytes())
                .filter(event -> event.path("data").isObject())
                .orElseThrow(() -> new RefusedHere(Kind.INVALID, "The stored event is no event with data"));
    }

    private static String description(JsonNode request, Delivery delivery) throws RefusedHere {
        String marker = marker(delivery);
        FieldRule cut = FieldRule.constant(
                        "description", text(request, "/description").orElse(""))
                .withLength(
                        DESCRIPTION_AT_MOST - marker.length() - 1, FieldRule.Unit.CHARACTERS, FieldRule.TooLong.CUT);
        return new FieldWriter(cut).content(request).map(JsonNode::asText).orElse("") + "\n" + marker;
    }

    /** As the person wrote it; else the names of the units, the smallest first. */
    private static Optional<String> address(JsonNode request) {
        List<String> names = new ArrayList<>();
        for (String unit : List.of("commune", "district", "province")) {
            text(request, "/location/" + unit + "/name").ifPresent(names::add);
        }
        return text(request, "/location/addressString")
                .or(() -> names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names)));
    }

    private static Optional<String> text(JsonNode root, String pointer) {
        return Json.scalar(root, JsonPointer.compile(pointer)).filter(text -> !text.isBlank());
    }

    private static void put(Map<String, String> form, String name, Optional<String> value) {
        value.ifPresent(text -> form.put(name, text));
    }

    private static String encoded(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> Stream.of(pair.getKey(), pair.getValue())
                        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("=")))
                .collect(Collectors.joining("&"));
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

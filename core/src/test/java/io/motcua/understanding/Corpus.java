package io.motcua.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.spi.StoredSubmission;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The labelled requests of the project: what a channel brought, and what must be made of it. */
final class Corpus {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    /** A request with its labels; an absent label is empty. */
    record Case(String id, String channel, String account, Instant receivedAt, JsonNode input, JsonNode labels) {

        Optional<String> label(String name) {
            return Optional.ofNullable(labels.get(name))
                    .filter(node -> !node.isNull())
                    .map(JsonNode::asText);
        }

        boolean dangerous() {
            return label("priority").filter("P0"::equals).isPresent();
        }

        Payload payload() {
            return Payload.of(input.toString().getBytes(StandardCharsets.UTF_8), "application/json");
        }

        StoredSubmission stored() {
            TrackingId id = TrackingId.next();
            Submission submission =
                    new Submission(id, channel, account, receivedAt, Urgency.OTHER, "key", payload(), Map.of());
            return new StoredSubmission(submission, new Receipt(id, Reference.of("MC-222-222-222"), receivedAt), 1);
        }

        Reading reading() {
            return switch (channel) {
                case "app" -> app();
                case "hotline" -> hotline();
                case "web" -> web();
                case "sms" -> sms();
                default -> throw new IllegalStateException("No reader for " + channel);
            };
        }

        private Reading app() {
            Reading.Builder reading = Reading.builder();
            set(reading, Reading.SERVICE_CODE, input.get("serviceCode"));
            set(reading, Reading.DESCRIPTION, input.get("description"));
            set(reading, Reading.CUSTOMER_CODE, input.get("customerCode"));
            JsonNode requester = input.path("requester");
            set(reading, Reading.NAME, requester.get("name"));
            set(reading, Reading.PHONE, requester.get("phone"));
            set(reading, Reading.EMAIL, requester.get("email"));
            JsonNode location = input.path("location");
            set(reading, Reading.ADDRESS, location.get("addressString"));
            if (location.has("lat")) {
                reading.coordinates(
                        location.get("lat").asDouble(), location.get("long").asDouble());
            }
            return reading.build();
        }

        private Reading hotline() {
            Reading.Builder reading = Reading.builder();
            set(reading, Reading.SERVICE_CODE, input.get("serviceCode"));
            set(reading, Reading.DESCRIPTION, input.get("note"));
            set(reading, Reading.CUSTOMER_CODE, input.get("customerCode"));
            set(reading, Reading.PHONE, input.get("callerPhone"));
            set(reading, Reading.ADDRESS, input.get("address"));
            return reading.build();
        }

        private Reading web() {
            Reading.Builder reading = Reading.builder();
            input.properties().forEach(field -> set(reading, field.getKey(), field.getValue()));
            return reading.build();
        }

        private Reading sms() {
            Reading.Builder reading = Reading.builder();
            set(reading, Reading.PHONE, input.get("from"));
            if (!input.get("from").asText().startsWith("+")) {
                reading.sentByMachine("Its sender is a name");
            }
            if (input.has("parts")) {
                Map<Integer, String> parts = new TreeMap<>();
                input.get("parts")
                        .forEach(part -> parts.put(
                                part.get("seq").asInt(), part.get("text").asText()));
                reading.field(Reading.DESCRIPTION, String.join("", parts.values()));
            } else {
                set(reading, Reading.DESCRIPTION, input.get("text"));
            }
            return reading.build();
        }

        private static void set(Reading.Builder reading, String name, JsonNode value) {
            if (value != null && value.isTextual()) {
                reading.field(name, value.asText());
            }
        }
    }

    static List<Case> load(String channel) {
        String name = "/io/motcua/corpus/" + channel + ".jsonl";
        List<Case> cases = new ArrayList<>();
        try (InputStream stream = Objects.requireNonNull(Corpus.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = JSON.readTree(line);
                cases.add(new Case(
                        node.get("id").asText(),
                        node.get("channel").asText(),
                        node.get("account").asText(),
                        OffsetDateTime.parse(node.get("receivedAt").asText()).toInstant(),
                        node.get("input"),
                        node.get("expected")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }
}

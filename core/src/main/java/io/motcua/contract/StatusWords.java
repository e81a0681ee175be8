package io.motcua.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.Payload;
import io.motcua.RequestStatus;
import io.motcua.contract.ReplyEvent.Status;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a utility's own status words mean in ours, by whichever way it answers. A word that is neither known here nor
 * one of ours stays as it is: the reply is kept as it came, counts as malformed, and changes nothing.
 *
 * @param words by the utility's word
 * @param appointments by the utility's word, those that tell of an appointment: a status that says one is read as an
 *     appointment, whose window is beside the word
 */
public record StatusWords(Map<String, RequestStatus> words, Map<String, AppointmentReply.State> appointments) {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(ReplyReader.MAX_DEPTH)
                            .build())
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** None but our own. */
    public static final StatusWords OURS = new StatusWords(Map.of());

    /**
     * Checks that each means something that a utility can say.
     *
     * @throws IllegalArgumentException if one does not, or means two things
     */
    public StatusWords {
        Map<String, RequestStatus> composed = new HashMap<>();
        words.forEach((word, status) -> {
            if (!Status.ALLOWED.contains(status)) {
                throw new IllegalArgumentException("A utility cannot say " + status + ", as " + word + " would");
            }
            composed.put(key(word), status);
        });
        Map<String, AppointmentReply.State> states = new HashMap<>();
        appointments.forEach((word, state) -> {
            if (composed.containsKey(key(word))) {
                throw new IllegalArgumentException("The word " + word + " cannot mean a status and an appointment");
            }
            states.put(key(word), state);
        });
        words = Map.copyOf(composed);
        appointments = Map.copyOf(states);
    }

    /** Words of statuses alone. */
    public StatusWords(Map<String, RequestStatus> words) {
        this(words, Map.of());
    }

    /** What a word means. */
    public Optional<RequestStatus> meaning(String word) {
        return Optional.ofNullable(words.get(key(word)));
    }

    /** The reply in our words, with the utility's word beside it; as it came if there is nothing to translate. */
    public Payload translated(Payload reply) {
        Optional<JsonNode> event = words.isEmpty() && appointments.isEmpty() ? Optional.empty() : read(reply);
        Optional<String> word = event.flatMap(StatusWords::word);
        if (word.isEmpty()) {
            return reply;
        }
        ObjectNode data = (ObjectNode) event.get().get("data");
        AppointmentReply.State state = appointments.get(key(word.get()));
        Optional<RequestStatus> meant = isStatus(data) ? meaning(word.get()) : Optional.empty();
        if (state != null) {
            data.put("kind", "appointment").put("status", state.json());
        } else if (meant.isPresent()) {
            data.put("status", meant.get().name());
        } else {
            return reply;
        }
        data.put("statusWord", word.get());
        return Payload.of(write(event.get()), reply.mediaType());
    }

    /** The word of a reply that tells a status or an appointment, if it means nothing here. */
    public Optional<String> unknownWord(Payload reply) {
        Optional<JsonNode> event = read(reply);
        return event.flatMap(StatusWords::word)
                .filter(word -> meaning(word).isEmpty()
                        && !appointments.containsKey(key(word))
                        && !isOurs(event.orElseThrow().get("data"), word));
    }

    private static boolean isOurs(JsonNode data, String word) {
        return isStatus(data)
                ? Status.ALLOWED.stream().anyMatch(ours -> ours.name().equals(word))
                : Stream.of(AppointmentReply.State.values())
                        .anyMatch(ours -> ours.json().equals(word));
    }

    private static Optional<String> word(JsonNode event) {
        JsonNode data = event.path("data");
        boolean tells = isStatus(data) || data.path("kind").asText().equals("appointment");
        return data.isObject() && tells && data.path("status").isValueNode()
                ? Optional.of(data.get("status").asText())
                : Optional.empty();
    }

    private static boolean isStatus(JsonNode data) {
        return data.path("kind").asText().equals("status");
    }

    private static String key(String word) {
        return Normalizer.normalize(word.strip(), Normalizer.Form.NFC);
    }

    /** What {@link ReplyReader} would read; all else stays as it is. */
    private static Optional<JsonNode> read(Payload reply) {
        if (reply.size() > ReplyReader.MAX_BYTES) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(reply.toBytes()))
                    .toString();
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (CharacterCodingException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static byte[] write(JsonNode event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}

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

/**
 * What a utility's own status words mean in ours, by whichever way it answers. A word that is neither known here nor
 * one of ours stays as it is: the reply is kept as it came, counts as malformed, and changes nothing.
 *
 * @param words by the utility's word
 */
public record StatusWords(Map<String, RequestStatus> words) {
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
     * @throws IllegalArgumentException if one does not
     */
    public StatusWords {
        Map<String, RequestStatus> composed = new HashMap<>();
        words.forEach((word, status) -> {
            if (!Status.ALLOWED.contains(status)) {
                throw new IllegalArgumentException("A utility cannot say " + status + ", as " + word + " would");
            }
            composed.put(key(word), status);
        });
        words = Map.copyOf(composed);
    }

    /** What a word means. */
    public Optional<RequestStatus> meaning(String word) {
        return Optional.ofNullable(words.get(key(word)));
    }

    /** The reply in our words, with the utility's word beside it; as it came if there is nothing to translate. */
    public Payload translated(Payload reply) {
        Optional<JsonNode> event = words.isEmpty() ? Optional.empty() : read(reply);
        Optional<String> word = event.flatMap(StatusWords::statusWord);
        Optional<RequestStatus> meant = word.flatMap(this::meaning);
        if (meant.isEmpty()) {
            return reply;
        }
        ObjectNode data = (ObjectNode) event.orElseThrow().get("data");
        data.put("status", meant.get().name());
        data.put("statusWord", word.get());
        return Payload.of(write(event.get()), reply.mediaType());
    }

    /** The word of a reply that tells a status, if it means nothing here. */
    public Optional<String> unknownWord(Payload reply) {
        return read(reply)
                .flatMap(StatusWords::statusWord)
                .filter(word -> meaning(word).isEmpty()
                        && Status.ALLOWED.stream().noneMatch(ours -> ours.name().equals(word)));
    }

    private static Optional<String> statusWord(JsonNode event) {
        JsonNode data = event.path("data");
        return data.isObject()
                        && data.path("kind").asText().equals("status")
                        && data.path("status").isValueNode()
                ? Optional.of(data.get("status").asText())
                : Optional.empty();
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

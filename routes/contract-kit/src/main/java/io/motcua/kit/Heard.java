package io.motcua.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.motcua.Payload;
import io.motcua.contract.MalformedReplyException;
import io.motcua.contract.ReplyReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A reply as it came, read twice: by the contract, and as far as it can be understood at all.
 *
 * @param at when it came
 * @param answers the event whose HTTP answer it is; empty if it came by call-back or queue
 * @param violation what the contract says against it
 * @param isUtf8 whether its bytes are UTF-8
 * @param root the reply leniently; missing if it is no JSON
 */
record Heard(Instant at, Optional<Event> answers, Optional<String> violation, boolean isUtf8, JsonNode root) {
    private static final ObjectMapper LENIENT = new ObjectMapper();
    private static final Charset OLD = Charset.forName("windows-1258");

    static Heard of(byte[] bytes, String mediaType, Instant at, Optional<Event> answers) {
        Optional<String> violation = Optional.empty();
        try {
            ReplyReader.read(Payload.of(bytes, mediaType));
        } catch (MalformedReplyException e) {
            violation = Optional.of(String.valueOf(e.getMessage()));
        }
        boolean isUtf8 = true;
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            isUtf8 = false;
            text = new String(bytes, OLD);
        }
        return new Heard(at, answers, violation, isUtf8, tree(text));
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode root = LENIENT.readTree(text);
            return root == null ? MissingNode.getInstance() : root;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** An attribute of the envelope as text; empty if there is none. */
    String attribute(String name) {
        return root.path(name).asText("");
    }

    /** A field of the data as text; empty if there is none. */
    String field(String name) {
        return root.path("data").path(name).asText("");
    }

    /** Whether it is an acknowledgment, as far as can be told. */
    boolean isAcknowledgment() {
        return field("kind").equals("acknowledgment") || !field("result").isEmpty();
    }

    boolean isStatus() {
        return field("kind").equals("status");
    }

    boolean isAppointment() {
        return field("kind").equals("appointment");
    }

    /**
     * Whether it can only be meant for this event: by what it answers, what it names, or the version of the request.
     */
    boolean isAbout(Event event) {
        if (answers.isPresent()) {
            return answers.get().id().equals(event.id());
        }
        return attribute("correlationid").equals(event.id())
                || attribute("correlationid").isEmpty()
                        && field("serviceRequestId").equals(event.reference().value())
                        && field("requestVersion").equals(String.valueOf(event.version()));
    }
}

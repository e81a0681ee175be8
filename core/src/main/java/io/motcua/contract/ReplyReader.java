package io.motcua.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.contract.AppointmentReply.State;
import io.motcua.contract.AppointmentReply.Window;
import io.motcua.contract.JsonObject.MismatchException;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a utility sends as the reply of {@code reply.schema.json}. Tolerates fields that it does not know and takes
 * {@code null} for absent; all else that the schema forbids is malformed, and so are names that occur twice in an
 * object, more than {@link #MAX_BYTES}, more than {@link #MAX_DEPTH} levels and other encodings than UTF-8. Safe for use
 * by many threads.
 */
public final class ReplyReader {
    /** The size of the largest reply, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;
    /** How deep objects and arrays may be nested. */
    public static final int MAX_DEPTH = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);
    /** The names that a path may repeat. Others are the sender's invention and could be anybody's data. */
    private static final Set<String> KNOWN = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "correlationid",
            "data",
            "serviceRequestId",
            "requestVersion",
            "kind",
            "result",
            "backendReference",
            "cause",
            "status",
            "serviceNotice",
            "expectedDatetime",
            "validFor",
            "startDateTime",
            "endDateTime");

    private ReplyReader() {}

    /**
     * Reads a reply.
     *
     * @throws MalformedReplyException if it is none; nothing else is ever thrown for what the bytes hold
     */
    public static ReplyEvent read(Payload payload) throws MalformedReplyException {
        String text = decode(payload);
        try (JsonParser parser = FACTORY.createParser(text)) {
            return event(tree(parser));
        } catch (MismatchException e) {
            throw new MalformedReplyException(e.path(), e.expected());
        } catch (IOException e) {
            throw new MalformedReplyException("$", "JSON");
        }
    }

    /** Decoded here and not by the parser, which would guess UTF-16 and let overlong forms through. */
    private static String decode(Payload payload) throws MalformedReplyException {
        if (payload.size() > MAX_BYTES) {
            throw new MalformedReplyException("$", "at most " + MAX_BYTES + " bytes, not " + payload.size());
        }
        Matcher charset = CHARSET.matcher(payload.mediaType());
        if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
            throw new MalformedReplyException("$", "UTF-8, not another charset");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(payload.buffer()).toString();
            // RFC 8259 section 8.1 lets a reader overlook a byte order mark, which some platforms cannot help writing.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedReplyException("$", "UTF-8");
        }
    }

    private static JsonObject tree(JsonParser parser) throws IOException {
        try {
            return JsonObject.parse(parser);
        } catch (StreamConstraintsException e) {
            throw new MismatchException("$", "at most " + MAX_DEPTH + " levels, and no number of a thousand digits");
        } catch (MismatchedInputException e) {
            throw new MismatchException(path(parser.getParsingContext()), "each name once");
        } catch (IOException e) {
            throw new MismatchException(path(parser.getParsingContext()), "JSON");
        }
    }

    private static ReplyEvent event(JsonObject event) {
        requireExactly(event, "specversion", "1.0");
        requireExactly(event, "type", Contract.REPLY);
        event.optionalText("datacontenttype").ifPresent(type -> {
            if (!type.matches("application/json(\\s*;.*)?")) {
                throw event.mismatch("datacontenttype", "application/json");
            }
        });
        event.optionalText("subject");
        event.optionalText("dataschema");
        JsonObject data = event.object("data");
        Header header = header(event, data);
        String kind = data.text("kind");
        return switch (kind) {
            case "acknowledgment" ->
                new Acknowledgment(
                        header,
                        data.choice("result", Result::json, List.of(Result.values())),
                        data.optionalText("backendReference", ReplyEvent.MAX_ID_LENGTH),
                        data.optionalText("cause", ReplyEvent.MAX_WORDS_LENGTH));
            case "status" ->
                new Status(
                        header,
                        data.choice("status", RequestStatus::name, Status.ALLOWED),
                        data.optionalText("serviceNotice", ReplyEvent.MAX_WORDS_LENGTH),
                        data.optionalTime("expectedDatetime").map(OffsetDateTime::toInstant));
            case "appointment" -> appointment(event, header, data);
            default -> throw data.mismatch("kind", "acknowledgment, status or appointment");
        };
    }

    private static AppointmentReply appointment(JsonObject event, Header header, JsonObject data) {
        Instant said = header.time()
                .orElseThrow(() -> event.mismatch("time", "a date-time, which tells the newer of two appointments"));
        State state = data.choice("status", State::json, List.of(State.values()));
        Optional<JsonObject> validFor =
                state == State.CONFIRMED ? Optional.of(data.object("validFor")) : data.optionalObject("validFor");
        Optional<Window> window = validFor.map(period -> new Window(
                period.time("startDateTime").toInstant(),
                period.time("endDateTime").toInstant()));
        window.flatMap(read -> AppointmentReply.expected(state, read, said)).ifPresent(expected -> {
            throw data.mismatch("validFor", expected);
        });
        return new AppointmentReply(
                header, state, window, data.optionalText("serviceNotice", ReplyEvent.MAX_WORDS_LENGTH));
    }

    private static Header header(JsonObject event, JsonObject data) {
        String source = event.optionalText("source", ReplyEvent.MAX_SOURCE_LENGTH)
                .filter(JsonText::isUriReference)
                .orElseThrow(() -> event.mismatch("source", "a URI reference"));
        return new Header(
                source,
                event.optionalText("id", ReplyEvent.MAX_ID_LENGTH)
                        .orElseThrow(() -> event.mismatch("id", "a string of 1 to 255 characters")),
                event.optionalTime("time").map(OffsetDateTime::toInstant),
                event.optionalText("correlationid", ReplyEvent.MAX_ID_LENGTH),
                Optional.of(data.text("serviceRequestId"))
                        .flatMap(text -> Reference.parse(text)
                                .filter(reference -> reference.value().equals(text)))
                        .orElseThrow(() -> data.mismatch("serviceRequestId", "a reference of the form MC-XXX-XXX-XXX")),
                data.integer("requestVersion", 1));
    }

    private static void requireExactly(JsonObject object, String name, String value) {
        if (!object.text(name).equals(value)) {
            throw object.mismatch(name, value);
        }
    }

    private static String path(JsonStreamContext context) {
        if (context.inRoot()) {
            return "$";
        }
        String parent = context.getParent() == null ? "$" : path(context.getParent());
        if (context.inArray()) {
            return parent + "[" + context.getCurrentIndex() + "]";
        }
        String name = context.getCurrentName();
        return name == null ? parent : parent + "." + (KNOWN.contains(name) ? name : "*");
    }
}

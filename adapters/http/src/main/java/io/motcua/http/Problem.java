package io.motcua.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a request is not done, in the form of RFC 9457. It says what the sender can mend, and nothing of how we are made.
 *
 * @param type names the kind of problem: a tag URI (RFC 4151), since there is no page behind it
 * @param title the kind in words
 * @param status from 400 to 599
 * @param detail this case in words, without a citizen's data
 * @param instance this occurrence, where our log speaks of it
 * @param pointer the field that is meant, as a JSON pointer (RFC 6901) into the body that was sent
 * @param headers what the answer carries beside, for example {@code Retry-After}
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        Optional<String> instance,
        Optional<String> pointer,
        Map<String, String> headers) {

    /** The media type of the answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "tag:motcua.io,2026:problem:";

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(pointer, "pointer");
        headers = Map.copyOf(headers);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("No status of a problem: " + status);
        }
    }

    /** A problem of this kind; the kind is the last part of its type. */
    public static Problem of(int status, String kind, String title, String detail) {
        return new Problem(TYPES + kind, title, status, detail, Optional.empty(), Optional.empty(), Map.of());
    }

    /** Whether it is of this kind: the last part of its type. */
    public boolean is(String kind) {
        return type.equals(TYPES + kind);
    }

    /** The same, naming the field. */
    public Problem at(String jsonPointer) {
        return new Problem(type, title, status, detail, instance, Optional.of(jsonPointer), headers);
    }

    /** The same, with a header of the answer. */
    public Problem with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Problem(type, title, status, detail, instance, pointer, more);
    }

    /** The same, naming the occurrence. */
    public Problem as(String occurrence) {
        return new Problem(type, title, status, detail, Optional.of(occurrence), pointer, headers);
    }

    /** The answer that says it. */
    public HttpAnswer answer() {
        byte[] body = JsonText.write(this::write);
        return new HttpAnswer(status, MEDIA_TYPE, body, headers);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeStringField("title", title);
        json.writeNumberField("status", status);
        json.writeStringField("detail", detail);
        if (instance.isPresent()) {
            json.writeStringField("instance", instance.get());
        }
        if (pointer.isPresent()) {
            json.writeStringField("pointer", pointer.get());
        }
        json.writeEndObject();
    }
}

package io.motcua.example.evn.stream;

import io.motcua.example.evn.stream.Expectation.Refused;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Requests that the door must refuse: each is broken in one way. */
enum Faults {
    BROKEN_JSON("broken JSON", "{\"description\": \"Mất điện ở Hà Nội\", \"requester\": {"),
    WRONG_TYPE("wrong type", "{\"description\": [\"Mất điện ở Hà Nội\"]}"),
    UNKNOWN_FIELD("unknown field", "{\"description\": \"Mất điện ở Hà Nội\", \"corporation\": \"EVNHANOI\"}"),
    DOUBLED_NAME("name twice", "{\"description\": \"Mất điện ở Hà Nội\", \"description\": \"Có điện lại rồi\"}"),
    EMPTY("empty body", ""),
    ENORMOUS("1 MB of text", "{\"description\": \"" + "mất điện ".repeat(100_000) + "\"}"),
    DEEP("nested too deep", "{\"description\": " + "[".repeat(1000) + "]".repeat(1000) + "}"),
    OTHER_CHARSET("not UTF-8", "{\"description\": \"Đang mất điện\"}", Charset.forName("windows-1258")),
    NO_KEY("no key", "{\"description\": \"Mất điện ở Hà Nội\"}");

    private final String fault;
    private final byte[] body;

    Faults(String fault, String body) {
        this(fault, body, StandardCharsets.UTF_8);
    }

    Faults(String fault, String body, Charset charset) {
        this.fault = fault;
        this.body = body.getBytes(charset);
    }

    /** Every fault, for a deck. */
    static List<Faults> all() {
        return List.of(values());
    }

    /** The request with this fault, with the key that it would have. */
    PlannedRequest request(int number, Duration at, String key) {
        return new PlannedRequest(
                number,
                at,
                Channel.APP,
                Corporation.GROUP_APP,
                "",
                this == NO_KEY ? Optional.empty() : Optional.of(key),
                Message.JSON,
                body,
                fault,
                "",
                false,
                new Refused(fault));
    }
}

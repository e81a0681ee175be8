package io.motcua.spi;

import io.motcua.Payload;
import java.time.Instant;
import java.util.Objects;

/**
 * What a utility sent us, as it arrived.
 *
 * @param backend the utility whose credentials or queue it came by; what it says of itself does not count
 * @param receivedAt when it arrived
 * @param payload the bytes, meant to be an {@code io.motcua.servicerequest.reply.v1} event
 */
public record Reply(String backend, Instant receivedAt, Payload payload) {
    public Reply {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(payload, "payload");
    }
}

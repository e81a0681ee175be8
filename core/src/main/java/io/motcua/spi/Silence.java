package io.motcua.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How long a utility has said nothing.
 *
 * @param acknowledgedAt when it acknowledged last, by its own clock if that is slow
 * @param waitingSince when the oldest delivery was sent that it has left unanswered since then
 */
public record Silence(Optional<Instant> acknowledgedAt, Optional<Instant> waitingSince) {
    public Silence {
        Objects.requireNonNull(acknowledgedAt, "acknowledgedAt");
        Objects.requireNonNull(waitingSince, "waitingSince");
    }
}

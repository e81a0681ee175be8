package io.motcua.spi;

import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.sla.SlaStep;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A clock that is near its limit or over it, for people to look at.
 *
 * @param breachAt when its limit is, or was, used up, as it was computed last
 * @param paused whether it stands still, because the customer is waited for
 * @param told whom the last escalation went to, if there was one
 */
public record LateClock(
        Reference reference,
        SlaStep step,
        Optional<String> service,
        Priority priority,
        Optional<String> utility,
        Instant startedAt,
        Optional<Instant> breachAt,
        boolean paused,
        Optional<String> told) {
    public LateClock {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(utility, "utility");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(breachAt, "breachAt");
        Objects.requireNonNull(told, "told");
    }
}

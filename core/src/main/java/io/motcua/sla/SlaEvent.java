package io.motcua.sla;

import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.TrackingId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That a step of a request takes too long, or soon will. Nothing in it is a citizen's.
 *
 * @param id names this event, so that nobody acts on it twice
 * @param service as in the request's {@code serviceCode}
 * @param utility to which the request was addressed, if to any
 * @param to who is to be told of an escalation
 * @param level how high they stand
 * @param startedAt when the step began
 * @param dueAt when the mark was due; earlier than {@code at} if nobody could look
 * @param at when it was seen
 */
public record SlaEvent(
        TrackingId id,
        Reference reference,
        SlaStep step,
        SlaClock.Kind kind,
        String service,
        Priority priority,
        Optional<String> utility,
        Optional<String> to,
        Optional<Level> level,
        Instant startedAt,
        Instant dueAt,
        Instant at) {
    public SlaEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(utility, "utility");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(at, "at");
    }
}

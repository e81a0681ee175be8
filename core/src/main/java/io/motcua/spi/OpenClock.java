package io.motcua.spi;

import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.sla.SlaClock;
import io.motcua.sla.SlaEvent;
import io.motcua.sla.SlaStep;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A clock that must be looked at: a mark was passed, or its instants must be computed anew.
 *
 * @param clock empty while nobody has looked up which limit holds: of what came to be held, the ledger knows only since when
 * @param seen how many of its marks were seen to
 * @param service as in the request's {@code serviceCode}, if it was understood
 * @param utility to which the request is addressed, if to any
 * @param untold what was stored and is not known to have been told
 */
public record OpenClock(
        Reference reference,
        SlaStep step,
        Instant startedAt,
        Optional<SlaClock> clock,
        int seen,
        Optional<String> service,
        Priority priority,
        Optional<String> utility,
        List<SlaEvent> untold) {
    public OpenClock {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(utility, "utility");
        untold = List.copyOf(untold);
    }
}

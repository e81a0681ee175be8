package io.motcua.spi;

import io.motcua.Priority;
import io.motcua.sla.SlaClock;
import io.motcua.sla.WorkingCalendar;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A clock that begins to run with a step of the path.
 *
 * @param service as in the request's {@code serviceCode}
 * @param utility to which the request is addressed, if to any
 * @param nextAt when it must be looked at
 * @param breachAt when its limit is used up
 */
public record StartedClock(
        SlaClock clock,
        String service,
        Priority priority,
        Optional<String> utility,
        Optional<Instant> nextAt,
        Optional<Instant> breachAt) {
    public StartedClock {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(utility, "utility");
        Objects.requireNonNull(nextAt, "nextAt");
        Objects.requireNonNull(breachAt, "breachAt");
    }

    /** A clock that nobody has looked at yet, whose instants follow from the calendar. */
    public static StartedClock of(
            SlaClock clock, String service, Priority priority, Optional<String> utility, WorkingCalendar calendar) {
        return new StartedClock(clock, service, priority, utility, clock.nextAt(calendar, 0), clock.breachAt(calendar));
    }
}

package io.motcua.spi;

import io.motcua.Delivery;
import io.motcua.Priority;
import io.motcua.TrackingId;
import io.motcua.sla.Level;
import io.motcua.sla.Measure;
import io.motcua.sla.SlaClock;
import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaClock.Mark;
import io.motcua.sla.SlaEvent;
import io.motcua.sla.SlaStep;
import io.motcua.sla.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Clocks of the contracts: how they begin, and what looking at them comes to. */
final class SeenClocks {

    private SeenClocks() {}

    /** A clock of these tests: a warning after a minute, the limit after two, somebody higher after three. */
    static StartedClock started(SlaStep step, Instant at) {
        SlaClock clock = new SlaClock(
                step,
                at,
                Measure.ELAPSED,
                List.of(
                        new Mark(Kind.WARN, Duration.ofMinutes(1)),
                        new Mark(Kind.BREACH, Duration.ofMinutes(2)),
                        new Mark(
                                Kind.ESCALATION,
                                Duration.ofMinutes(3),
                                Optional.of("duty-officer"),
                                Optional.of(Level.GROUP))));
        return StartedClock.of(clock, "OUTAGE", Priority.P1, Optional.of("EVNSPC"), WorkingCalendar.ALWAYS);
    }

    /** A request on its way to EVNSPC, with clocks of these steps that began with the test. */
    static Work<Delivery> toDelivery(LedgerWalk walk, SlaStep... steps) throws Exception {
        walk.accept();
        List<StartedClock> clocks = List.of(steps).stream()
                .map(step -> started(step, OpenedLedger.BEGIN))
                .toList();
        walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", clocks));
        return walk.claimDelivery("EVNSPC");
    }

    /** All marks until now are seen to, and are to be told. */
    static Step.ClockSeen seen(Work<OpenClock> work, Instant now) {
        SlaClock clock = work.subject().clock().orElseThrow();
        int passed = clock.passed(now, WorkingCalendar.ALWAYS);
        return new Step.ClockSeen(
                work,
                Optional.empty(),
                passed,
                clock.worthTelling(work.subject().seen(), passed).stream()
                        .map(mark -> event(work, mark, now))
                        .toList(),
                false,
                clock.nextAt(WorkingCalendar.ALWAYS, passed),
                clock.breachAt(WorkingCalendar.ALWAYS),
                now);
    }

    /** What was to be told is told. */
    static Step.ClockSeen told(Work<OpenClock> work, Instant now) {
        OpenClock open = work.subject();
        SlaClock clock = open.clock().orElseThrow();
        return new Step.ClockSeen(
                work,
                Optional.empty(),
                open.seen(),
                List.of(),
                true,
                clock.nextAt(WorkingCalendar.ALWAYS, open.seen()),
                clock.breachAt(WorkingCalendar.ALWAYS),
                now);
    }

    private static SlaEvent event(Work<OpenClock> work, Mark mark, Instant at) {
        OpenClock open = work.subject();
        return new SlaEvent(
                TrackingId.next(),
                open.reference(),
                open.step(),
                mark.kind(),
                open.service().orElseThrow(),
                open.priority(),
                open.utility(),
                mark.to(),
                mark.level(),
                open.startedAt(),
                at,
                at);
    }
}

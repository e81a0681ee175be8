package io.motcua.path;

import io.motcua.Alarm.Condition;
import io.motcua.Priority;
import io.motcua.TrackingId;
import io.motcua.profile.Profile;
import io.motcua.sla.SlaClock;
import io.motcua.sla.SlaClock.Due;
import io.motcua.sla.SlaEvent;
import io.motcua.sla.SlaGroup;
import io.motcua.sla.SlaListener;
import io.motcua.sla.WorkingCalendar;
import io.motcua.spi.Lane;
import io.motcua.spi.OpenClock;
import io.motcua.spi.StartedClock;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at clocks that are due. What is to be told is stored first; the next look finds it, tells it, and notes that: so
 * no listener misses it over a crash, and what is told twice bears the same id. What is put together for people to read
 * is in memory until it is told. Safe for use by many threads.
 */
final class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final Supplier<Profile> profile;
    private final ClockStarts starts;
    private final List<SlaListener> listeners;
    private final AlarmBook alarms;
    private final Clock time;
    private final LateGroups groups = new LateGroups();

    ClockWatch(
            Supplier<Profile> profile, ClockStarts starts, List<SlaListener> listeners, AlarmBook alarms, Clock time) {
        this.profile = profile;
        this.starts = starts;
        this.listeners = List.copyOf(listeners);
        this.alarms = alarms;
        this.time = time;
    }

    /** A clock that must be looked at now. */
    record Ticking(Work<OpenClock> work) {}

    /** Sees to one clock. */
    Step look(Ticking ticking) {
        Work<OpenClock> work = ticking.work();
        OpenClock open = work.subject();
        WorkingCalendar calendar = profile.get().serviceLevels().calendar();
        Instant now = time.instant();
        if (open.clock().isEmpty()) {
            return found(work, now);
        }
        SlaClock clock = open.clock().get();
        if (!open.untold().isEmpty()) {
            open.untold().forEach(event -> tell(event, now));
            return seen(work, clock, open.seen(), List.of(), true, calendar, now);
        }
        List<Due> dues = clock.dues(calendar);
        int passed = Math.max(open.seen(), clock.passed(now, calendar));
        List<SlaEvent> events = clock.worthTelling(open.seen(), passed).stream()
                .map(mark ->
                        event(open, mark, dues.get(clock.marks().indexOf(mark)).at(), now))
                .toList();
        return seen(work, clock, passed, events, false, calendar, now);
    }

    /** More are due than can be told at once. */
    void overdue(LongSupplier clocks) {
        alarms.raise(
                Condition.CLOCKS_OVERDUE,
                Lane.CLOCKS.name(),
                () -> clocks.getAsLong()
                        + " clocks are overdue and are told a few at a time, the most urgent first. The system's clock"
                        + " may have jumped, or the gateway was not running; 'motcua clocks' lists them.");
    }

    /** That is over. */
    void caughtUp() {
        alarms.clear(
                Condition.CLOCKS_OVERDUE, Lane.CLOCKS.name(), "No more clocks are overdue than can be told at once.");
    }

    private Step found(Work<OpenClock> work, Instant now) {
        OpenClock open = work.subject();
        Optional<StartedClock> found = starts.start(
                open.step(),
                open.service().orElseGet(() -> profile.get().defaultService()),
                open.priority(),
                open.utility(),
                open.startedAt());
        return new Step.ClockSeen(
                work,
                found,
                0,
                List.of(),
                false,
                found.flatMap(StartedClock::nextAt),
                found.flatMap(StartedClock::breachAt),
                now);
    }

    private static Step seen(
            Work<OpenClock> work,
            SlaClock clock,
            int seen,
            List<SlaEvent> events,
            boolean told,
            WorkingCalendar calendar,
            Instant now) {
        return new Step.ClockSeen(
                work,
                Optional.empty(),
                seen,
                events,
                told,
                clock.nextAt(calendar, seen),
                clock.breachAt(calendar),
                now);
    }

    private static SlaEvent event(OpenClock open, SlaClock.Mark mark, Instant dueAt, Instant now) {
        return new SlaEvent(
                TrackingId.next(),
                open.reference(),
                open.step(),
                mark.kind(),
                open.service().orElse(""),
                open.priority(),
                open.utility(),
                mark.to(),
                mark.level(),
                open.startedAt(),
                dueAt,
                now);
    }

    /** Tells of what is late together, as far as it is time for that. */
    void tellGroups() {
        groups.due(time.instant()).forEach(this::tell);
    }

    /** Tells what has gathered, whether or not it is time for that: the gateway ends. */
    void tellRest() {
        groups.rest().forEach(this::tell);
    }

    private void tell(SlaGroup group) {
        LateWords.log(group);
        listeners.forEach(listener -> tell(() -> listener.told(group)));
    }

    /** Danger to life waits for no company. */
    private void tell(SlaEvent event, Instant now) {
        if (event.priority() == Priority.P0) {
            LateWords.log(event);
        } else {
            groups.add(event, now);
        }
        listeners.forEach(listener -> tell(() -> listener.told(event)));
    }

    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener to limits failed; what it was told is stored all the same", e);
        }
    }
}

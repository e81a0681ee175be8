package io.motcua.sla;

import io.motcua.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How long a step may take: a row of the table. What is empty holds for all.
 *
 * @param warnPercent how much of the limit is used up when a warning is due, 1 to 99; no warning if empty
 * @param ladder who is told of a breach besides; counts the same time as the limit does
 */
public record SlaRule(
        Optional<String> service,
        Optional<Priority> priority,
        Optional<String> utility,
        SlaStep step,
        TimeLimit limit,
        Optional<Integer> warnPercent,
        Optional<Ladder> ladder) {

    public SlaRule {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(utility, "utility");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(warnPercent, "warnPercent");
        Objects.requireNonNull(ladder, "ladder");
        if (limit.amount() == 0) {
            throw new IllegalArgumentException("A limit of nothing at step " + step);
        }
        if (warnPercent.filter(percent -> percent < 1 || percent > 99).isPresent()) {
            throw new IllegalArgumentException("A warning at " + warnPercent.get() + " %; 1 to 99 is expected");
        }
        Optional<Ladder.Rung> other = ladder.stream()
                .flatMap(steps -> steps.rungs().stream())
                .filter(rung -> rung.after().measure() != limit.measure())
                .findFirst();
        if (other.isPresent()) {
            throw new IllegalArgumentException("A limit of " + limit + " with a ladder whose rung '"
                    + other.get().to() + "' is after " + other.get().after());
        }
    }

    /** Whether it holds for such a request; of one that is addressed to nobody, only what holds for all utilities does. */
    public boolean matches(String itsService, Priority itsPriority, Optional<String> itsUtility) {
        return service.filter(code -> !code.equals(itsService)).isEmpty()
                && priority.filter(value -> value != itsPriority).isEmpty()
                && (utility.isEmpty() || utility.equals(itsUtility));
    }

    /** Whether the other holds for whatever this holds for. */
    public boolean isWithin(SlaRule other) {
        return step == other.step
                && (other.service.isEmpty() || other.service.equals(service))
                && (other.priority.isEmpty() || other.priority.equals(priority))
                && (other.utility.isEmpty() || other.utility.equals(utility));
    }

    /** A clock by this rule that begins to run now. */
    SlaClock start(Instant at, WorkingCalendar calendar) {
        Measure measure = limit.measure();
        Instant due = limit.after(at, calendar);
        Duration whole = measure.between(at, due, calendar);
        List<SlaClock.Mark> marks = new ArrayList<>();
        warnPercent.ifPresent(percent -> marks.add(new SlaClock.Mark(
                SlaClock.Kind.WARN, whole.multipliedBy(percent).dividedBy(100))));
        marks.add(new SlaClock.Mark(SlaClock.Kind.BREACH, whole));
        for (Ladder.Rung rung : ladder.map(Ladder::rungs).orElse(List.of())) {
            Duration more = measure.between(due, rung.after().after(due, calendar), calendar);
            marks.add(new SlaClock.Mark(
                    SlaClock.Kind.ESCALATION, whole.plus(more), Optional.of(rung.to()), Optional.of(rung.level())));
        }
        return new SlaClock(step, at, measure, marks);
    }
}

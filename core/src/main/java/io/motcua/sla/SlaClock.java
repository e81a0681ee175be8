package io.motcua.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The time that one step of one request takes, measured from its start; it stands still while the customer is waited
 * for. An immutable value: an event makes the next one. It holds what happened and no instant that follows from it, so
 * that a holiday which is decreed later counts.
 *
 * <p>What comes late or twice changes nothing: a clock that is over stays so, and an event that claims to be earlier than
 * the one before it counts as of that one. An edit of the request is no event.
 *
 * @param marks what it passes, each at so much time that counts; in their order
 * @param pauses in their order; only the last may be in force
 */
public record SlaClock(
        SlaStep step,
        Instant startedAt,
        Measure measure,
        List<Mark> marks,
        List<Pause> pauses,
        Optional<Ending> ending) {

    /** What it means to pass a mark. */
    public enum Kind {
        /** Most of the limit is used up. */
        WARN,
        /** The limit is. */
        BREACH,
        /** Still, so long after the breach: somebody higher is told. */
        ESCALATION
    }

    /**
     * Something that is due once so much time was used.
     *
     * @param to who is told of an escalation
     * @param level how high they stand
     */
    public record Mark(Kind kind, Duration at, Optional<String> to, Optional<Level> level) {
        public Mark {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(level, "level");
            if ((kind == Kind.ESCALATION) != to.isPresent() || to.isPresent() != level.isPresent()) {
                throw new IllegalArgumentException("An escalation goes to somebody, and nothing else does: " + kind);
            }
        }

        /** A mark that goes to nobody in particular. */
        public Mark(Kind kind, Duration at) {
            this(kind, at, Optional.empty(), Optional.empty());
        }
    }

    /** A while in which the clock stood still; without an end as long as it does. */
    public record Pause(Instant from, Optional<Instant> until) {
        public Pause {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * How it ended.
     *
     * @param met whether what it waited for has come; else it is not waited for any more
     */
    public record Ending(Instant at, boolean met) {
        public Ending {
            Objects.requireNonNull(at, "at");
        }
    }

    /** A mark, and when it is passed. */
    public record Due(Mark mark, Instant at) {
        public Due {
            Objects.requireNonNull(mark, "mark");
            Objects.requireNonNull(at, "at");
        }
    }

    public SlaClock {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(ending, "ending");
        marks = List.copyOf(marks);
        pauses = List.copyOf(pauses);
        if (marks.stream().filter(mark -> mark.kind() == Kind.BREACH).count() != 1) {
            throw new IllegalArgumentException("A clock is breached once: " + marks);
        }
        for (int i = 1; i < marks.size(); i++) {
            if (marks.get(i).at().compareTo(marks.get(i - 1).at()) < 0) {
                throw new IllegalArgumentException("Marks that are not in order: " + marks);
            }
        }
    }

    /** A clock that begins to run now. */
    public SlaClock(SlaStep step, Instant startedAt, Measure measure, List<Mark> marks) {
        this(step, startedAt, measure, marks, List.of(), Optional.empty());
    }

    /** Whether it stands still. */
    public boolean isPaused() {
        return ending.isEmpty()
                && lastPause().filter(pause -> pause.until().isEmpty()).isPresent();
    }

    /** Whether it has ended, met or not. */
    public boolean isOver() {
        return ending.isPresent();
    }

    /** Stands still from now on, because the customer is waited for. */
    public SlaClock paused(Instant at) {
        if (isOver() || isPaused()) {
            return this;
        }
        List<Pause> more = new ArrayList<>(pauses);
        more.add(new Pause(notBeforeTheLast(at), Optional.empty()));
        return new SlaClock(step, startedAt, measure, marks, more, ending);
    }

    /** Goes on. */
    public SlaClock resumed(Instant at) {
        if (!isPaused()) {
            return this;
        }
        List<Pause> ended = new ArrayList<>(pauses);
        Pause last = ended.remove(ended.size() - 1);
        ended.add(new Pause(last.from(), Optional.of(notBeforeTheLast(at))));
        return new SlaClock(step, startedAt, measure, marks, ended, ending);
    }

    /** What it waited for has come. */
    public SlaClock met(Instant at) {
        return ended(at, true);
    }

    /** What it waited for is not waited for any more. */
    public SlaClock cancelled(Instant at) {
        return ended(at, false);
    }

    /**
     * When each mark is passed, as far as it is known now: none that lies beyond a pause in force, or the end. What comes
     * at the very instant of a limit comes in time.
     */
    public List<Due> dues(WorkingCalendar calendar) {
        List<Due> dues = new ArrayList<>();
        Duration used = Duration.ZERO;
        for (Run run : runs()) {
            Optional<Duration> length = run.until().map(until -> measure.between(run.from(), until, calendar));
            while (dues.size() < marks.size()) {
                Mark mark = marks.get(dues.size());
                if (length.isPresent() && !run.reaches(mark.at(), used.plus(length.get()))) {
                    break;
                }
                dues.add(new Due(mark, measure.after(run.from(), mark.at().minus(used), calendar)));
            }
            used = used.plus(length.orElse(Duration.ZERO));
        }
        return dues;
    }

    /** When the limit is used up; empty if it is not before a pause in force, or the end. */
    public Optional<Instant> breachAt(WorkingCalendar calendar) {
        return dues(calendar).stream()
                .filter(due -> due.mark().kind() == Kind.BREACH)
                .map(Due::at)
                .findFirst();
    }

    /** When it must be looked at next, of whose marks so many were seen to. */
    public Optional<Instant> nextAt(WorkingCalendar calendar, int seen) {
        List<Due> dues = dues(calendar);
        return seen < dues.size() ? Optional.of(dues.get(seen).at()) : Optional.empty();
    }

    /** How many marks have been passed by now. */
    public int passed(Instant now, WorkingCalendar calendar) {
        return (int)
                dues(calendar).stream().filter(due -> !due.at().isAfter(now)).count();
    }

    /**
     * What is to be told of the marks from one until before another. Whoever comes late does not tell everything: no
     * warning of what is breached already, and of several escalations only the highest.
     */
    public List<Mark> worthTelling(int seen, int passed) {
        List<Mark> worth = new ArrayList<>();
        for (int i = seen; i < passed; i++) {
            boolean breachFollows = marks.get(i).kind() == Kind.WARN && i + 1 < passed;
            boolean higherFollows = marks.get(i).kind() == Kind.ESCALATION && i + 1 < passed;
            if (!breachFollows && !higherFollows) {
                worth.add(marks.get(i));
            }
        }
        return worth;
    }

    private SlaClock ended(Instant at, boolean met) {
        return isOver()
                ? this
                : new SlaClock(
                        step, startedAt, measure, marks, pauses, Optional.of(new Ending(notBeforeTheLast(at), met)));
    }

    /** A while in which the clock ran; without an end as long as it does. */
    private record Run(Instant from, Optional<Instant> until, boolean isLast) {
        /** What is due in the instant of the end is not due any more. */
        boolean reaches(Duration mark, Duration used) {
            return isLast ? mark.compareTo(used) < 0 : mark.compareTo(used) <= 0;
        }
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        Instant from = startedAt;
        for (Pause pause : pauses) {
            runs.add(new Run(from, Optional.of(pause.from()), false));
            if (pause.until().isEmpty()) {
                return runs;
            }
            from = pause.until().get();
        }
        runs.add(new Run(from, ending.map(Ending::at), ending.isPresent()));
        return runs;
    }

    private Instant notBeforeTheLast(Instant at) {
        Instant last =
                lastPause().map(pause -> pause.until().orElse(pause.from())).orElse(startedAt);
        return at.isBefore(last) ? last : at;
    }

    private Optional<Pause> lastPause() {
        return pauses.isEmpty() ? Optional.empty() : Optional.of(pauses.get(pauses.size() - 1));
    }
}

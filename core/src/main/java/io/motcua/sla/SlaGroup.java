package io.motcua.sla;

import io.motcua.Reference;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That one step of several requests takes too long at one utility, or soon will: one piece of news for whoever sees to
 * it, where there may be thousands of {@link SlaEvent}s. Nothing in it is a citizen's.
 *
 * @param utility to which the requests were addressed, if to any
 * @param to who is to be told of an escalation
 * @param level how high they stand
 * @param requests how many there are by now, those of earlier news of the same group among them
 * @param first the one that waits longest
 * @param since when the step of that one began
 */
public record SlaGroup(
        Optional<String> utility,
        SlaStep step,
        SlaClock.Kind kind,
        Optional<String> to,
        Optional<Level> level,
        int requests,
        Reference first,
        Instant since) {

    /**
     * Checks the group.
     *
     * @throws IllegalArgumentException if there is no request in it
     */
    public SlaGroup {
        Objects.requireNonNull(utility, "utility");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(since, "since");
        if (requests < 1) {
            throw new IllegalArgumentException("A group of " + requests + " requests; one at least is expected");
        }
    }

    /** The group of one event. */
    public static SlaGroup of(SlaEvent event) {
        return new SlaGroup(
                event.utility(),
                event.step(),
                event.kind(),
                event.to(),
                event.level(),
                1,
                event.reference(),
                event.startedAt());
    }

    /** With one event more of the same kind. */
    public SlaGroup with(SlaEvent event) {
        boolean isOlder = event.startedAt().isBefore(since);
        return new SlaGroup(
                utility,
                step,
                kind,
                to,
                level,
                requests + 1,
                isOlder ? event.reference() : first,
                isOlder ? event.startedAt() : since);
    }
}

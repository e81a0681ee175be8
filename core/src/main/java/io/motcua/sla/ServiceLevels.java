package io.motcua.sla;

import io.motcua.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a profile promises: how long each step of each service may take. Immutable, and safe for use by many threads.
 *
 * @param calendar by which working time counts
 * @param rules of those that hold for a request, the most particular decides
 * @param aboveUnits services that complain about a unit or its staff, which must not be told
 */
public record ServiceLevels(WorkingCalendar calendar, List<SlaRule> rules, Set<String> aboveUnits) {
    /** Those of a profile that promises nothing. */
    public static final ServiceLevels NONE = new ServiceLevels(WorkingCalendar.ALWAYS, List.of(), Set.of());

    public ServiceLevels {
        Objects.requireNonNull(calendar, "calendar");
        rules = List.copyOf(rules);
        aboveUnits = Set.copyOf(aboveUnits);
    }

    /**
     * The rule for a step of such a request; empty if it has no limit.
     *
     * @param utility to which it was addressed, if to any
     * @throws IllegalStateException if several hold and none of them is the most particular; no profile that was loaded
     *     has such
     */
    public Optional<SlaRule> rule(SlaStep step, String service, Priority priority, Optional<String> utility) {
        List<SlaRule> holding = rules.stream()
                .filter(rule -> rule.step() == step && rule.matches(service, priority, utility))
                .toList();
        Optional<SlaRule> most = mostParticular(holding);
        if (most.isEmpty() && !holding.isEmpty()) {
            throw new IllegalStateException(
                    "Several limits hold at " + step + " for " + service + " " + priority + "; mend the profile");
        }
        return most;
    }

    /** That one which lies within all the others; empty if there is none. */
    public static Optional<SlaRule> mostParticular(List<SlaRule> rules) {
        return rules.stream()
                .filter(rule -> rules.stream().allMatch(rule::isWithin))
                .findFirst();
    }

    /** A clock for a step that began then, if it has a limit. */
    public Optional<SlaClock> start(
            SlaStep step, String service, Priority priority, Optional<String> utility, Instant at) {
        return rule(step, service, priority, utility).map(rule -> rule.start(at, calendar));
    }
}

package io.motcua.profile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What signs in a person's words speak for a service, or against it. Each group of a list is met by any of its signs, and
 * a list by all of its groups; an empty list is always met.
 *
 * @param name tells the rule in an explanation
 * @param serviceCode of the catalogue
 * @param needs groups of signs that stand in one sentence
 * @param with groups of signs that stand anywhere in the words
 * @param unless none of these may stand in that sentence
 * @param never none of these may stand anywhere
 * @param weight what it adds for the service; below 0 against it
 */
public record ServiceRule(
        String name,
        String serviceCode,
        List<Set<String>> needs,
        List<Set<String>> with,
        Set<String> unless,
        Set<String> never,
        double weight) {
    /** The sign that a message follows up another. */
    public static final String FOLLOW_UP = "FOLLOW_UP";
    /** The sign that it answers a message about an outage. */
    public static final String ANSWERS_OUTAGE = "ANSWERS_OUTAGE";
    /** The sign that a service was chosen that is more than a question. */
    public static final String CHOSEN = "CHOSEN";
    /** The signs that no words stand for. */
    public static final Set<String> WORDLESS = Set.of(FOLLOW_UP, ANSWERS_OUTAGE, CHOSEN);

    /** How many different signs all rules of a profile may ask for. */
    public static final int MOST_SIGNS = 128;

    public ServiceRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(serviceCode, "serviceCode");
        needs = needs.stream().map(Set::copyOf).toList();
        with = with.stream().map(Set::copyOf).toList();
        unless = Set.copyOf(unless);
        never = Set.copyOf(never);
        if (needs.isEmpty() && with.isEmpty()) {
            throw new IllegalArgumentException("A rule needs some sign: " + name);
        }
    }

    /** All signs that it asks for, each once. */
    public Set<String> signs() {
        Set<String> signs = new LinkedHashSet<>();
        needs.forEach(signs::addAll);
        with.forEach(signs::addAll);
        signs.addAll(unless);
        signs.addAll(never);
        return signs;
    }
}

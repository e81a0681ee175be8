package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.territory.CodeRule;
import io.motcua.understanding.ProvinceReader.Named;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one reading says of its place.
 *
 * @param codes the requester's customer codes
 * @param plain provinces that are named plainly enough to decide
 * @param faint provinces that merely occur
 * @param elsewhere whether the trouble may be where somebody else lives
 * @param namedElsewhere whether the words say which province that is, and name no other
 * @param placeUnread whether a place is given that may be more than the provinces that were read
 * @param evidence for all of it
 */
record Findings(
        List<Code> codes,
        List<Named> plain,
        List<Named> faint,
        boolean elsewhere,
        boolean namedElsewhere,
        boolean placeUnread,
        List<Evidence> evidence) {

    /** A customer code with the rule that serves it on the day, if any does. */
    record Code(String code, Optional<CodeRule> rule, Evidence evidence) {}

    /** Who serves the codes. */
    Set<String> codeUtilities() {
        Set<String> utilities = new LinkedHashSet<>();
        codes.forEach(code -> code.rule().ifPresent(rule -> utilities.add(rule.utility())));
        return utilities;
    }

    /** Who serves the provinces that are named plainly. */
    Set<String> plainUtilities() {
        Set<String> utilities = new LinkedHashSet<>();
        plain.forEach(named -> utilities.add(named.province().utility()));
        return utilities;
    }

    /** Whether a province occurs that another utility serves. */
    boolean faintlyOther(String utility) {
        return faint.stream().anyMatch(named -> !named.province().utility().equals(utility));
    }
}

package io.motcua.kit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which answers one report has told already, and in which case: a cause that is found often is told once. */
final class SaidBefore {
    private final Map<String, String> cases = new HashMap<>();
    private final Set<Finding> advice = new HashSet<>();

    /** The case that this answer was told in before, and "above" if it is the same case; empty if it is told now. */
    Optional<String> where(CaseResult result, Finding finding) {
        if (finding.answer().isEmpty()) {
            return Optional.empty();
        }
        String before = cases.putIfAbsent(finding.answer().get(), result.id());
        return Optional.ofNullable(before).map(id -> id.equals(result.id()) ? "above" : "in " + id);
    }

    /** Whether what to do next is told now; not if the same answer led to the same words before. */
    boolean isNewAdvice(Finding finding) {
        return finding.answer().isEmpty() || advice.add(new Finding("", finding.answer(), finding.next()));
    }
}

package io.motcua.kit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What one case came to.
 *
 * @param id names the case in every report
 * @param title what a backend that passes does
 * @param rule where the contract says so
 * @param findings what it did instead; none if it passed
 * @param notes what could not be seen of the rule, whether the case passed or not
 * @param took how long the case took
 */
public record CaseResult(
        String id, String title, String rule, List<Finding> findings, List<String> notes, Duration took) {
    public CaseResult {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(took, "took");
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    public boolean passed() {
        return findings.isEmpty();
    }
}

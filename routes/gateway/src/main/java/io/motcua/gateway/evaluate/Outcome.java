package io.motcua.gateway.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a case.
 *
 * @param expected its label
 * @param actual what we came to
 */
record Outcome(String id, Labels expected, Labels actual) {

    /** Routed to another utility than the label's, or routed although the label says that a person must look at it. */
    boolean wrongRegion() {
        return actual.routed()
                && (expected.held()
                        || expected.routed() && !actual.jurisdiction().equals(expected.jurisdiction()));
    }

    /** Routed to the label's utility. */
    boolean rightRegion() {
        return actual.routed() && expected.routed() && actual.jurisdiction().equals(expected.jurisdiction());
    }

    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        Map<String, Optional<String>> ours = actual.fields();
        expected.fields().forEach((field, label) -> {
            Optional<String> value = ours.getOrDefault(field, Optional.empty());
            if (!label.equals(value)) {
                differences.add(new Difference(id, field, label, value));
            }
        });
        return differences;
    }
}

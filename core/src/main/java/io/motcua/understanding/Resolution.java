package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest.AdminUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a reading's matter is, and who serves it.
 *
 * @param customerCode as normalised, when a whole one was found
 * @param province in the code system of the day of receipt
 * @param commune likewise
 * @param decision who serves it, or why nobody can tell
 * @param evidence all that was found, also what did not decide
 */
public record Resolution(
        Optional<String> customerCode,
        Optional<AdminUnit> province,
        Optional<AdminUnit> district,
        Optional<AdminUnit> commune,
        RoutingDecision decision,
        List<Evidence> evidence) {
    public Resolution {
        Objects.requireNonNull(decision, "decision");
        evidence = List.copyOf(evidence);
    }
}

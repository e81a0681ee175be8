package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.Priority;
import java.util.List;
import java.util.Objects;

/**
 * What service is asked for and how urgent it is.
 *
 * @param serviceCode of the profile's catalogue
 * @param hazards what endangers life, as codes of the profile
 * @param placeDecides whether the place of the trouble goes before the customer code in routing, as for an outage
 * @param evidence where that was read
 */
public record Classification(
        String serviceCode, Priority priority, List<String> hazards, boolean placeDecides, List<Evidence> evidence) {
    public Classification {
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(priority, "priority");
        hazards = List.copyOf(hazards);
        evidence = List.copyOf(evidence);
    }
}

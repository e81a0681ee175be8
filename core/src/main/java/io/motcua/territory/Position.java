package io.motcua.territory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a point lies on the map of a day, as two methods see it: the outlines of provinces, and the centres of communes.
 *
 * @param outline the province whose outline holds the point, if there are outlines and one does
 * @param nearest the communes whose centres are nearest, nearest first
 * @param utilities everyone whom either method names
 * @param confidence from 0 to 1 that the point's utility is among the named, and the only one if one is named: high where
 *     both methods agree, low near a border, 0 outside the country
 */
public record Position(Optional<Province> outline, List<Commune> nearest, Set<String> utilities, double confidence) {
    /** Nowhere that the territory knows. */
    public static final Position NOWHERE = new Position(Optional.empty(), List.of(), Set.of(), 0);

    public Position {
        Objects.requireNonNull(outline, "outline");
        nearest = List.copyOf(nearest);
        utilities = Set.copyOf(utilities);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("Confidence " + confidence + ": from 0 to 1");
        }
    }
}

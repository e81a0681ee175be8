package io.motcua.territory;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a point lies on the map of a day, as two methods see it: the outlines of provinces, and the centres of communes.
 *
 * @param outline the province whose outline holds the point, if there are outlines and one does
 * @param nearest the communes with the nearest centres, nearest first; for a day on which they did not hold yet or any
 *     more, what their ground was part of
 * @param utilities everyone whom either method names, the likeliest first
 * @param confidence that the first utility is responsible: {@link #SURE}, {@link #LIKELY}, {@link #BORDER},
 *     {@link #DISPUTED}, or 0 where no utility is named
 */
public record Position(Optional<Province> outline, List<Commune> nearest, Set<String> utilities, double confidence) {
    /** Well inside the country, and the outline and all neighbouring centres say the same. */
    public static final double SURE = 0.95;
    /** Only one utility can be meant, but one of its neighbours is near, or the country ends near the point: a coast, an island, a frontier. */
    public static final double LIKELY = 0.8;
    /** Both methods say the same, but the border to another utility is nearer than the outlines are accurate. */
    public static final double BORDER = 0.5;
    /** The methods contradict each other. */
    public static final double DISPUTED = 0.2;

    /** Nowhere that the territory knows. */
    public static final Position NOWHERE = new Position(Optional.empty(), List.of(), Set.of(), 0);

    public Position {
        Objects.requireNonNull(outline, "outline");
        nearest = List.copyOf(nearest);
        utilities = Collections.unmodifiableSet(new LinkedHashSet<>(utilities));
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("Confidence " + confidence + ": from 0 to 1");
        }
    }
}

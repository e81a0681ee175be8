package io.motcua.territory;

import java.util.Comparator;
import java.util.List;

/** The communes whose centre is known. */
final class Centres {
    /** How many neighbours have a say. */
    private static final int NEAREST = 5;
    /** Beyond every border, out at sea. */
    private static final double FAR_KM = 60;

    private final List<Commune> communes;

    Centres(List<Commune> communes) {
        this.communes = communes.stream().filter(c -> c.centre().isPresent()).toList();
    }

    List<Commune> nearest(Point point) {
        return communes.stream()
                .filter(c -> c.centre().orElseThrow().kmTo(point) <= FAR_KM)
                .sorted(Comparator.comparingDouble(c -> c.centre().orElseThrow().kmTo(point)))
                .limit(NEAREST)
                .toList();
    }
}

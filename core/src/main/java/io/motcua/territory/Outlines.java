package io.motcua.territory;

import java.util.ArrayList;
import java.util.List;

/**
 * The outlines of provinces, as far as there are any.
 *
 * @param accuracyKm how far a drawn line may be from the true border; a point that is nearer to one may lie on either side
 * @param islandReachKm how far from its centre the islands of a commune may lie that is outside all outlines
 * @param all one for each province of one era; several eras may be drawn
 */
public record Outlines(double accuracyKm, double islandReachKm, List<Outline> all) {
    /** No outlines. */
    public static final Outlines NONE = new Outlines(0, 0, List.of());

    public Outlines {
        all = List.copyOf(all);
    }

    /** Rings that enclose nothing, are not closed or cross themselves, by their outline's place in the list. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int row = i;
            if (all.get(i).rings().isEmpty()) {
                faults.add(new Fault(i, "an outline without a ring", "at least one"));
            }
            for (List<Point> ring : all.get(i).rings()) {
                Ring.broken(ring)
                        .ifPresent(what -> faults.add(new Fault(
                                row,
                                what,
                                "a ring of four points or more that ends where it begins and does not cross itself")));
            }
        }
        return faults;
    }
}

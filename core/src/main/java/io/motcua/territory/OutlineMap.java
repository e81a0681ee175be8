package io.motcua.territory;

import java.util.ArrayList;
import java.util.List;

/** Outlines made ready for the search. Immutable. */
final class OutlineMap {
    private final double accuracyKm;
    private final List<Drawn> drawn;

    private record Drawn(Province province, List<Ring> rings) {}

    /**
     * What the outlines say of a point.
     *
     * @param holding the provinces whose outline holds it
     * @param beside the others whose outline is nearer than it is accurate
     * @param edge whether the outline that holds it ends nearer than it is accurate
     */
    record Seen(List<Province> holding, List<Province> beside, boolean edge) {
        boolean nothing() {
            return holding.isEmpty() && beside.isEmpty();
        }

        /** Whether the country may end here: on a coast, or at another country's border. */
        boolean outermost() {
            return beside.isEmpty() && edge;
        }
    }

    OutlineMap(Outlines outlines) {
        accuracyKm = outlines.accuracyKm();
        drawn = outlines.all().stream()
                .map(outline -> new Drawn(
                        outline.province(),
                        outline.rings().stream().map(Ring::new).toList()))
                .toList();
    }

    boolean isEmpty() {
        return drawn.isEmpty();
    }

    Seen at(Point point) {
        double latMargin = Point.latDegrees(accuracyKm);
        double lonMargin = point.lonDegrees(accuracyKm);
        List<Province> holding = new ArrayList<>(1);
        List<Province> beside = new ArrayList<>(0);
        boolean edge = false;
        for (Drawn outline : drawn) {
            boolean inside = false;
            boolean near = false;
            for (Ring ring : outline.rings()) {
                if (ring.mayBeWithin(point, latMargin, lonMargin)) {
                    inside ^= ring.contains(point);
                    near |= ring.kmFrom(point) <= accuracyKm;
                }
            }
            if (inside) {
                holding.add(outline.province());
                edge |= near;
            } else if (near) {
                beside.add(outline.province());
            }
        }
        return new Seen(holding, beside, edge);
    }

    /** Whether some outline comes nearer to the point than this. */
    boolean within(Point point, double km) {
        double latMargin = Point.latDegrees(km);
        double lonMargin = point.lonDegrees(km);
        for (Drawn outline : drawn) {
            for (Ring ring : outline.rings()) {
                if (ring.mayBeWithin(point, latMargin, lonMargin) && ring.kmFrom(point) < km) {
                    return true;
                }
            }
        }
        return false;
    }
}

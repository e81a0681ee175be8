package io.motcua.territory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The communes whose centres are known, of all eras, ordered from south to north for the search. Immutable. */
final class Centres {
    private final List<Commune> communes;
    private final double[] lat;

    /** A commune and how far its centre is. */
    record Near(Commune commune, double km) {}

    Centres(List<Commune> rows) {
        communes = rows.stream()
                .filter(commune -> commune.centre().isPresent())
                .sorted(Comparator.comparingDouble(commune -> centre(commune).lat()))
                .toList();
        lat = communes.stream().mapToDouble(commune -> centre(commune).lat()).toArray();
    }

    /** The communes with the nearest centres, nearest first. */
    List<Near> nearest(Point point, int count) {
        List<Near> found = new ArrayList<>(count + 1);
        int north = 0;
        for (int above = lat.length; north < above; ) {
            int middle = (north + above) >>> 1;
            if (lat[middle] < point.lat()) {
                north = middle + 1;
            } else {
                above = middle;
            }
        }
        int south = north - 1;
        // Away from the point's latitude in both directions, until even the next row would be too far north or south.
        while (south >= 0 || north < lat.length) {
            boolean upwards = south < 0 || north < lat.length && lat[north] - point.lat() < point.lat() - lat[south];
            Commune next = communes.get(upwards ? north++ : south--);
            if (found.size() == count
                    && Math.abs(centre(next).lat() - point.lat()) * Point.KM_PER_DEGREE
                            > found.get(count - 1).km()) {
                break;
            }
            insert(found, new Near(next, point.kmTo(centre(next))), count);
        }
        return found;
    }

    private static void insert(List<Near> found, Near near, int count) {
        int at = found.size();
        while (at > 0 && found.get(at - 1).km() > near.km()) {
            at--;
        }
        if (at < count) {
            found.add(at, near);
            if (found.size() > count) {
                found.remove(count);
            }
        }
    }

    private static Point centre(Commune commune) {
        return commune.centre().orElseThrow();
    }
}

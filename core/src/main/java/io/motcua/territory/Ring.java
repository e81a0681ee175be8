package io.motcua.territory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A closed line on the map, as flat as the earth is over a province. Immutable. */
final class Ring {
    private final double[] lat;
    private final double[] lon;
    private final double south;
    private final double north;
    private final double west;
    private final double east;

    Ring(List<Point> points) {
        lat = points.stream().mapToDouble(Point::lat).toArray();
        lon = points.stream().mapToDouble(Point::lon).toArray();
        south = points.stream().mapToDouble(Point::lat).min().orElse(0);
        north = points.stream().mapToDouble(Point::lat).max().orElse(0);
        west = points.stream().mapToDouble(Point::lon).min().orElse(0);
        east = points.stream().mapToDouble(Point::lon).max().orElse(0);
    }

    /** Whether the box around the ring comes this near to the point, in degrees to the north and to the east. */
    boolean mayBeWithin(Point point, double latMargin, double lonMargin) {
        return point.lat() >= south - latMargin
                && point.lat() <= north + latMargin
                && point.lon() >= west - lonMargin
                && point.lon() <= east + lonMargin;
    }

    /** Whether the point is inside: a line from it to the east crosses the ring an odd number of times. */
    boolean contains(Point point) {
        boolean inside = false;
        for (int i = 1; i < lat.length; i++) {
            if ((lat[i] > point.lat()) != (lat[i - 1] > point.lat())
                    && point.lon() < (lon[i - 1] - lon[i]) * (point.lat() - lat[i]) / (lat[i - 1] - lat[i]) + lon[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** How far the line is from the point, in kilometres. */
    double kmFrom(Point point) {
        double wide = Point.KM_PER_DEGREE * Math.cos(Math.toRadians(point.lat()));
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < lat.length; i++) {
            double x = (lon[i - 1] - point.lon()) * wide;
            double y = (lat[i - 1] - point.lat()) * Point.KM_PER_DEGREE;
            double dx = (lon[i] - lon[i - 1]) * wide;
            double dy = (lat[i] - lat[i - 1]) * Point.KM_PER_DEGREE;
            double square = dx * dx + dy * dy;
            double along = square == 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / square));
            nearest = Math.min(nearest, Math.hypot(x + along * dx, y + along * dy));
        }
        return nearest;
    }

    /** Why these points make no ring. */
    static Optional<String> broken(List<Point> points) {
        int last = points.size() - 1;
        if (last < 3) {
            return Optional.of("a ring of " + points.size() + " points");
        }
        if (!points.get(0).equals(points.get(last))) {
            return Optional.of(
                    "a ring that begins at " + written(points.get(0)) + " and ends at " + written(points.get(last)));
        }
        if (new HashSet<>(points).size() < 3) {
            return Optional.of("a ring that encloses nothing");
        }
        for (int i = 0; i < last; i++) {
            for (int j = i + 2; j < last; j++) {
                if (cross(points.get(i), points.get(i + 1), points.get(j), points.get(j + 1))) {
                    return Optional.of("a ring that crosses itself near " + written(points.get(j)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean cross(Point a, Point b, Point c, Point d) {
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }

    private static double side(Point from, Point to, Point point) {
        return (to.lon() - from.lon()) * (point.lat() - from.lat())
                - (to.lat() - from.lat()) * (point.lon() - from.lon());
    }

    /** As GeoJSON writes it: longitude first. */
    private static String written(Point point) {
        return "[" + point.lon() + "," + point.lat() + "]";
    }
}

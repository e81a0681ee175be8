package io.motcua.territory;

/**
 * A point on the ground.
 *
 * @param lat degrees north of the equator, WGS 84
 * @param lon degrees east of Greenwich
 */
public record Point(double lat, double lon) {
    /** Kilometres that a degree of latitude spans, on a sphere of the earth's mean radius of 6,371 km. */
    static final double KM_PER_DEGREE = 111.195;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there is no such point
     */
    public Point {
        // Written so that NaN is refused as well.
        if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException(
                    "No point on earth: latitude from -90 to 90, longitude from -180 to 180");
        }
    }

    /** So many kilometres, as degrees to the north or south. */
    static double latDegrees(double km) {
        return km / KM_PER_DEGREE;
    }

    /** So many kilometres, as degrees to the east or west of here. */
    double lonDegrees(double km) {
        return km / KM_PER_DEGREE / Math.max(0.01, Math.cos(Math.toRadians(lat)));
    }

    /** How far the other is, in kilometres; good to a percent within a few hundred. */
    double kmTo(Point other) {
        double north = (lat - other.lat) * KM_PER_DEGREE;
        double east = (lon - other.lon) * KM_PER_DEGREE * Math.cos(Math.toRadians((lat + other.lat) / 2));
        return Math.hypot(north, east);
    }
}

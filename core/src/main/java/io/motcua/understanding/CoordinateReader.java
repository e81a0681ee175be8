package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.territory.Point;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a telephone or a map says the trouble is: in the coordinates that the channel set apart, else in a pair of
 * numbers in the words, as a map's link has it. Safe for use by many threads.
 */
final class CoordinateReader {
    /** Degrees with at least three decimals, which is about a hundred metres: nobody writes a price so. */
    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\d.])(\\d{1,2}\\.\\d{3,9})(?:\\s{0,2}[,;]|%2C|\\s)\\s{0,2}(\\d{2,3}\\.\\d{3,9})(?![\\d.])");

    private static final List<String> FIELDS = List.of(Reading.ADDRESS, Reading.DESCRIPTION);

    /** A point, and where it stood. */
    record Found(Point point, Evidence.Source source) {}

    Optional<Found> find(Reading reading) {
        if (reading.lat().isPresent() && reading.lon().isPresent()) {
            Optional<Found> apart = found(
                    reading.lat().getAsDouble(), reading.lon().getAsDouble(), new Evidence.Source("location", 0, 0));
            if (apart.isPresent()) {
                return apart;
            }
        }
        for (String field : FIELDS) {
            Matcher matcher = PAIR.matcher(reading.field(field).orElse(""));
            if (matcher.find()) {
                return found(
                        Double.parseDouble(matcher.group(1)),
                        Double.parseDouble(matcher.group(2)),
                        new Evidence.Source(field, matcher.start(), matcher.end()));
            }
        }
        return Optional.empty();
    }

    /** Zero, zero is what a telephone says that does not know where it is. */
    private static Optional<Found> found(double lat, double lon, Evidence.Source source) {
        boolean known = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat != 0 || lon != 0);
        return known ? Optional.of(new Found(new Point(lat, lon), source)) : Optional.empty();
    }
}

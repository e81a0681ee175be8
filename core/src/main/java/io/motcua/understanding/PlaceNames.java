package io.motcua.understanding;

import io.motcua.territory.Place;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How a piece of evidence lists the places that it may mean, for people to read and for {@link Responsibility} to read again. */
final class PlaceNames {
    /** How many places a piece of evidence lists. */
    private static final int FEW = 4;

    private static final String SEPARATOR = " | ";

    private PlaceNames() {}

    /** Code and name of each place that may be meant; of more than a few, how many there are. */
    static String listed(List<Place> places) {
        List<String> names = places.stream()
                .map(place -> place.code() + ' ' + place.name())
                .distinct()
                .toList();
        return names.size() <= FEW ? String.join(SEPARATOR, names) : names.size() + " places";
    }

    /** The codes of the places that are listed; none if they are only counted. */
    static List<String> codes(String listed) {
        return listed.isEmpty() || listed.endsWith(" places")
                ? List.of()
                : Arrays.stream(listed.split(Pattern.quote(SEPARATOR)))
                        .map(name -> name.split(" ", 2)[0])
                        .distinct()
                        .toList();
    }
}

package io.motcua.understanding;

import io.motcua.profile.Phrase;
import io.motcua.territory.District;
import io.motcua.territory.Place;
import io.motcua.understanding.Gazetteer.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How people write the names of places that the tables have with the word for their kind. Of several places that are
 * written alike all are given.
 */
final class Spellings {
    private final Map<String, List<Place>> names = new LinkedHashMap<>();
    private final Map<String, List<Place>> shorts = new LinkedHashMap<>();
    private final List<Phrase> units;

    /**
     * @param units the words for the kinds of places
     */
    Spellings(List<Place> places, List<Phrase> units) {
        this.units = units;
        Set<String> kinds = units.stream().map(Phrase::text).collect(Collectors.toCollection(LinkedHashSet::new));
        for (Place place : places) {
            String bare = bare(place.name(), kinds);
            if (numeral(bare)) {
                int number = Integer.parseInt(bare);
                for (String way : new LinkedHashSet<>(
                        List.of(String.valueOf(number), String.format(Locale.ROOT, "%02d", number)))) {
                    add(shorts, way, place);
                }
                continue;
            }
            add(names, bare, place);
            if (place instanceof District) {
                shortened(bare).forEach(way -> add(shorts, way, place));
            }
        }
    }

    /** The names without the words for their kinds. */
    Map<String, List<Place>> names() {
        return names;
    }

    /** Numbers, and names that are shortened: places only behind the word for their kind. */
    Map<String, List<Place>> shorts() {
        return shorts;
    }

    /** "Quận 3" is also written "q3", as one word. */
    Map<String, List<Place>> numbered() {
        Map<String, List<Place>> joined = new LinkedHashMap<>();
        shorts.forEach((name, rows) -> {
            for (Phrase unit : units) {
                if (numeral(name) && unit.text().indexOf(' ') < 0) {
                    List<Place> own = Gazetteer.ofKind(rows, new Word(unit, 0, 0));
                    if (!own.isEmpty()) {
                        joined.computeIfAbsent(unit.text() + name, key -> new ArrayList<>())
                                .addAll(own);
                    }
                }
            }
        });
        return joined;
    }

    /** "Bình Thạnh" is also written "bthanh" and "BT" behind "q". */
    private static List<String> shortened(String bare) {
        String[] syllables = bare.split(" ");
        if (syllables.length != 2 || syllables[0].isEmpty()) {
            return List.of();
        }
        String first = syllables[0].substring(0, 1);
        return List.of(first + syllables[1], first + "." + syllables[1], first + syllables[1].substring(0, 1));
    }

    private static boolean numeral(String bare) {
        return bare.length() <= 4 && bare.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The name without the word for its level: {@code Tỉnh Ninh Thuận} is called Ninh Thuận. */
    private static String bare(String name, Set<String> kinds) {
        String best = name;
        for (String kind : kinds) {
            if (name.length() > kind.length()
                    && name.regionMatches(true, 0, kind + " ", 0, kind.length() + 1)
                    && name.length() - kind.length() - 1 < best.length()) {
                best = name.substring(kind.length() + 1);
            }
        }
        return best;
    }

    private static void add(Map<String, List<Place>> places, String way, Place place) {
        places.computeIfAbsent(way, none -> new ArrayList<>()).add(place);
    }
}

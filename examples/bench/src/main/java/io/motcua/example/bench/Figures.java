package io.motcua.example.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Numbers by name, as the processes say them: {@code answered=12 errors=0}. */
record Figures(Map<String, Long> values) {
    static Figures parse(String text) {
        return new Figures(Arrays.stream(text.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> Long.parseLong(pair[1]), (first, second) -> second, TreeMap::new)));
    }

    /**
     * The number of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    long get(String name) {
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No '" + name + "' among " + values.keySet());
        }
        return value;
    }
}

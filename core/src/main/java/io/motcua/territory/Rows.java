package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rows of one level, and which of them a code means on a day. Immutable. */
final class Rows<T extends Place> {
    private final List<T> all;
    private final Map<String, List<T>> byCode = new HashMap<>();

    Rows(List<T> rows) {
        all = List.copyOf(rows);
        for (T row : all) {
            byCode.computeIfAbsent(row.code(), code -> new ArrayList<>(1)).add(row);
        }
    }

    List<T> all() {
        return all;
    }

    /** The rows of all eras that have this code. */
    List<T> of(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    Optional<T> on(String code, LocalDate day) {
        for (T row : of(code)) {
            if (row.validity().on(day)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }
}

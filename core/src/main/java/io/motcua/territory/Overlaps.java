package io.motcua.territory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds rows that hold at once with a code, or a name under the same parent, that only one may have. */
final class Overlaps {
    private final Map<String, List<Place>> seen = new HashMap<>();

    /** What is wrong with this row beside those that were shown before. */
    Optional<Fault> with(int i, Place row, String parent) {
        Optional<Fault> code = with(i, row, "code " + row.code(), row.code());
        return code.isPresent()
                ? code
                : with(i, row, "name " + row.name() + " in " + parent, parent + '/' + row.name());
    }

    private Optional<Fault> with(int i, Place row, String what, String key) {
        List<Place> others = seen.computeIfAbsent(key, none -> new ArrayList<>(1));
        boolean overlap = others.stream().anyMatch(other -> other.validity().overlaps(row.validity()));
        others.add(row);
        return overlap
                ? Optional.of(new Fault(
                        i, "an overlap: the " + what + " is valid twice at once", "days on which no other row has it"))
                : Optional.empty();
    }
}

package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks that what a row names as its successor is there when the row ends. */
final class Successors<T extends Place> {
    private final String level;
    private final Rows<T> rows;
    private final Function<T, List<String>> codes;

    /**
     * @param level what a row is called
     * @param codes the codes that a row names as its successors
     */
    Successors(String level, Rows<T> rows, Function<T, List<String>> codes) {
        this.level = level;
        this.rows = rows;
        this.codes = codes;
    }

    /** What is wrong with the successors of the row at this place of the table; nothing if it has one at least and all are there. */
    List<Fault> faults(int i, T row) {
        List<String> named = codes.apply(row);
        Optional<LocalDate> end = row.validity().until();
        if (end.isEmpty()) {
            return named.isEmpty()
                    ? List.of()
                    : List.of(new Fault(i, "a successor of a row that does not end", "no successor, or a valid_until"));
        }
        if (named.isEmpty()) {
            return List.of(new Fault(
                    i,
                    "a hole from " + end.get() + " on: " + level + " " + row.code() + " ends",
                    "the code of what its ground becomes"));
        }
        Optional<String> loop = loop(List.of(row), end.get());
        if (loop.isPresent()) {
            return List.of(new Fault(
                    i,
                    "a successor loop: " + loop.get() + ", all of which end on " + end.get(),
                    "a successor that is valid on that day"));
        }
        return missing(i, named, end.get());
    }

    /** The successors that are not there on the day. */
    List<Fault> missing(int i, List<String> named, LocalDate end) {
        List<Fault> faults = new ArrayList<>();
        for (String code : named) {
            if (rows.on(code, end).isEmpty()) {
                String unknown = rows.of(code).isEmpty() ? ", nor on any other day" : "";
                faults.add(new Fault(
                        i,
                        "a hole from " + end + " on: no " + level + " " + code + " is valid then" + unknown,
                        "a successor that is valid on that day"));
            }
        }
        return faults;
    }

    /** Follows rows that all end on the same day until one comes a second time. */
    private Optional<String> loop(List<T> path, LocalDate end) {
        for (String code : codes.apply(path.get(path.size() - 1))) {
            if (rows.on(code, end).isPresent()) {
                continue;
            }
            for (T next : rows.of(code)) {
                List<T> longer = new ArrayList<>(path);
                longer.add(next);
                if (path.size() > 1 && next.equals(path.get(0))) {
                    return Optional.of(
                            String.join(" → ", longer.stream().map(Place::code).toList()));
                }
                if (next.validity().until().filter(end::equals).isPresent() && !path.contains(next)) {
                    Optional<String> found = loop(longer, end);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}

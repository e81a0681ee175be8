package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All provinces of all eras, and who serves them. Immutable.
 *
 * <p>Two days are asked about a place: the day whose map a name or code is read by, which finds the
 * {@link Province}, and the day of responsibility, to which {@link #asOf} follows its successors. A province that was
 * split cannot be expressed by one successor; such a change needs rows of a finer level.
 */
public final class Territory {
    private final List<Province> provinces;
    private final Map<String, List<Province>> byCode = new HashMap<>();

    /** A territory of these rows; {@link #faults} says whether they are sound. */
    public Territory(List<Province> provinces) {
        this.provinces = List.copyOf(provinces);
        for (Province province : this.provinces) {
            byCode.computeIfAbsent(province.code(), code -> new ArrayList<>()).add(province);
        }
    }

    /** All rows, in the order of the table. */
    public List<Province> provinces() {
        return provinces;
    }

    /** The rows that hold on this day. */
    public List<Province> on(LocalDate day) {
        return provinces.stream().filter(p -> p.validity().on(day)).toList();
    }

    /** The province that this code means on this day. */
    public Optional<Province> province(String code, LocalDate day) {
        for (Province province : byCode.getOrDefault(code, List.of())) {
            if (province.validity().on(day)) {
                return Optional.of(province);
            }
        }
        return Optional.empty();
    }

    /**
     * The province that the area of this one belongs to on a day: itself while its row holds, else its successor.
     * Empty for a day before the row began, when its area belonged to several.
     */
    public Optional<Province> asOf(Province province, LocalDate day) {
        Province current = province;
        // Each turn goes to a later row, so there are at most as many as rows.
        for (int turn = 0; turn <= provinces.size(); turn++) {
            if (current.validity().on(day)) {
                return Optional.of(current);
            }
            Optional<LocalDate> end = current.validity().until();
            if (end.isEmpty()
                    || day.isBefore(end.get())
                    || current.successorCode().isEmpty()) {
                return Optional.empty();
            }
            Optional<Province> next = province(current.successorCode().get(), end.get());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            current = next.get();
        }
        return Optional.empty();
    }

    /** Holes and overlaps at any instant, in the order of the rows. Empty if every area is served by one utility always. */
    public static List<Fault> faults(List<Province> rows) {
        Territory territory = new Territory(rows);
        List<Fault> faults = new ArrayList<>();
        Set<String> begun = new HashSet<>();
        for (Province row : rows) {
            row.validity().until().ifPresent(end -> row.successorCode().ifPresent(code -> begun.add(code + end)));
        }
        for (int i = 0; i < rows.size(); i++) {
            Province row = rows.get(i);
            overlap(rows, i).ifPresent(faults::add);
            Optional<LocalDate> end = row.validity().until();
            if (end.isEmpty() && row.successorCode().isPresent()) {
                faults.add(new Fault(i, "a successor of a row that does not end", "no successor, or a valid_until"));
            } else if (end.isPresent() && row.successorCode().isEmpty()) {
                faults.add(new Fault(
                        i, "a hole from " + end.get() + " on: province " + row.code() + " ends", "a successor_code"));
            } else if (end.isPresent()
                    && territory.province(row.successorCode().get(), end.get()).isEmpty()) {
                faults.add(new Fault(
                        i,
                        "a hole from " + end.get() + " on: no province "
                                + row.successorCode().get() + " is valid then",
                        "a successor_code that is valid on that day"));
            }
            Optional<LocalDate> start = row.validity().from();
            if (start.isPresent() && !begun.contains(row.code() + start.get())) {
                faults.add(new Fault(
                        i,
                        "a hole before " + start.get() + ": nothing became province " + row.code() + " on that day",
                        "a province that ends on that day with successor_code " + row.code()));
            }
        }
        return faults;
    }

    private static Optional<Fault> overlap(List<Province> rows, int i) {
        Province row = rows.get(i);
        for (int j = 0; j < i; j++) {
            Province other = rows.get(j);
            boolean sameCode = other.code().equals(row.code());
            if ((sameCode || other.name().equalsIgnoreCase(row.name()))
                    && other.validity().overlaps(row.validity())) {
                String what = sameCode ? "code " + row.code() : "name " + row.name();
                return Optional.of(new Fault(
                        i, "an overlap: the " + what + " is valid twice at once", "days on which no other row has it"));
            }
        }
        return Optional.empty();
    }
}

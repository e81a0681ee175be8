package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong with provinces among themselves. */
final class ProvinceFaults {
    private ProvinceFaults() {}

    static List<Fault> of(Rows<Province> provinces) {
        List<Province> rows = provinces.all();
        Successors<Province> successors = new Successors<>(
                "province", provinces, row -> row.successorCode().map(List::of).orElse(List.of()));
        Set<String> begun = new HashSet<>();
        for (Province row : rows) {
            row.validity().until().ifPresent(end -> row.successorCode().ifPresent(code -> begun.add(code + end)));
        }
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Province row = rows.get(i);
            overlap(rows, i).ifPresent(faults::add);
            faults.addAll(successors.faults(i, row));
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

    /** Provinces that have communes on some of their days and none on others. */
    static List<Fault> withoutCommunes(Rows<Province> provinces, Rows<Commune> communes) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < provinces.all().size(); i++) {
            int row = i;
            Province province = provinces.all().get(i);
            List<Commune> parts = communes.all().stream()
                    .filter(commune -> commune.provinceCode().equals(province.code()))
                    .toList();
            Days.gap(province.validity(), parts)
                    .ifPresent(day -> faults.add(new Fault(
                            row,
                            "a hole: no commune is in province " + province.code() + " " + Days.on(day),
                            "communes of communes.csv on all its days")));
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

package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong with districts, beside the provinces above and the communes below them. */
final class DistrictFaults {
    private DistrictFaults() {}

    static List<Fault> of(Rows<District> districts, Rows<Province> provinces, Rows<Commune> communes) {
        Set<District> divided = new HashSet<>();
        for (Commune commune : communes.all()) {
            commune.districtCode()
                    .flatMap(code -> districts.on(code, commune.validity().start()))
                    .ifPresent(divided::add);
        }
        Successors<Commune> successors = new Successors<>("commune", communes, Commune::successorCodes);
        Overlaps overlaps = new Overlaps();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < districts.all().size(); i++) {
            int row = i;
            District district = districts.all().get(i);
            overlaps.with(i, district, "province " + district.provinceCode()).ifPresent(faults::add);
            Days.gap(district.validity(), provinces.of(district.provinceCode()))
                    .ifPresent(day -> faults.add(new Fault(
                            row,
                            "province " + district.provinceCode() + ", which does not exist " + Days.on(day),
                            "a province that is valid on all days of the row")));
            faults.addAll(successors(i, district, divided.contains(district), successors, communes));
        }
        return faults;
    }

    private static List<Fault> successors(
            int i, District district, boolean divided, Successors<Commune> successors, Rows<Commune> communes) {
        List<String> named = district.successorCodes();
        Optional<LocalDate> end = district.validity().until();
        if (end.isEmpty() || divided) {
            return named.isEmpty()
                    ? List.of()
                    : List.of(new Fault(
                            i,
                            divided
                                    ? "successors of district " + district.code() + ", whose communes have their own"
                                    : "a successor of a row that does not end",
                            "no successor_codes"));
        }
        if (named.isEmpty() && !communes.all().isEmpty()) {
            return List.of(new Fault(
                    i,
                    "a hole from " + end.get() + " on: district " + district.code() + " ends and has no communes",
                    "successor_codes: the communes that its ground becomes"));
        }
        return successors.missing(i, named, end.get());
    }
}

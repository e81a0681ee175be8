package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong with communes among themselves, and beside the districts and provinces above them. */
final class CommuneFaults {
    private final Rows<Province> provinces;
    private final Rows<District> districts;
    private final Rows<Commune> communes;
    private final Successors<Commune> successors;
    private final Overlaps overlaps = new Overlaps();
    private final Set<String> begun = new HashSet<>();

    private CommuneFaults(Rows<Province> provinces, Rows<District> districts, Rows<Commune> communes) {
        this.provinces = provinces;
        this.districts = districts;
        this.communes = communes;
        this.successors = new Successors<>("commune", communes, Commune::successorCodes);
        communes.all().forEach(commune -> begin(commune.validity(), commune.successorCodes()));
        districts.all().forEach(district -> begin(district.validity(), district.successorCodes()));
    }

    static List<Fault> of(Rows<Province> provinces, Rows<District> districts, Rows<Commune> communes) {
        CommuneFaults check = new CommuneFaults(provinces, districts, communes);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < communes.all().size(); i++) {
            check.row(i, communes.all().get(i), faults);
        }
        return faults;
    }

    private void begin(Validity validity, List<String> successorCodes) {
        validity.until().ifPresent(end -> successorCodes.forEach(code -> begun.add(code + ' ' + end)));
    }

    private void row(int i, Commune commune, List<Fault> faults) {
        String parent =
                commune.districtCode().map(code -> "district " + code).orElse("province " + commune.provinceCode());
        overlaps.with(i, commune, parent).ifPresent(faults::add);
        Optional<Fault> above = above(i, commune);
        above.ifPresent(faults::add);
        faults.addAll(successors.faults(i, commune));
        Optional<LocalDate> start = commune.validity().from();
        if (start.isPresent() && !begun.contains(commune.code() + ' ' + start.get())) {
            faults.add(new Fault(
                    i,
                    "a hole before " + start.get() + ": nothing became commune " + commune.code() + " on that day",
                    "a commune, or a district without communes, that ends on that day with successor "
                            + commune.code()));
        }
        if (above.isEmpty()) {
            contradiction(i, commune).ifPresent(faults::add);
        }
    }

    private Optional<Fault> above(int i, Commune commune) {
        Optional<LocalDate> noProvince = Days.gap(commune.validity(), provinces.of(commune.provinceCode()));
        if (noProvince.isPresent()) {
            return Optional.of(new Fault(
                    i,
                    "province " + commune.provinceCode() + ", which does not exist " + Days.on(noProvince.get()),
                    "a province that is valid on all days of the row"));
        }
        if (commune.districtCode().isEmpty()) {
            return Optional.empty();
        }
        String code = commune.districtCode().get();
        List<District> rows = districts.of(code).stream()
                .filter(district -> district.provinceCode().equals(commune.provinceCode()))
                .toList();
        return Days.gap(commune.validity(), rows)
                .map(day -> new Fault(
                        i,
                        "district " + code + ", which is not in province " + commune.provinceCode() + " "
                                + Days.on(day),
                        "a district of the commune's province that is valid on all days of the row"));
    }

    /** Where a province ends, its successor has all its ground; its communes must not say otherwise. */
    private Optional<Fault> contradiction(int i, Commune commune) {
        Optional<LocalDate> end = commune.validity().until();
        if (end.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = end.get();
        for (Province province : provinces.of(commune.provinceCode())) {
            if (province.validity().until().filter(day::equals).isEmpty()) {
                continue;
            }
            for (String code : commune.successorCodes()) {
                Optional<Commune> after = communes.on(code, day);
                if (after.isPresent()
                        && !province.successorCode()
                                .equals(Optional.of(after.get().provinceCode()))) {
                    return Optional.of(new Fault(
                            i,
                            "successor " + code + " in province " + after.get().provinceCode() + ", while province "
                                    + province.code() + " becomes "
                                    + province.successorCode().orElse("none"),
                            "a commune of the province's successor"));
                }
            }
        }
        return Optional.empty();
    }
}

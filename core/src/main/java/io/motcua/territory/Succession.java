package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ground became, and what it was before. The smallest level that knows a place answers for it: its communes, else
 * the place's province. Immutable.
 */
final class Succession {
    private final Rows<Province> provinces;
    private final Rows<Commune> communes;
    private final Map<Province, Set<Province>> provincesBefore = new HashMap<>();
    private final Map<Commune, Set<Commune>> communesBefore = new HashMap<>();
    private final Map<Commune, District> districtBefore = new HashMap<>();
    private final Map<District, List<Commune>> parts = new HashMap<>();

    Succession(Rows<Province> provinces, Rows<District> districts, Rows<Commune> communes) {
        this.provinces = provinces;
        this.communes = communes;
        for (Province province : provinces.all()) {
            next(province).ifPresent(after -> add(provincesBefore, after, province));
        }
        for (Commune commune : communes.all()) {
            next(commune).forEach(after -> add(communesBefore, after, commune));
            commune.districtCode()
                    .flatMap(code -> districts.on(code, commune.validity().start()))
                    .ifPresent(district -> parts.computeIfAbsent(district, none -> new ArrayList<>())
                            .add(commune));
        }
        for (District district : districts.all()) {
            next(district).forEach(after -> districtBefore.put(after, district));
        }
    }

    /** The communes that this one's ground is part of on the day: itself, or those after or before it. */
    Set<Commune> communesOn(Commune commune, LocalDate day) {
        Set<Commune> found = new LinkedHashSet<>();
        if (day.isBefore(commune.validity().start())) {
            back(commune, day, found);
        } else {
            forth(commune, day, found);
        }
        return found;
    }

    /** The provinces that this place's ground is part of on the day. */
    Set<Province> provincesOn(Place place, LocalDate day) {
        Set<Province> found = new LinkedHashSet<>();
        if (place instanceof Commune commune) {
            ofCommune(commune, day, found);
        } else if (place instanceof District district) {
            ofDistrict(district, day, found);
        } else if (place instanceof Province province) {
            ofProvince(province, day, found);
        }
        return found;
    }

    private void ofProvince(Province province, LocalDate day, Set<Province> found) {
        if (province.validity().on(day)) {
            found.add(province);
        } else if (day.isBefore(province.validity().start())) {
            provincesBefore.getOrDefault(province, Set.of()).forEach(before -> ofProvince(before, day, found));
        } else {
            next(province).ifPresent(after -> ofProvince(after, day, found));
        }
    }

    private void ofDistrict(District district, LocalDate day, Set<Province> found) {
        if (district.validity().on(day)) {
            provinces.on(district.provinceCode(), day).ifPresent(found::add);
            return;
        }
        parts.getOrDefault(district, List.of()).forEach(part -> ofCommune(part, day, found));
        if (!day.isBefore(district.validity().start())) {
            next(district).forEach(after -> ofCommune(after, day, found));
        }
        if (found.isEmpty()) {
            provinces
                    .on(district.provinceCode(), district.validity().start())
                    .ifPresent(province -> ofProvince(province, day, found));
        }
    }

    private void ofCommune(Commune commune, LocalDate day, Set<Province> found) {
        Set<Commune> then = communesOn(commune, day);
        for (Commune part : then) {
            provinces.on(part.provinceCode(), day).ifPresent(found::add);
        }
        District before = districtBefore.get(commune);
        if (before != null && day.isBefore(commune.validity().start())) {
            ofDistrict(before, day, found);
        } else if (then.isEmpty()) {
            provinces
                    .on(commune.provinceCode(), commune.validity().start())
                    .ifPresent(province -> ofProvince(province, day, found));
        }
    }

    private void forth(Commune commune, LocalDate day, Set<Commune> found) {
        if (commune.validity().on(day)) {
            found.add(commune);
        } else {
            next(commune).forEach(after -> forth(after, day, found));
        }
    }

    private void back(Commune commune, LocalDate day, Set<Commune> found) {
        if (commune.validity().on(day)) {
            found.add(commune);
        } else {
            communesBefore.getOrDefault(commune, Set.of()).forEach(before -> back(before, day, found));
        }
    }

    // A successor's row begins with the day that ends this one and so lies later; that is why the walks above end.

    Optional<Province> next(Province province) {
        return province.validity()
                .until()
                .flatMap(end -> province.successorCode().flatMap(code -> provinces.on(code, end)));
    }

    private List<Commune> next(Commune commune) {
        return next(commune.validity(), commune.successorCodes());
    }

    private List<Commune> next(District district) {
        return next(district.validity(), district.successorCodes());
    }

    private List<Commune> next(Validity validity, List<String> successorCodes) {
        return validity.until()
                .map(end -> successorCodes.stream()
                        .flatMap(code -> communes.on(code, end).stream())
                        .toList())
                .orElse(List.of());
    }

    private static <T> void add(Map<T, Set<T>> map, T key, T value) {
        map.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(value);
    }
}

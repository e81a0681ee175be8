package io.motcua.territory;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All places of all eras, and who serves them. Immutable and safe for use by many threads.
 *
 * <p>Two days are asked about a place: the day whose map a name or code is read by, which finds the row, and the day of
 * responsibility, to which {@link #provinceOn} and {@link #utilities} follow what became of its ground, or what it was
 * before. A province has one successor at most; of one that is divided, its communes say who got what.
 */
public final class Territory {
    private final Rows<Province> provinces;
    private final Rows<District> districts;
    private final Rows<Commune> communes;
    private final Succession succession;
    private final Locator locator;

    /** A territory of provinces alone; {@link #faults} says whether they are sound. */
    public Territory(List<Province> provinces) {
        this(provinces, List.of(), List.of(), Outlines.NONE);
    }

    /** A territory of these rows; the faults of each level say whether they are sound. */
    public Territory(List<Province> provinces, List<District> districts, List<Commune> communes, Outlines outlines) {
        this.provinces = new Rows<>(provinces);
        this.districts = new Rows<>(districts);
        this.communes = new Rows<>(communes);
        this.succession = new Succession(this.provinces, this.districts, this.communes);
        this.locator = new Locator(succession, communes, outlines);
    }

    /** All rows, in the order of the table. */
    public List<Province> provinces() {
        return provinces.all();
    }

    /** All rows, in the order of the table. */
    public List<District> districts() {
        return districts.all();
    }

    /** All rows, in the order of the table. */
    public List<Commune> communes() {
        return communes.all();
    }

    /** The provinces that hold on this day. */
    public List<Province> on(LocalDate day) {
        return provinces().stream().filter(p -> p.validity().on(day)).toList();
    }

    /** The province that this code means on this day. */
    public Optional<Province> province(String code, LocalDate day) {
        return provinces.on(code, day);
    }

    /** The district that this code means on this day. */
    public Optional<District> district(String code, LocalDate day) {
        return districts.on(code, day);
    }

    /** The commune that this code means on this day. */
    public Optional<Commune> commune(String code, LocalDate day) {
        return communes.on(code, day);
    }

    /**
     * The province that a place was part of when its row began; itself if it is one.
     *
     * @throws IllegalArgumentException if the place is not of this territory
     */
    public Province provinceOf(Place place) {
        if (place instanceof Province province) {
            return province;
        }
        String code = place instanceof District district ? district.provinceCode() : ((Commune) place).provinceCode();
        return province(code, place.validity().start())
                .orElseThrow(() -> new IllegalArgumentException("No province " + code + " when place " + place.code()
                        + " began; ask the territory that the place comes from"));
    }

    /**
     * The province that a place's ground is part of on a day, before, in or after the place's own era. Empty if the ground
     * belongs to several then.
     */
    public Optional<Province> provinceOn(Place place, LocalDate day) {
        Set<Province> found = succession.provincesOn(place, day);
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** Who is responsible for a place's ground on a day, before, in or after the place's own era; several if it is divided. */
    public Set<String> utilities(Place place, LocalDate day) {
        Set<String> utilities = new LinkedHashSet<>();
        succession.provincesOn(place, day).forEach(province -> utilities.add(province.utility()));
        return utilities;
    }

    /**
     * The communes that a commune's ground is part of on a day: itself while its row holds, else what became of it, or what
     * it was before. Empty if there were no communes on its ground.
     */
    public List<Commune> communesOn(Commune commune, LocalDate day) {
        return List.copyOf(succession.communesOn(commune, day));
    }

    /**
     * Where a point lies on the map of a day, and who is responsible there: everyone whom its outline or the nearest
     * communes name, so that one utility alone is named only where the methods agree. Takes microseconds.
     */
    public Position position(Point point, LocalDate day) {
        return locator.at(point, day);
    }

    /**
     * The province that the area of this one belongs to on a day: itself while its row holds, else its successor.
     * Empty for a day before the row began, when its area belonged to several.
     */
    public Optional<Province> asOf(Province province, LocalDate day) {
        return day.isBefore(province.validity().start()) ? Optional.empty() : provinceOn(province, day);
    }

    /** Holes, overlaps and loops at any instant, by row. Empty if every area is served by one utility always. */
    public static List<Fault> faults(List<Province> rows) {
        return ProvinceFaults.of(new Rows<>(rows));
    }

    /** Provinces that have no commune on some of their days, by row; none if there are no communes at all. */
    public List<Fault> undividedProvinces() {
        return communes().isEmpty() ? List.of() : ProvinceFaults.withoutCommunes(provinces, communes);
    }

    /** Holes, overlaps and contradictions of the districts, by row. */
    public List<Fault> districtFaults() {
        return DistrictFaults.of(districts, provinces, communes);
    }

    /** Holes, overlaps, loops and contradictions of the communes, by row. */
    public List<Fault> communeFaults() {
        return CommuneFaults.of(provinces, districts, communes);
    }
}

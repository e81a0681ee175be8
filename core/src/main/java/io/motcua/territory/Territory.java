package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
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
    private final Centres centres;

    /** A territory of provinces alone; {@link #faults} says whether they are sound. */
    public Territory(List<Province> provinces) {
        this(provinces, List.of(), List.of());
    }

    /** A territory of these rows. */
    public Territory(List<Province> provinces, List<District> districts, List<Commune> communes) {
        this.provinces = new Rows<>(provinces);
        this.districts = new Rows<>(districts);
        this.communes = new Rows<>(communes);
        this.succession = new Succession(this.provinces, this.districts, this.communes);
        this.centres = new Centres(communes);
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

    /** Where a point lies on the map of a day, and who is responsible there. */
    public Position position(Point point, LocalDate day) {
        Set<String> utilities = new LinkedHashSet<>();
        Set<Commune> nearest = new LinkedHashSet<>();
        for (Commune commune : centres.nearest(point)) {
            nearest.addAll(succession.communesOn(commune, day));
            utilities.addAll(utilities(commune, day));
        }
        return nearest.isEmpty()
                ? Position.NOWHERE
                : new Position(Optional.empty(), List.copyOf(nearest), utilities, utilities.size() == 1 ? 0.8 : 0.2);
    }

    /**
     * The province that the area of this one belongs to on a day: itself while its row holds, else its successor.
     * Empty for a day before the row began, when its area belonged to several.
     */
    public Optional<Province> asOf(Province province, LocalDate day) {
        return day.isBefore(province.validity().start()) ? Optional.empty() : provinceOn(province, day);
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

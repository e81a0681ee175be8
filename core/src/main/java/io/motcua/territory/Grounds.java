package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ground of each place of a territory. A plot is a commune of the oldest map, or a place of any map that has no
 * smaller one inside and none before it. Immutable after construction; safe for use by many threads.
 */
public final class Grounds {
    private final Territory territory;
    private final Map<Place, int[]> plots = new IdentityHashMap<>();
    // By plot: the number of the province's row that it lay in first.
    private final int[] firstProvinces;
    private final List<Province> first = new ArrayList<>();

    /** The grounds of this territory. Takes time and space in proportion to its places. */
    public Grounds(Territory territory) {
        this.territory = territory;
        Map<Place, BitSet> grounds = new IdentityHashMap<>();
        communes(grounds);
        districts(grounds);
        provinces(grounds);
        grounds.forEach((place, set) -> plots.put(place, set.stream().toArray()));
        Map<Province, Integer> rows = new IdentityHashMap<>();
        territory.provinces().forEach(province -> rows.put(province, rows.size()));
        firstProvinces = first.stream().mapToInt(rows::get).toArray();
    }

    /** The ground of a place, which is a row of this territory. */
    public Ground of(Place place) {
        BitSet set = new BitSet(firstProvinces.length);
        add(place, set);
        return new Ground(set);
    }

    /** The ground of several places together. */
    public Ground of(List<? extends Place> places) {
        BitSet set = new BitSet(firstProvinces.length);
        places.forEach(place -> add(place, set));
        return new Ground(set);
    }

    /** Whether a place has a plot in the ground. */
    public boolean meets(Place place, Ground ground) {
        for (int plot : plots(place)) {
            if (ground.has(plot)) {
                return true;
            }
        }
        return false;
    }

    /** The provinces that the ground lies in on a day. */
    public Set<Province> provinces(Ground ground, LocalDate day) {
        BitSet first = new BitSet();
        ground.forEach(plot -> first.set(firstProvinces[plot]));
        Set<Province> provinces = new LinkedHashSet<>();
        first.stream()
                .forEach(row -> territory
                        .provinceOn(territory.provinces().get(row), day)
                        .ifPresent(provinces::add));
        return provinces;
    }

    /** Who is responsible for the ground on a day. */
    public Set<String> utilities(Ground ground, LocalDate day) {
        Set<String> utilities = new LinkedHashSet<>();
        provinces(ground, day).forEach(province -> utilities.add(province.utility()));
        return utilities;
    }

    private int[] plots(Place place) {
        int[] own = plots.get(place);
        if (own == null) {
            throw new IllegalArgumentException("No row of this territory: " + place.code());
        }
        return own;
    }

    private void add(Place place, BitSet set) {
        for (int plot : plots(place)) {
            set.set(plot);
        }
    }

    private void communes(Map<Place, BitSet> grounds) {
        Map<String, List<Place>> before = new HashMap<>();
        // An island's district without communes became a commune.
        for (District district : territory.districts()) {
            if (!district.successorCodes().isEmpty()) {
                grounds.put(district, single(territory.provinceOf(district)));
                precedes(before, district, district.successorCodes());
            }
        }
        List<Commune> inTime = new ArrayList<>(territory.communes());
        inTime.sort(Comparator.comparing(commune -> commune.validity().start()));
        for (Commune commune : inTime) {
            BitSet set = new BitSet();
            LocalDate start = commune.validity().start();
            for (Place earlier : before.getOrDefault(commune.code(), List.of())) {
                if (earlier.validity().end().equals(start)) {
                    set.or(grounds.get(earlier));
                }
            }
            if (set.isEmpty()) {
                set.set(plot(territory.provinceOf(commune)));
            }
            grounds.put(commune, set);
            precedes(before, commune, commune.successorCodes());
        }
    }

    private static void precedes(Map<String, List<Place>> before, Place place, List<String> successorCodes) {
        successorCodes.forEach(
                code -> before.computeIfAbsent(code, key -> new ArrayList<>()).add(place));
    }

    private void districts(Map<Place, BitSet> grounds) {
        for (Commune commune : territory.communes()) {
            commune.districtCode()
                    .flatMap(code -> territory.district(code, commune.validity().start()))
                    .ifPresent(district -> grounds.computeIfAbsent(district, key -> new BitSet())
                            .or(grounds.get(commune)));
        }
        for (District district : territory.districts()) {
            if (!grounds.containsKey(district)) {
                grounds.put(district, single(territory.provinceOf(district)));
            }
        }
    }

    private void provinces(Map<Place, BitSet> grounds) {
        List<Place> smaller = new ArrayList<>(territory.communes());
        smaller.addAll(territory.districts());
        for (Place place : smaller) {
            grounds.computeIfAbsent(territory.provinceOf(place), key -> new BitSet())
                    .or(grounds.get(place));
        }
        List<Province> inTime = new ArrayList<>(territory.provinces());
        inTime.sort(Comparator.comparing(province -> province.validity().start()));
        for (Province province : inTime) {
            if (grounds.getOrDefault(province, new BitSet()).isEmpty()) {
                grounds.put(province, predecessors(province, inTime, grounds));
            }
            if (grounds.get(province).isEmpty()) {
                grounds.put(province, single(province));
            }
        }
        // A place that had no commune is part of what its province became.
        for (Province province : inTime) {
            grounds.get(province).or(predecessors(province, inTime, grounds));
        }
    }

    private static BitSet predecessors(Province province, List<Province> all, Map<Place, BitSet> grounds) {
        BitSet set = new BitSet();
        for (Province earlier : all) {
            if (earlier != province
                    && earlier.successorCode().filter(province.code()::equals).isPresent()
                    && earlier.validity().end().equals(province.validity().start())) {
                set.or(grounds.get(earlier));
            }
        }
        return set;
    }

    private BitSet single(Province province) {
        BitSet set = new BitSet();
        set.set(plot(province));
        return set;
    }

    private int plot(Province province) {
        first.add(province);
        return first.size() - 1;
    }
}

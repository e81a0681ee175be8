package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.territory.Commune;
import io.motcua.territory.District;
import io.motcua.territory.Ground;
import io.motcua.territory.Grounds;
import io.motcua.territory.Place;
import io.motcua.territory.Province;
import io.motcua.understanding.PlaceMention.Strength;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the mentions of a reading together into sites, by the maps of a day. The name of a province is read first, then
 * that of a district, then that of a commune, each by the map that fits what was read before. Safe for use by many
 * threads.
 */
final class Sites {
    private static final Map<String, Integer> RANK =
            Map.of(Evidence.PROVINCE, 0, Evidence.DISTRICT, 1, Evidence.COMMUNE, 2);

    private final Grounds grounds;

    Sites(Grounds grounds) {
        this.grounds = grounds;
    }

    /**
     * The sites of these mentions, the plainest first. Mentions that are not plain belong to no site unless they fit one
     * that is.
     */
    List<Site> of(List<PlaceMention> mentions, LocalDate day) {
        List<PlaceMention> ordered = new ArrayList<>(mentions);
        ordered.sort(Comparator.comparing((PlaceMention mention) -> !mention.plain())
                .thenComparing(mention -> RANK.get(mention.level()))
                .thenComparing(PlaceMention::strength, Comparator.reverseOrder()));
        List<Site> sites = new ArrayList<>();
        for (PlaceMention mention : ordered) {
            if (!joined(sites, mention, day) && mention.plain() && begins(sites, mention)) {
                site(sites, mention, day).ifPresent(sites::add);
            }
        }
        sites.sort(Comparator.comparing(Site::strength, Comparator.reverseOrder()));
        return sites;
    }

    /** A second place in a province that is named is one of that province, if it has one. */
    private Optional<Site> site(List<Site> sites, PlaceMention mention, LocalDate day) {
        for (Site other : sites) {
            for (PlaceMention province : other.mentions()) {
                Ground frame = grounds.of(province.rows());
                for (List<Place> rows : eras(mention, day, false)) {
                    List<Place> there = rows.stream()
                            .filter(row -> province.is(Evidence.PROVINCE) && grounds.meets(row, frame))
                            .toList();
                    if (!there.isEmpty()) {
                        return Optional.of(
                                new Site(frame.and(grounds.of(there)), List.of(province, mention.with(there))));
                    }
                }
            }
        }
        List<Place> rows = alone(mention, day);
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Site(grounds.of(rows), List.of(mention.with(rows))));
    }

    /** What merely stands behind "at" and fits nothing is not a second place beside one that is named. */
    private static boolean begins(List<Site> sites, PlaceMention mention) {
        return sites.isEmpty() || mention.strength() != Strength.SAID || !mention.is(Evidence.COMMUNE);
    }

    private boolean joined(List<Site> sites, PlaceMention mention, LocalDate day) {
        if (mention.strength() == Strength.FAINT || mention.strength() == Strength.UNIT) {
            return false;
        }
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            boolean besideDistrict = site.mentions().stream()
                    .anyMatch(other ->
                            other.is(Evidence.DISTRICT) && other.field().equals(mention.field()));
            for (List<Place> rows : eras(mention, day, besideDistrict)) {
                List<Place> there = rows.stream()
                        .filter(row -> grounds.meets(row, site.ground()))
                        .toList();
                if (!there.isEmpty()) {
                    Ground both = site.ground().and(grounds.of(there));
                    sites.set(i, site.with(both, mention.with(there)));
                    return true;
                }
            }
        }
        return false;
    }

    /** What a mention means that nothing stands beside: a commune's name may be of any map that people still know. */
    private static List<Place> alone(PlaceMention mention, LocalDate day) {
        List<List<Place>> eras = eras(mention, day, false);
        if (!mention.is(Evidence.COMMUNE) || mention.former()) {
            return first(eras);
        }
        List<Place> known = new ArrayList<>(eras.get(0));
        known.addAll(eras.get(1));
        return known.isEmpty() ? eras.get(2) : known;
    }

    private static List<Place> first(List<List<Place>> eras) {
        return eras.stream().filter(rows -> !rows.isEmpty()).findFirst().orElse(List.of());
    }

    /** The rows by the map that they are read by, in the order in which the maps are tried. */
    private static List<List<Place>> eras(PlaceMention mention, LocalDate day, boolean besideDistrict) {
        List<Place> today = new ArrayList<>();
        List<Place> past = new ArrayList<>();
        List<Place> coming = new ArrayList<>();
        for (Place row : mention.rows()) {
            if (row.validity().on(day)) {
                today.add(row);
            } else if (row.validity().until().map(end -> !day.isBefore(end)).orElse(false)) {
                past.add(row);
            } else {
                coming.add(row);
            }
        }
        if (mention.former()) {
            return List.of(past, today);
        }
        if (mention.rows().stream().anyMatch(Province.class::isInstance)) {
            return List.of(today, past, coming);
        }
        boolean district = mention.rows().stream().anyMatch(District.class::isInstance);
        if (district && !mention.kinded()) {
            // A bare name may be the old district's or that of the commune that took it over.
            List<Place> either = new ArrayList<>(today);
            past.stream().filter(District.class::isInstance).forEach(either::add);
            return List.of(either, past, coming);
        }
        // Beside a district that is no more, a commune is one of that time.
        return besideDistrict && mention.rows().stream().allMatch(Commune.class::isInstance) && !past.isEmpty()
                ? List.of(past, today, coming)
                : List.of(today, past, coming);
    }
}

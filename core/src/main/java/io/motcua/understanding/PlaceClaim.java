package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.profile.Profile;
import io.motcua.territory.Commune;
import io.motcua.territory.Ground;
import io.motcua.territory.Grounds;
import io.motcua.territory.Place;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import io.motcua.understanding.PlaceEvidence.Places;
import io.motcua.understanding.UnitNames.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a claim of the places that a reading names, and of the unit that a portal sends it to: who serves them, and where
 * that is, as far as they fix it. Safe for use by many threads.
 */
final class PlaceClaim {
    private final Territory territory;
    private final Grounds grounds;
    private final UnitNames unitNames;

    PlaceClaim(Profile profile, Grounds grounds) {
        this.territory = profile.territory();
        this.grounds = grounds;
        this.unitNames = new UnitNames(profile);
    }

    Optional<Claim> of(Reading reading, Places places, LocalDate day) {
        List<Site> sites = places.sites();
        Set<String> utilities = new LinkedHashSet<>();
        Set<Province> provinces = new LinkedHashSet<>();
        List<Evidence> evidence = new ArrayList<>();
        for (Site site : sites) {
            utilities.addAll(grounds.utilities(site.ground(), day));
            provinces.addAll(grounds.provinces(site.ground(), day));
            site.mentions().forEach(mention -> evidence.add(PlaceEvidence.evidence(mention)));
        }
        Optional<String> unit = reading.field(Reading.RECEIVING_UNIT);
        if (unit.isPresent()) {
            Set<Unit> units = unitNames.of(unit.get(), day);
            Set<String> ofUnit = UnitNames.utilities(units);
            if (sites.isEmpty() || !onlyUnit(sites) && utilities.size() > 1) {
                narrow(utilities, ofUnit);
            } else if (onlyUnit(sites)) {
                utilities.addAll(ofUnit);
            }
            if (!units.isEmpty()) {
                evidence.add(new Evidence(
                        Evidence.PORTAL_PLACE,
                        UnitNames.listed(units),
                        new Evidence.Source(
                                Reading.RECEIVING_UNIT, 0, unit.get().length()),
                        "place.receiving-unit",
                        0.8));
            }
        }
        if (utilities.isEmpty() && sites.isEmpty()) {
            return Optional.empty();
        }
        boolean coded = sites.stream()
                .flatMap(site -> site.mentions().stream())
                .anyMatch(mention -> mention.rule().equals("place.code-field"));
        String because =
                unit.isPresent() || coded ? Evidence.PORTAL_PLACE : sites.get(0).highest();
        return Optional.of(new Claim(
                because,
                utilities,
                sites.size() > 1 && utilities.size() > 1,
                provinces.size() == 1 && utilities.size() == 1
                        ? Optional.of(provinces.iterator().next())
                        : Optional.empty(),
                sites.size() == 1 ? commune(sites.get(0), sites.get(0).ground(), day) : Optional.empty(),
                evidence));
    }

    private static boolean onlyUnit(List<Site> sites) {
        return sites.stream()
                .flatMap(site -> site.mentions().stream())
                .allMatch(mention -> mention.field().equals(Reading.RECEIVING_UNIT));
    }

    /** Of those who may be meant, the ones that the unit's name speaks for; if it speaks for none of them, all. */
    private static void narrow(Set<String> utilities, Set<String> ofUnit) {
        if (utilities.isEmpty()) {
            utilities.addAll(ofUnit);
        } else if (utilities.stream().anyMatch(ofUnit::contains)) {
            utilities.retainAll(ofUnit);
        }
    }

    /** The commune that a site is in, on the day, if only one can be meant. */
    Optional<Commune> commune(Site site, Ground ground, LocalDate day) {
        Set<Commune> communes = new LinkedHashSet<>();
        for (PlaceMention mention : site.mentions()) {
            if (!mention.is(Evidence.COMMUNE)) {
                continue;
            }
            List<Place> there = mention.rows().stream()
                    .filter(row -> grounds.meets(row, ground))
                    .toList();
            // Today's map goes before those that are no more.
            boolean today = there.stream().anyMatch(row -> row.validity().on(day));
            Set<Commune> own = new LinkedHashSet<>();
            for (Place row : there) {
                if (row instanceof Commune commune && (!today || row.validity().on(day))) {
                    own.addAll(territory.communesOn(commune, day));
                }
            }
            if (communes.isEmpty()) {
                communes.addAll(own);
            } else {
                communes.retainAll(own);
            }
        }
        return communes.size() == 1 ? Optional.of(communes.iterator().next()) : Optional.empty();
    }
}

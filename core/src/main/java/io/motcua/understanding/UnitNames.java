package io.motcua.understanding;

import io.motcua.profile.Profile;
import io.motcua.understanding.PhraseIndex.Match;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names and codes of the utilities' units, as a portal names the one that receives a dossier. Immutable; safe for use
 * by many threads.
 */
final class UnitNames {
    /** How many units of one utility a piece of evidence lists. */
    private static final int FEW = 4;

    private final Profile profile;
    private final List<List<String>> codes = new ArrayList<>();
    private final PhraseIndex index;

    /**
     * A unit that may be meant.
     *
     * @param name empty where only its code was given, and the tables have no name for it
     * @param utility who has it on the day
     */
    record Unit(String code, String name, String utility) {}

    UnitNames(Profile profile) {
        this.profile = profile;
        Map<String, List<String>> byName = new LinkedHashMap<>();
        profile.units()
                .forEach((code, name) ->
                        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(code));
        codes.addAll(byName.values());
        index = new PhraseIndex(List.copyOf(byName.keySet()), true);
    }

    /** The units that this name or code may mean on the day, each once: several, if several bear the name. */
    Set<Unit> of(String unit, LocalDate day) {
        Set<Unit> units = new LinkedHashSet<>();
        String code = unit.strip();
        if (profile.customerCodes().prefix(code).filter(code::startsWith).isPresent()
                && code.length() <= profile.codeShape().unitLength()) {
            unit(code, day).ifPresent(units::add);
            return units;
        }
        for (Match match : index.find(FoldedText.of(unit))) {
            for (String known : codes.get(match.phrase())) {
                unit(known, day).ifPresent(units::add);
            }
        }
        return units;
    }

    private Optional<Unit> unit(String code, LocalDate day) {
        return profile.customerCodes()
                .rule(code, day)
                .map(rule -> new Unit(code, profile.units().getOrDefault(code, ""), rule.utility()));
    }

    /** Who has these units. */
    static Set<String> utilities(Set<Unit> units) {
        return units.stream().map(Unit::utility).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Code and name of each unit; of more than a few of one utility the first, so that each utility has its own named. */
    static String listed(Set<Unit> units) {
        Map<String, Integer> ofUtility = new LinkedHashMap<>();
        return units.stream()
                .filter(unit -> ofUtility.merge(unit.utility(), 1, Integer::sum) <= FEW)
                .map(unit -> (unit.code() + ' ' + unit.name()).strip())
                .collect(Collectors.joining(" | "));
    }
}

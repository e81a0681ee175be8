package io.motcua.understanding;

import io.motcua.profile.Profile;
import io.motcua.understanding.PhraseIndex.Match;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names and codes of the utilities' units, as a portal names the one that receives a dossier. Immutable; safe for use
 * by many threads.
 */
final class UnitNames {
    private final Profile profile;
    private final List<List<String>> codes = new ArrayList<>();
    private final PhraseIndex index;

    UnitNames(Profile profile) {
        this.profile = profile;
        Map<String, List<String>> byName = new LinkedHashMap<>();
        profile.units()
                .forEach((code, name) ->
                        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(code));
        codes.addAll(byName.values());
        index = new PhraseIndex(List.copyOf(byName.keySet()), true);
    }

    /** Who has a unit of this name or code on this day: several, if several do; nobody, if none is known. */
    Set<String> utilities(String unit, LocalDate day) {
        Set<String> utilities = new LinkedHashSet<>();
        String code = unit.strip();
        if (profile.customerCodes().prefix(code).filter(code::startsWith).isPresent()
                && code.length() <= profile.codeShape().unitLength()) {
            profile.customerCodes().rule(code, day).ifPresent(rule -> utilities.add(rule.utility()));
            return utilities;
        }
        for (Match match : index.find(FoldedText.of(unit))) {
            for (String known : codes.get(match.phrase())) {
                profile.customerCodes().rule(known, day).ifPresent(rule -> utilities.add(rule.utility()));
            }
        }
        return utilities;
    }
}

package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.territory.Commune;
import io.motcua.territory.Place;
import io.motcua.territory.Province;
import io.motcua.understanding.Gazetteer.Form;
import io.motcua.understanding.Gazetteer.Found;
import io.motcua.understanding.Gazetteer.Name;
import io.motcua.understanding.Gazetteer.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A name in a text that may be a place's. A street, a market or a person of the same name is none.
 *
 * @param rows the places of all eras that it may be
 * @param unit the word for its kind, if that stands beside it
 */
record NamedPlace(Name name, List<Place> rows, Optional<Word> unit) {
    boolean ofUtility() {
        return unit.filter(word -> word.level().equals("UTILITY")).isPresent();
    }

    boolean kinded() {
        return unit.isPresent() && !ofUtility() || name.form() == Form.FULL;
    }

    int length() {
        return name.to() - name.from();
    }

    /** The names that may be places, with the word for their kind; none of them overlap. */
    static List<NamedPlace> in(Found found) {
        return apart(candidates(found)).stream()
                .filter(named -> !named.rows().isEmpty())
                .toList();
    }

    private static List<NamedPlace> candidates(Found found) {
        List<NamedPlace> candidates = new ArrayList<>();
        for (Name name : found.names()) {
            Optional<Word> unit = kindOf(found, name);
            if (unit.isEmpty()) {
                List<Place> rows = beside(found, name, bare(name.rows()));
                if (name.form() != Form.SHORT) {
                    candidates.add(new NamedPlace(name, rows, unit));
                }
                continue;
            }
            String level = unit.get().level();
            if (level.equals("UTILITY") && name.form() != Form.SHORT) {
                List<Place> towns = towns(bare(name.rows()));
                if (!towns.isEmpty()) {
                    candidates.add(new NamedPlace(name, towns, unit));
                }
            }
            List<Place> rows = Gazetteer.ofKind(name, unit.get());
            if (!rows.isEmpty()) {
                candidates.add(new NamedPlace(name, rows, unit));
            }
        }
        return candidates;
    }

    /** A market is named after its commune or stands beside it: of such a name, the towns count. */
    private static List<Place> beside(Found found, Name name, List<Place> rows) {
        boolean beside = found.of(Kind.AT).stream()
                .anyMatch(
                        word -> word.to() == name.from() && word.phrase().code().equals("BESIDE"));
        return beside ? towns(rows) : rows;
    }

    private static List<Place> towns(List<Place> rows) {
        return rows.stream().filter(row -> !(row instanceof Commune)).toList();
    }

    /** Without its kind, a name that a province has is the province's. */
    private static List<Place> bare(List<Place> rows) {
        List<Place> provinces = rows.stream().filter(Province.class::isInstance).toList();
        return provinces.isEmpty() ? rows : provinces;
    }

    /** Of names that overlap, the one with its kind stays, then the longer, then the earlier. */
    private static List<NamedPlace> apart(List<NamedPlace> candidates) {
        List<NamedPlace> best = new ArrayList<>(candidates);
        best.sort(Comparator.comparing((NamedPlace named) -> !named.kinded())
                .thenComparing(named -> -named.length())
                .thenComparing(named -> named.name().from()));
        List<NamedPlace> apart = new ArrayList<>();
        boolean[] taken = new boolean
                [candidates.stream().mapToInt(named -> named.name().to()).max().orElse(0)];
        for (NamedPlace named : best) {
            boolean free = true;
            for (int word = named.name().from(); word < named.name().to(); word++) {
                free &= !taken[word];
            }
            if (free) {
                apart.add(named);
                for (int word = named.name().from(); word < named.name().to(); word++) {
                    taken[word] = true;
                }
            }
        }
        return apart;
    }

    /** The kind word behind the name, as in English, or the longest that ends where the name begins. */
    private static Optional<Word> kindOf(Found found, Name name) {
        Optional<Word> behind = found.of(Kind.UNIT_BEHIND).stream()
                .filter(word -> word.from() == name.to() && found.text().breakBefore(word.from()) == FoldedText.JOINED)
                .findFirst();
        if (behind.isPresent() || found.text().breakBefore(name.from()) != FoldedText.JOINED) {
            return behind;
        }
        return found.words().stream()
                .filter(word -> word.is(Kind.UNIT) && word.to() == name.from())
                .filter(word -> believable(found.text(), word)
                        || !Gazetteer.ofKind(name, word).isEmpty()
                                && !word.kindWord().isEmpty())
                .min(Comparator.comparingInt(Word::from));
    }

    /** A single letter is an abbreviation only with its full stop. */
    static boolean believable(FoldedText text, Word word) {
        int last = word.to() - 1;
        boolean single = word.to() - word.from() == 1 && text.end(last) - text.start(last) == 1;
        return !single || text.dotted(last);
    }
}

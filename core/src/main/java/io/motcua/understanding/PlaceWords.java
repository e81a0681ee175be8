package io.motcua.understanding;

import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.profile.ProvinceAlias;
import io.motcua.territory.Province;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of provinces of all eras and the words that stand around places, compiled from a profile. Immutable. */
final class PlaceWords {
    private static final EnumSet<Kind> KINDS =
            EnumSet.of(Kind.FORMER, Kind.ELSEWHERE, Kind.HERE, Kind.WHEREABOUTS, Kind.OTHER_SUPPLY, Kind.UNIT);

    private final List<Entry> entries = new ArrayList<>();
    private final PhraseIndex index;

    /** A name with the rows that bear it, or a phrase. */
    private record Entry(List<Province> rows, ProvinceAlias.Kind kind, boolean city, Optional<Phrase> phrase) {}

    /**
     * A name in a text.
     *
     * @param rows the provinces, of whatever era, that bear it
     * @param city whether one of them is a city, whose addresses have streets
     */
    record Name(List<Province> rows, ProvinceAlias.Kind kind, boolean city, int from, int to) {
        boolean is(ProvinceAlias.Kind other) {
            return kind == other;
        }
    }

    /** A phrase in a text. */
    record Word(Phrase phrase, int from, int to) {
        boolean is(Kind kind) {
            return phrase.kind() == kind;
        }
    }

    /** What was found in a text. */
    record Found(FoldedText text, List<Name> names, List<Word> words) {

        List<Word> of(Kind kind) {
            return words.stream().filter(word -> word.is(kind)).toList();
        }
    }

    PlaceWords(Profile profile) {
        List<String> texts = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> cities = new ArrayList<>();
        for (Phrase phrase : profile.phrases()) {
            if (KINDS.contains(phrase.kind())) {
                texts.add(phrase.text());
                entries.add(new Entry(List.of(), ProvinceAlias.Kind.NAME, false, Optional.of(phrase)));
                if (phrase.kind() == Kind.UNIT) {
                    kinds.add(phrase.text());
                }
                if (phrase.code().equals("CITY")) {
                    cities.add(phrase.text());
                }
            }
        }
        Map<String, List<Province>> names = new LinkedHashMap<>();
        for (Province province : profile.territory().provinces()) {
            names.computeIfAbsent(bare(province.name(), kinds), name -> new ArrayList<>())
                    .add(province);
        }
        names.forEach((name, rows) -> {
            texts.add(name);
            entries.add(new Entry(List.copyOf(rows), ProvinceAlias.Kind.NAME, city(rows, cities), Optional.empty()));
        });
        for (ProvinceAlias alias : profile.aliases()) {
            texts.add(alias.alias());
            List<Province> rows = List.of(alias.province());
            entries.add(new Entry(rows, alias.kind(), city(rows, cities), Optional.empty()));
        }
        index = new PhraseIndex(texts, true);
    }

    Found find(String text) {
        FoldedText folded = FoldedText.of(text);
        List<Name> names = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        for (Match match : index.find(folded)) {
            Entry entry = entries.get(match.phrase());
            if (entry.phrase().isPresent()) {
                words.add(new Word(entry.phrase().get(), match.from(), match.to()));
            } else {
                names.add(new Name(entry.rows(), entry.kind(), entry.city(), match.from(), match.to()));
            }
        }
        names.removeIf(name -> names.stream().anyMatch(other -> covers(other, name)));
        return new Found(folded, names, words);
    }

    /** A longer name hides a shorter one inside it; of two of one length the first of the table stays. */
    private static boolean covers(Name other, Name name) {
        return other.from() <= name.from()
                && other.to() >= name.to()
                && other.to() - other.from() > name.to() - name.from();
    }

    private static boolean city(List<Province> rows, List<String> cities) {
        return rows.stream().anyMatch(row -> !bare(row.name(), cities).equals(row.name()));
    }

    /** The name without the word for its level: {@code Tỉnh Ninh Thuận} is called Ninh Thuận. */
    private static String bare(String name, List<String> kinds) {
        String best = name;
        for (String kind : kinds) {
            if (name.length() > kind.length()
                    && name.regionMatches(true, 0, kind + " ", 0, kind.length() + 1)
                    && name.length() - kind.length() - 1 < best.length()) {
                best = name.substring(kind.length() + 1);
            }
        }
        return best;
    }
}

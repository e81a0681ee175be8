package io.motcua.understanding;

import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.profile.ProvinceAlias;
import io.motcua.territory.Commune;
import io.motcua.territory.District;
import io.motcua.territory.Place;
import io.motcua.territory.Province;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of all places of all eras and the words that stand around places, compiled from a profile into one index.
 * Immutable; safe for use by many threads.
 */
final class Gazetteer {
    private static final EnumSet<Kind> KINDS = EnumSet.of(
            Kind.FORMER,
            Kind.ELSEWHERE,
            Kind.HERE,
            Kind.WHEREABOUTS,
            Kind.UNIT,
            Kind.UNIT_BEHIND,
            Kind.AT,
            Kind.PARTICLE);

    private final List<Entry> entries = new ArrayList<>();
    private final PhraseIndex index;

    /** How a name is written. */
    enum Form {
        /** As the table has it, without the word for its kind. */
        NAME,
        /** With the word for its kind in it: a place wherever it stands. */
        FULL,
        /** A province's initials, which need capitals and a smaller place beside them. */
        INITIALS,
        /** Shortened, or a number: a place only behind the word for its kind. */
        SHORT
    }

    /** A name with the rows that bear it, or a phrase. */
    private record Entry(List<Place> rows, Form form, Optional<Phrase> phrase, int[] accents) {
        Entry(List<Place> rows, Form form, String name) {
            this(List.copyOf(rows), form, Optional.empty(), accentsOf(FoldedText.of(name)));
        }

        private static int[] accentsOf(FoldedText name) {
            int[] accents = new int[name.count()];
            for (int word = 0; word < accents.length; word++) {
                accents[word] = name.signature(word);
            }
            return accents;
        }

        /** Whether the text writes the name with its accents, all of them. */
        boolean exact(FoldedText text, int from) {
            for (int word = 0; word < accents.length; word++) {
                if (text.signature(from + word) != accents[word]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A name in a text: from its first word, up to and without the last number. */
    record Name(List<Place> rows, Form form, boolean exact, int from, int to) {}

    /** A phrase in a text. */
    record Word(Phrase phrase, int from, int to) {
        boolean is(Kind kind) {
            return phrase.kind() == kind;
        }

        /** The level of a {@link Kind#UNIT}. */
        String level() {
            int colon = phrase.code().indexOf(':');
            return colon < 0 ? phrase.code() : phrase.code().substring(0, colon);
        }

        /** The word that names of this kind begin with in the tables; empty for any of the level. */
        String kindWord() {
            int colon = phrase.code().indexOf(':');
            return colon < 0 ? "" : phrase.code().substring(colon + 1);
        }
    }

    /** What was found in a text, in the order of their last words. */
    record Found(FoldedText text, List<Name> names, List<Word> words) {

        List<Word> of(Kind kind) {
            return words.stream().filter(word -> word.is(kind)).toList();
        }
    }

    Gazetteer(Profile profile) {
        List<String> texts = new ArrayList<>();
        List<Phrase> units = new ArrayList<>();
        for (Phrase phrase : profile.phrases()) {
            if (KINDS.contains(phrase.kind())) {
                texts.add(phrase.text());
                entries.add(new Entry(List.of(), Form.NAME, Optional.of(phrase), new int[0]));
                if (phrase.kind() == Kind.UNIT) {
                    units.add(phrase);
                }
            }
        }
        List<Place> places = new ArrayList<>(profile.territory().provinces());
        places.addAll(profile.territory().districts());
        places.addAll(profile.territory().communes());
        Spellings spellings = new Spellings(places, units);
        add(texts, spellings.names(), Form.NAME);
        add(texts, spellings.shorts(), Form.SHORT);
        add(texts, spellings.numbered(), Form.FULL);
        for (ProvinceAlias alias : profile.aliases()) {
            texts.add(alias.alias());
            Form form = switch (alias.kind()) {
                case NAME -> Form.NAME;
                case FULL -> Form.FULL;
                case INITIALS -> Form.INITIALS;
            };
            List<Place> rows = places.stream()
                    .filter(place -> place instanceof Province
                            && place.name().equals(alias.province().name()))
                    .toList();
            entries.add(new Entry(rows, form, alias.alias()));
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
            } else if (!broken(folded, match, entry.rows())) {
                boolean exact = entry.exact(folded, match.from());
                names.add(new Name(entry.rows(), entry.form(), exact, match.from(), match.to()));
            }
        }
        return new Found(folded, merged(accented(folded) ? exactFirst(names) : names), words);
    }

    /** "Quan Hoa - Thanh Hoa" is two places; Hòa Thành is none of them. */
    private static boolean broken(FoldedText text, Match match, List<Place> rows) {
        for (int word = match.from() + 1; word < match.to(); word++) {
            if (text.breakBefore(word) >= FoldedText.DASH
                    && rows.stream().noneMatch(row -> row.name().indexOf('-') >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** The places of this kind word's level and kind; those of the level alone if it has none of the kind. */
    static List<Place> ofKind(List<Place> rows, Word unit) {
        List<Place> kind = exactlyOfKind(rows, unit);
        return kind.isEmpty() ? rows.stream().filter(row -> fits(row, unit)).toList() : kind;
    }

    /** Those that this word for a kind stands before. A name that is shortened must have its own: "quan ly" is to manage. */
    static List<Place> ofKind(Name name, Word unit) {
        return name.form() == Form.SHORT ? exactlyOfKind(name.rows(), unit) : ofKind(name.rows(), unit);
    }

    private static List<Place> exactlyOfKind(List<Place> rows, Word unit) {
        return rows.stream()
                .filter(row -> fits(row, unit))
                .filter(row -> row.name()
                        .regionMatches(
                                true, 0, unit.kindWord(), 0, unit.kindWord().length()))
                .toList();
    }

    private static boolean fits(Place row, Word unit) {
        return switch (unit.level()) {
            case "PROVINCE" -> row instanceof Province;
            // A city may be a province or a part of one; the word says which names it goes with.
            case "CITY" ->
                !(row instanceof Commune)
                        && row.name()
                                .regionMatches(
                                        true,
                                        0,
                                        unit.kindWord(),
                                        0,
                                        unit.kindWord().length());
            case "DISTRICT" -> row instanceof District;
            case "COMMUNE" -> row instanceof Commune;
            default -> false;
        };
    }

    private void add(List<String> texts, Map<String, List<Place>> names, Form form) {
        names.forEach((name, rows) -> {
            texts.add(name);
            entries.add(new Entry(rows, form, name));
        });
    }

    private static boolean accented(FoldedText text) {
        for (int word = 0; word < text.count(); word++) {
            if (text.signature(word) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Who writes accents means a word without any as it stands, if there is a name like that. */
    private static List<Name> exactFirst(List<Name> names) {
        Set<Long> exact = new HashSet<>();
        names.stream().filter(Name::exact).forEach(name -> exact.add(span(name)));
        return names.stream()
                .filter(name -> name.exact() || !exact.contains(span(name)))
                .toList();
    }

    private static long span(Name name) {
        return (long) name.from() << Integer.SIZE | name.to();
    }

    /** Names over the same words, which differ in accents that the text does not write, are one. */
    private static List<Name> merged(List<Name> names) {
        Map<Long, Name> bySpan = new LinkedHashMap<>();
        for (Name name : names) {
            long span = span(name);
            Name other = bySpan.get(span);
            if (other == null) {
                bySpan.put(span, name);
            } else if (other.form() == name.form()) {
                List<Place> rows = new ArrayList<>(other.rows());
                name.rows().stream().filter(row -> !rows.contains(row)).forEach(rows::add);
                bySpan.put(span, new Name(rows, name.form(), name.exact(), name.from(), name.to()));
            } else if (name.form().compareTo(other.form()) < 0) {
                bySpan.put(span, name);
            }
        }
        return List.copyOf(bySpan.values());
    }
}

package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.profile.Phrase.Kind;
import io.motcua.territory.Commune;
import io.motcua.territory.Ground;
import io.motcua.territory.Grounds;
import io.motcua.territory.Place;
import io.motcua.territory.Province;
import io.motcua.understanding.Gazetteer.Form;
import io.motcua.understanding.Gazetteer.Found;
import io.motcua.understanding.Gazetteer.Name;
import io.motcua.understanding.Gazetteer.Word;
import io.motcua.understanding.PlaceMention.Strength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads which places a field names, and how plainly. Plain is a name in a field of its own, with the word for its kind
 * ("huyện"), where an address has it, behind "at", or beside another name that it lies in. A street, a market or a person
 * of the same name is no place.
 */
final class PlaceReader {
    /** How many words after "I am in" a name may stand to be where the person is. */
    private static final int NEAR = 6;

    /** How many words may stand between two names that belong together. */
    private static final int BREATH = 4;

    private final Grounds grounds;

    PlaceReader(Grounds grounds) {
        this.grounds = grounds;
    }

    /** The places that this field's text names, in its order; none of them overlap. */
    List<PlaceMention> read(String field, Found found) {
        List<PlaceMention> mentions = new ArrayList<>();
        for (Candidate candidate : apart(candidates(found))) {
            if (!candidate.rows().isEmpty()) {
                mentions.add(mention(field, found, candidate));
            }
        }
        mentions.sort(Comparator.comparingInt(PlaceMention::fromWord));
        dropStreets(found, mentions);
        confirm(found, mentions);
        return mentions.stream()
                .map(mention -> whereabouts(field, found, mention))
                .toList();
    }

    /** A name with the word for its kind, if that stands before it. */
    private record Candidate(Name name, List<Place> rows, Optional<Word> unit) {
        boolean ofUtility() {
            return unit.filter(word -> word.level().equals("UTILITY")).isPresent();
        }

        boolean kinded() {
            return unit.isPresent() && !ofUtility() || name.form() == Form.FULL;
        }

        int length() {
            return name.to() - name.from();
        }
    }

    private static List<Candidate> candidates(Found found) {
        List<Candidate> candidates = new ArrayList<>();
        for (Name name : found.names()) {
            Optional<Word> unit = kindOf(found, name);
            if (unit.isEmpty()) {
                List<Place> rows = beside(found, name, bare(name.rows()));
                if (name.form() != Form.SHORT) {
                    candidates.add(new Candidate(name, rows, unit));
                }
                continue;
            }
            String level = unit.get().level();
            if (level.equals("UTILITY") && name.form() != Form.SHORT) {
                List<Place> towns = towns(bare(name.rows()));
                if (!towns.isEmpty()) {
                    candidates.add(new Candidate(name, towns, unit));
                }
            }
            List<Place> rows = Gazetteer.ofKind(name.rows(), unit.get());
            if (!rows.isEmpty()) {
                candidates.add(new Candidate(name, rows, unit));
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
    private static List<Candidate> apart(List<Candidate> candidates) {
        List<Candidate> best = new ArrayList<>(candidates);
        best.sort(Comparator.comparing((Candidate candidate) -> !candidate.kinded())
                .thenComparing(candidate -> -candidate.length())
                .thenComparing(candidate -> candidate.name().from()));
        List<Candidate> apart = new ArrayList<>();
        boolean[] taken = new boolean
                [candidates.stream()
                        .mapToInt(candidate -> candidate.name().to())
                        .max()
                        .orElse(0)];
        for (Candidate candidate : best) {
            boolean free = true;
            for (int word = candidate.name().from(); word < candidate.name().to(); word++) {
                free &= !taken[word];
            }
            if (free) {
                apart.add(candidate);
                for (int word = candidate.name().from(); word < candidate.name().to(); word++) {
                    taken[word] = true;
                }
            }
        }
        return apart;
    }

    private PlaceMention mention(String field, Found found, Candidate candidate) {
        FoldedText text = found.text();
        Name name = candidate.name();
        Optional<Word> former = found.of(Kind.FORMER).stream()
                .filter(word -> word.from() == name.to())
                // Without accents "cu" may be another word, unless the phrase ends there.
                .filter(word -> text.signature(word.to() - 1) != 0 || text.breakBefore(word.to()) >= FoldedText.DASH)
                .findFirst();
        int end = former.map(Word::to).orElse(name.to());
        PlaceMention mention = new PlaceMention(
                field,
                candidate.unit().map(unit -> Math.min(unit.from(), name.from())).orElse(name.from()),
                Math.max(end, candidate.unit().map(Word::to).orElse(end)),
                text.from(name.from()),
                text.to(name.to() - 1),
                text.sentence(name.from()),
                candidate.rows(),
                Strength.FAINT,
                candidate.kinded(),
                former.isPresent(),
                "place.mentioned");
        if (candidate.ofUtility()) {
            return mention.as(Strength.UNIT, "place.unit-of-utility");
        }
        if (field.equals(Reading.PROVINCE) || field.equals(Reading.COMMUNE)) {
            return mention.as(Strength.FIELD, "place.field");
        }
        if (name.form() == Form.INITIALS) {
            return initials(text, name) ? mention.as(Strength.LIKELY, "place.initials") : mention;
        }
        if (candidate.kinded()) {
            return mention.as(Strength.NAMED, "place.named-with-kind");
        }
        // "Hợp đồng cũ" is an old contract, and Hợp Đồng was a commune.
        if (former.isPresent() && !small(text, name) && !mention.is(Evidence.COMMUNE)) {
            return mention.as(Strength.SAID, "place.named-as-former");
        }
        return bare(field, found, name, end, mention);
    }

    private static PlaceMention bare(String field, Found found, Name name, int end, PlaceMention mention) {
        FoldedText text = found.text();
        boolean commune = mention.is(Evidence.COMMUNE);
        boolean lone = name.to() - name.from() == 1 && mention.rows().stream().noneMatch(Province.class::isInstance);
        byte before = text.breakBefore(name.from());
        // "Địa chỉ: Gia Lai" has a colon between them.
        boolean at = found.of(Kind.AT).stream()
                .anyMatch(word -> word.to() == name.from()
                        && (before == FoldedText.JOINED
                                || before == FoldedText.COMMA
                                        && word.phrase().code().equals("LABEL")));
        boolean opened = before >= FoldedText.DASH;
        boolean closed = closed(found, end);
        boolean capital = capitals(text, name);
        boolean small = small(text, name);
        if (small) {
            // "năm căn" are five houses; the district writes itself with capitals.
            return mention;
        }
        if (at && !lone) {
            return mention.as(commune ? Strength.LIKELY : Strength.SAID, "place.behind-at");
        }
        if (!commune && opened && closed && (field.equals(Reading.ADDRESS) || addressBefore(found, name))) {
            return mention.as(lone ? Strength.LIKELY : Strength.SAID, "place.ends-address");
        }
        boolean begins = before == FoldedText.SENTENCE && !closed;
        if (begins && capital && !lone && !commune) {
            return mention.as(Strength.SAID, "place.begins-sentence");
        }
        if (field.equals(Reading.ADDRESS) && (opened || closed)) {
            return mention.as(Strength.LIKELY, "place.in-address");
        }
        if (opened && closed && mention.is(Evidence.PROVINCE)) {
            return mention.as(Strength.LIKELY, "place.stands-alone");
        }
        return capital && !lone ? mention.as(Strength.LIKELY, "place.capitalised") : mention;
    }

    /** Whether nothing follows in the same breath but a word of politeness: "…, Cao Bằng ạ". */
    private static boolean closed(Found found, int end) {
        int word = end;
        boolean polite = true;
        while (polite && found.text().breakBefore(word) < FoldedText.DASH) {
            int at = word;
            Optional<Word> particle = found.of(Kind.PARTICLE).stream()
                    .filter(other -> other.from() == at)
                    .findFirst();
            polite = particle.isPresent();
            word = particle.map(Word::to).orElse(word);
        }
        return polite;
    }

    /** Whether what stands before the name, up to the last comma, is part of an address. */
    private static boolean addressBefore(Found found, Name name) {
        FoldedText text = found.text();
        if (name.from() == 0 || text.breakBefore(name.from()) == FoldedText.SENTENCE) {
            return false;
        }
        int start = name.from() - 1;
        while (start > 0 && text.breakBefore(start) < FoldedText.COMMA) {
            start--;
        }
        for (int word = start; word < name.from(); word++) {
            if (text.digit(word)) {
                return true;
            }
        }
        int from = start;
        return found.of(Kind.UNIT).stream()
                        .anyMatch(unit -> unit.from() >= from
                                && unit.to() <= name.from()
                                && !unit.level().equals("OTHER")
                                && believable(text, unit))
                || found.of(Kind.AT).stream().anyMatch(at -> at.from() >= from && at.to() <= name.from())
                || found.names().stream().anyMatch(other -> other.from() >= from && other.to() <= name.from());
    }

    /** A number right before a name is a house's: the name is a street's. */
    private static void dropStreets(Found found, List<PlaceMention> mentions) {
        FoldedText text = found.text();
        mentions.removeIf(mention -> {
            int before = mention.fromWord() - 1;
            return !mention.kinded()
                    && before >= 0
                    && text.breakBefore(mention.fromWord()) == FoldedText.JOINED
                    && text.digit(before)
                    && mentions.stream().noneMatch(other -> other.fromWord() <= before && other.toWord() > before);
        });
    }

    /** Two names side by side, one of which lies in the other, make each other plain. */
    private void confirm(Found found, List<PlaceMention> mentions) {
        for (int i = 0; i < mentions.size(); i++) {
            for (int j = i + 1; j < Math.min(i + 3, mentions.size()); j++) {
                PlaceMention first = mentions.get(i);
                PlaceMention second = mentions.get(j);
                if ((sideBySide(found.text(), first, second) || nearby(found.text(), first, second))
                        && nested(first, second)) {
                    mentions.set(i, confirmed(first));
                    mentions.set(j, confirmed(second));
                }
            }
        }
    }

    private static PlaceMention confirmed(PlaceMention mention) {
        return mention.plain() || mention.strength() == Strength.UNIT
                ? mention
                : mention.as(Strength.SAID, "place.beside-a-place-that-fits");
    }

    private static boolean sideBySide(FoldedText text, PlaceMention first, PlaceMention second) {
        return second.fromWord() == first.toWord() && text.breakBefore(second.fromWord()) <= FoldedText.COMMA;
    }

    /** "O linh dong gan cho thu duc": the first is where a place stands, the second follows in the same breath. */
    private static boolean nearby(FoldedText text, PlaceMention first, PlaceMention second) {
        if (first.strength() != Strength.LIKELY || second.fromWord() - first.toWord() > BREATH) {
            return false;
        }
        for (int word = first.toWord(); word <= second.fromWord(); word++) {
            if (text.breakBefore(word) > FoldedText.DASH) {
                return false;
            }
        }
        return true;
    }

    private boolean nested(PlaceMention first, PlaceMention second) {
        if (rank(first) == rank(second)) {
            return false;
        }
        Ground one = grounds.of(first.rows());
        return second.rows().stream().anyMatch(row -> grounds.meets(row, one));
    }

    private static int rank(PlaceMention mention) {
        return mention.is(Evidence.PROVINCE) ? 0 : mention.is(Evidence.DISTRICT) ? 1 : 2;
    }

    private static PlaceMention whereabouts(String field, Found found, PlaceMention mention) {
        if (!field.equals(Reading.DESCRIPTION) && !field.equals(Reading.QUOTED)) {
            return mention;
        }
        for (Word word : found.of(Kind.WHEREABOUTS)) {
            boolean sameSentence = found.text().sentence(word.from()) == mention.sentence();
            boolean near = word.to() <= mention.fromWord()
                    && mention.fromWord() - word.to() <= NEAR
                    && found.of(Kind.AT).stream()
                            .noneMatch(at -> at.from() >= word.to() && at.to() <= mention.fromWord());
            boolean rest = word.phrase().code().equals("REST") && word.to() <= mention.fromWord();
            if (sameSentence && (word.phrase().code().equals("SENTENCE") || rest || near)) {
                return mention.as(Strength.FAINT, "place.whereabouts");
            }
        }
        return mention;
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
                        || !Gazetteer.ofKind(name.rows(), word).isEmpty()
                                && !word.kindWord().isEmpty())
                .min(Comparator.comparingInt(Word::from));
    }

    /** A single letter is an abbreviation only with its full stop. */
    private static boolean believable(FoldedText text, Word word) {
        int last = word.to() - 1;
        boolean single = word.to() - word.from() == 1 && text.end(last) - text.start(last) == 1;
        return !single || text.dotted(last);
    }

    private static boolean initials(FoldedText text, Name name) {
        for (int word = name.from(); word < name.to(); word++) {
            if (!text.capitals(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean capitals(FoldedText text, Name name) {
        for (int word = name.from(); word < name.to(); word++) {
            if (!text.capital(word)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is written with accents and without a capital, in a text that has capitals inside its sentences. */
    private static boolean small(FoldedText text, Name name) {
        boolean accents = false;
        for (int word = name.from(); word < name.to(); word++) {
            if (text.capital(word)) {
                return false;
            }
            accents |= text.signature(word) != 0;
        }
        return accents && text.capitalInside();
    }

    /** Where the words say that the trouble may be where somebody else lives. */
    static List<Word> elsewhere(Found found) {
        FoldedText text = found.text();
        return found.of(Kind.ELSEWHERE).stream()
                .filter(word -> {
                    int last = word.to() - 1;
                    boolean here = found.of(Kind.HERE).stream().anyMatch(other -> other.from() == last);
                    boolean goesOn = word.to() < text.count() && text.breakBefore(word.to()) == FoldedText.JOINED;
                    return word.phrase().code().equals("AWAY") || !here && goesOn;
                })
                .toList();
    }

    /** Whether the mention says where that somebody lives: it follows in the same sentence. */
    static boolean namedIn(Found found, List<Word> elsewhere, PlaceMention mention) {
        return elsewhere.stream()
                .anyMatch(word ->
                        found.text().sentence(word.from()) == mention.sentence() && word.to() <= mention.fromWord());
    }
}

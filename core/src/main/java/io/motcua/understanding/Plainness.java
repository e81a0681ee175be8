package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.profile.Phrase.Kind;
import io.motcua.territory.Province;
import io.motcua.understanding.Gazetteer.Form;
import io.motcua.understanding.Gazetteer.Found;
import io.motcua.understanding.Gazetteer.Name;
import io.motcua.understanding.Gazetteer.Word;
import io.motcua.understanding.PlaceMention.Strength;
import java.util.Optional;

/**
 * Judges how plainly a text names a place. Plain is a name in a field of its own, with the word for its kind ("huyện"),
 * where an address has it, or behind "at".
 */
final class Plainness {
    private Plainness() {}

    /** The mention of this name in this field. */
    static PlaceMention of(String field, Found found, NamedPlace named) {
        FoldedText text = found.text();
        Name name = named.name();
        Optional<Word> former = found.of(Kind.FORMER).stream()
                .filter(word -> word.from() == name.to())
                // Without accents "cu" may be another word, unless the phrase ends there.
                .filter(word -> text.signature(word.to() - 1) != 0 || text.breakBefore(word.to()) >= FoldedText.DASH)
                .findFirst();
        int end = former.map(Word::to).orElse(name.to());
        PlaceMention mention = new PlaceMention(
                field,
                named.unit().map(unit -> Math.min(unit.from(), name.from())).orElse(name.from()),
                Math.max(end, named.unit().map(Word::to).orElse(end)),
                text.from(name.from()),
                text.to(name.to() - 1),
                text.sentence(name.from()),
                named.rows(),
                Strength.FAINT,
                named.kinded(),
                former.isPresent(),
                "place.mentioned");
        if (named.ofUtility()) {
            return mention.as(Strength.UNIT, "place.unit-of-utility");
        }
        if (field.equals(Reading.PROVINCE) || field.equals(Reading.COMMUNE)) {
            return mention.as(Strength.FIELD, "place.field");
        }
        if (name.form() == Form.INITIALS) {
            return initials(text, name) ? mention.as(Strength.LIKELY, "place.initials") : mention;
        }
        if (named.kinded()) {
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
        // "Vũ Quang Tú" is a person, and so is "Vũ Quang 0903…"; "Dĩ An chưa có điện" is a place.
        boolean begins = before == FoldedText.SENTENCE && !closed && !text.capital(end) && !text.digit(end);
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
                                && NamedPlace.believable(text, unit))
                || found.of(Kind.AT).stream().anyMatch(at -> at.from() >= from && at.to() <= name.from())
                || found.names().stream().anyMatch(other -> other.from() >= from && other.to() <= name.from());
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
}

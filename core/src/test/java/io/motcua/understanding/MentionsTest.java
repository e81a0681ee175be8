package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
    private static final Phrase WIRE_DOWN = new Phrase("dây … đứt", Kind.HAZARD, "DOWNED_WIRE", 2);
    private static final Phrase BURNS = new Phrase("cháy", Kind.HAZARD, "FIRE", 2);
    private static final Phrase NOW = new Phrase("đang", Kind.PRESENT, "", 1);
    private static final Phrase DARK = new Phrase("tối", Kind.SIGNAL, "DARK", 1);

    @Test
    void phrasesAreToldByKindAndSentence() {
        Mentions mentions = mentions("Đang cháy. Nhà tối, cháy nữa", BURNS, NOW, DARK);

        assertThat(mentions.of(Kind.HAZARD)).hasSize(2);
        assertThat(mentions.in(0, Kind.HAZARD)).hasSize(1);
        assertThat(mentions.in(1, Kind.HAZARD)).extracting(Match::from).containsExactly(4);
        assertThat(mentions.in(0, Kind.SIGNAL)).isEmpty();
        assertThat(mentions.in(2, Kind.SIGNAL)).isEmpty();
        assertThat(mentions.any(Kind.SIGNAL, "DARK")).isTrue();
        assertThat(mentions.any(Kind.SIGNAL, "LIGHT")).isFalse();
        assertThat(mentions.of(Kind.PAST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // text, figure, its code, kinds that stay
        "cháy túi, cháy túi, '', ''",
        "cháy túi. Cháy nhà, cháy túi, '', HAZARD",
        "túi cháy, cháy túi, '', HAZARD",
        "tối nay mất điện, tối nay, '', SIGNAL",
        "tối nay mất điện, tối nay, DARK, ''",
        "tối nay mất điện, tối nay, LIGHT, SIGNAL",
        "đang ký, đang ký, '', PRESENT",
        "đang ký, đang ký, TIME, ''",
        "cháy túi, cháy túi, TIME, HAZARD",
        // A hazard of two pieces is taken by a figure over either of them.
        "dây chuyền nhà tôi đứt, dây chuyền, '', ''",
        "dây nhà tôi đứt hàng, đứt hàng, '', ''",
        // What stands between the pieces takes nothing away.
        "dây nhà hàng xóm đứt, hàng xóm, '', HAZARD",
        // A figure with a gap takes what is nearer together only if it covers it.
        "cháy hết túi, cháy … túi, '', ''",
        "dây đứt cho rồi túi, đứt … túi, '', HAZARD",
    })
    void figureOfSpeechTakesTheWordsThatItIsAbout(String text, String figure, String code, String stays) {
        Mentions mentions = mentions(text, new Phrase(figure, Kind.FIGURATIVE, code, 1), WIRE_DOWN, BURNS, NOW, DARK);

        String kinds = List.of(Kind.HAZARD, Kind.PRESENT, Kind.SIGNAL).stream()
                .filter(kind -> !mentions.of(kind).isEmpty())
                .map(Kind::name)
                .findFirst()
                .orElse("");
        assertThat(kinds).isEqualTo(stays);
    }

    @Test
    void figureInsideOfALongerPhraseOfOneRunTakesNothing() {
        Phrase whole = new Phrase("nhà cháy túi bụi", Kind.HAZARD, "FIRE", 2);

        Mentions mentions = mentions("nhà cháy túi bụi", whole, new Phrase("cháy túi", Kind.FIGURATIVE, "", 1));

        assertThat(mentions.of(Kind.HAZARD)).hasSize(1);
    }

    @Test
    void lifeSupportIsTakenByAFigureLikeDanger() {
        Phrase breathes = new Phrase("thở máy", Kind.LIFE_SUPPORT, "LIFE_SUPPORT", 1);
        Phrase figure = new Phrase("hơi thở máy lạnh", Kind.FIGURATIVE, "", 1);

        assertThat(mentions("hơi thở máy lạnh", breathes, figure).of(Kind.LIFE_SUPPORT))
                .isEmpty();
        assertThat(mentions("mẹ thở máy", breathes, figure).of(Kind.LIFE_SUPPORT))
                .hasSize(1);
    }

    @Test
    void sentenceThatRepeatsItselfIsHeardAFewTimesAndDoesNotDrownTheNext() {
        Mentions mentions = mentions("cháy ".repeat(10_000) + ". Cháy", BURNS);

        assertThat(mentions.in(0, Kind.HAZARD)).hasSizeBetween(1, 48);
        assertThat(mentions.in(1, Kind.HAZARD)).hasSize(1);
    }

    @Test
    @Timeout(10)
    void megabyteOfFiguresTakesLittleTime() {
        Phrase figure = new Phrase("cháy … túi", Kind.FIGURATIVE, "", 1);

        assertThat(mentions("cháy túi ".repeat(100_000), figure, BURNS).of(Kind.HAZARD))
                .hasSizeLessThan(100);
        assertThat(mentions("cháy túi. ".repeat(100_000), figure, BURNS).of(Kind.HAZARD))
                .isEmpty();
    }

    private static Mentions mentions(String text, Phrase... phrases) {
        List<Phrase> all = List.of(phrases);
        PhraseIndex index = new PhraseIndex(all.stream().map(Phrase::text).toList(), PhraseIndex.Accents.BY_SENTENCE);
        return Mentions.of(FoldedText.of(text), index, all);
    }
}

package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.motcua.understanding.PhrasePattern.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pattern is taken apart into, and what it then finds. */
class PhrasePatternTest {

    @Test
    void wordsAloneAreOnePieceWithOneWording() {
        assertThat(PhrasePattern.pieces("mất điện")).containsExactly(new Piece(0, List.of("mất điện")));
    }

    @Test
    void bracesStandForEachOfTheirAlternatives() {
        assertThat(PhrasePattern.pieces("{dây|cáp ngầm} bị {đứt|rơi}"))
                .containsExactly(
                        new Piece(0, List.of("dây bị đứt", "dây bị rơi", "cáp ngầm bị đứt", "cáp ngầm bị rơi")));
    }

    @Test
    void emptyAlternativeIsNothing() {
        assertThat(PhrasePattern.pieces("{bị|} đứt")).containsExactly(new Piece(0, List.of("bị đứt", "đứt")));
    }

    @Test
    void wordingThatTwoAlternativesGiveIsThereOnce() {
        assertThat(PhrasePattern.pieces("{bị|bị|} {đứt|}"))
                .containsExactly(new Piece(0, List.of("bị đứt", "bị", "đứt", "")));
    }

    @Test
    void ellipsisPartsThePatternAndSaysHowManyWordsMayStandThere() {
        assertThat(PhrasePattern.pieces("dây … đứt …3 {ra|xuống} đường …0 rồi"))
                .containsExactly(
                        new Piece(0, List.of("dây")),
                        new Piece(7, List.of("đứt")),
                        new Piece(3, List.of("ra đường", "xuống đường")),
                        new Piece(0, List.of("rồi")));
    }

    @Test
    void moreWordingsThanAnyoneMeansAreRefused() {
        String ten = "{0|1|2|3|4|5|6|7|8|9} ";

        assertThat(PhrasePattern.pieces(ten.repeat(4)).get(0).wordings()).hasSize(10_000);
        assertThatIllegalArgumentException().isThrownBy(() -> PhrasePattern.pieces(ten.repeat(5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // Alternatives, one of several words and one that is nothing.
                "\"{dây|cáp ngầm} đứt\" | dây đứt | true",
                "\"{dây|cáp ngầm} đứt\" | cap ngam dut | true",
                "\"{dây|cáp ngầm} đứt\" | cáp đứt | false",
                "\"{bị|} đứt\" | đứt | true",
                // A gap of three: none to three words, one sentence, in this order.
                "dây …3 đứt | dây đứt | true",
                "dây …3 đứt | dây một hai ba đứt | true",
                "dây …3 đứt | dây một hai ba bốn đứt | false",
                "dây …3 đứt | \"dây, một đứt\" | true",
                "dây …3 đứt | dây. Một đứt | false",
                "dây …0 đứt | dây một đứt | false",
                "dây …0 đứt | \"dây, đứt\" | true",
                // Of three pieces each has its own gap.
                "cây …1 đè …1 dây | cây to đè lên dây | true",
                "cây …1 đè …1 dây | cây to đè lên trên dây | false",
                "cây …1 đè …1 dây | cây to cao đè lên dây | false",
                // A word that must be written as it stands, beside one that need not.
                "=sợ cháy | sợ cháy | true",
                "=sợ cháy | sợ chay | true",
                "=sợ cháy | so cháy | false",
                "=sợ cháy | sờ cháy | false",
                "=so cháy | so cháy | true",
                "=so cháy | số cháy | false",
                "dây …3 =đứt | dây dut | false",
                "dây …3 =đứt | day đứt | true",
            })
    void patternFindsWhatItSays(String pattern, String text, boolean found) {
        PhraseIndex index = new PhraseIndex(List.of(pattern), true);

        assertThat(index.find(FoldedText.of(text)).isEmpty()).isEqualTo(!found);
    }

    @ParameterizedTest
    @CsvSource({
        // In a sentence with accents a word without any is another word than the phrase's.
        "sợ, đường dây điện so quá, false",
        "sợ, duong day dien so qua, true",
        "so, đường dây điện so quá, true",
    })
    void wordWithoutAccentsInAnAccentedSentenceHasNone(String pattern, String text, boolean found) {
        PhraseIndex index = new PhraseIndex(List.of(pattern), PhraseIndex.Accents.BY_SENTENCE);

        assertThat(index.find(FoldedText.of(text)).isEmpty()).isEqualTo(!found);
    }
}

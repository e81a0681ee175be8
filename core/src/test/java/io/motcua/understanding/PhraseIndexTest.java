package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.understanding.PhraseIndex.Match;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseIndexTest {

    @ParameterizedTest
    @ValueSource(strings = {"cháy", "chay", "CHÁY", "Cháy!", "(cháy)", "cha\u0301y"})
    void wordMatchesWithItsAccentsOrWithout(String text) {
        assertThat(found("cháy", text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chạy", "chảy", "chà y", "chayx", "", "xcháy", "cha\u0323y"})
    void wordDoesNotMatchWithOtherAccents(String text) {
        assertThat(found("cháy", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hoả hoạn,hỏa hoạn", "hỏa hoạn,hoả hoạn", "đứt,ĐỨT", "đứt,dut", "thuỷ,thủy"})
    void toneMarkMayStandOnEitherVowel(String phrase, String text) {
        assertThat(found(phrase, text)).hasSize(1);
        assertThat(found(phrase, Normalizer.normalize(text, Normalizer.Form.NFD)))
                .hasSize(1);
    }

    @Test
    void strokeOfTheLetterCountsAsAnAccent() {
        assertThat(found("nổ đùng", "nổ dùng")).isEmpty();
        assertThat(found("nổ đùng", "nổ đùng")).hasSize(1);
        assertThat(found("nổ đùng", "no dung")).hasSize(1);
    }

    @Test
    void withoutAccentsEveryAccentMatches() {
        PhraseIndex index = new PhraseIndex(List.of("cháy"), false);

        assertThat(index.find(FoldedText.of("chạy chảy cháy chay"))).hasSize(4);
    }

    @Test
    void ellipsisStandsForUpToSevenWordsOfTheSentence() {
        assertThat(found("dây … đứt", "dây đứt")).containsExactly(new Match(0, 0, 1, 1, 2));
        assertThat(found("dây … đứt", "dây một hai, ba bốn năm sáu bảy đứt")).hasSize(1);
        assertThat(found("dây … đứt", "dây một hai ba bốn năm sáu bảy tám đứt")).isEmpty();
        assertThat(found("dây … đứt", "dây. Đứt")).isEmpty();
        assertThat(found("dây … đứt", "đứt dây")).isEmpty();
    }

    @Test
    void phraseDoesNotReachOverAComma() {
        assertThat(found("mất điện", "mất, điện")).isEmpty();
        assertThat(found("mất điện", "mất  \t điện")).hasSize(1);
    }

    @Test
    void overlappingPhrasesAreAllFound() {
        PhraseIndex index = new PhraseIndex(List.of("đường dây", "dây điện", "đường dây điện"), true);

        assertThat(index.find(FoldedText.of("đường dây điện")))
                .containsExactlyInAnyOrder(
                        new Match(0, 0, 2, 0, 2), new Match(1, 1, 3, 1, 3), new Match(2, 0, 3, 0, 3));
    }

    @Test
    void wordsKnowWhereTheyStoodInTheOriginal() {
        String text = "🔥 Tru\u031B\u0323c tie\u0302\u0301p, TP.HCM";
        FoldedText folded = FoldedText.of(text);

        assertThat(folded.count()).isEqualTo(4);
        assertThat(text.substring(folded.from(1), folded.to(1))).isEqualTo("tie\u0302\u0301p");
        assertThat(text.substring(folded.from(3), folded.to(3))).isEqualTo("HCM");
        assertThat(folded.breakBefore(2)).isEqualTo(FoldedText.COMMA);
        assertThat(folded.breakBefore(3)).isEqualTo(FoldedText.JOINED);
    }

    @Test
    void megabyteOfPhrasesIsSearchedInTime() {
        PhraseIndex index = new PhraseIndex(List.of("a a a b", "a … a", "a a", "a … b"), true);
        long before = System.nanoTime();

        List<Match> matches = index.find(FoldedText.of("a ".repeat(500_000)));

        assertThat(matches).isNotEmpty().hasSizeLessThan(100);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private static List<Match> found(String phrase, String text) {
        return new PhraseIndex(List.of(phrase), true).find(FoldedText.of(text));
    }
}

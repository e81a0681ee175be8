package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.understanding.CommonWords.Run;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommonWordsTest {
    @Test
    void theWordsThatOnlyTheseTextsShareComeFirstWithTheirAccents() {
        List<Run> runs = CommonWords.of(
                List.of(
                        "Chào anh, công tơ nhà em chạy lùi rồi",
                        "cong to chay lui tu sang nay a",
                        "Sao công tơ chạy lùi vậy anh"),
                List.of(),
                List.of("Chào anh, công tơ nhà em mất số", "Em hỏi giá điện", "anh oi cong to dau"),
                2,
                false);

        assertThat(runs.get(0)).isEqualTo(new Run("công tơ chạy lùi", Set.of(1, 2)));
        assertThat(runs).extracting(Run::text).contains("chạy lùi").doesNotContain("chạy");
    }

    @Test
    void whatOthersHaveIsNone() {
        List<String> texts = List.of("ở Xứ Đoài mất điện", "tại Xứ Đoài mất điện");

        assertThat(CommonWords.of(texts, List.of("XU DOAI, Ha Noi"), List.of(), 2, true))
                .isEmpty();
        assertThat(CommonWords.of(texts, List.of("Ha Noi"), List.of(), 2, true)
                        .get(0)
                        .text())
                .isEqualTo("Xứ Đoài");
    }

    @Test
    void aCapitalThatOnlyBeginsASentenceIsNoName() {
        List<String> texts = List.of("Nhà tôi mất điện", "Nhà em mất điện");

        assertThat(CommonWords.of(texts, List.of(), List.of(), 2, true)).isEmpty();
    }

    @Test
    void noRunGoesOverACommaOrHasADigit() {
        List<String> texts = List.of("số 12 Lê Lợi, Vinh", "số 12 Lê Lợi, Vinh");

        assertThat(CommonWords.of(texts, List.of(), List.of(), 2, true))
                .extracting(Run::text)
                .containsExactlyInAnyOrder("Lê Lợi", "Lê", "Lợi", "Vinh");
    }
}

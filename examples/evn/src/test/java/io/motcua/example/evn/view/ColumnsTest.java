package io.motcua.example.evn.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final String VIETNAMESE = "Điện chập chờn, quạt quay không nổi";

    @Test
    void vietnameseTakesOneColumnALetterInEitherForm() {
        String decomposed = Normalizer.normalize(VIETNAMESE, Normalizer.Form.NFD);

        assertThat(decomposed.length()).isGreaterThan(VIETNAMESE.length());
        assertThat(Columns.of(VIETNAMESE)).isEqualTo(VIETNAMESE.length());
        assertThat(Columns.of(decomposed)).isEqualTo(VIETNAMESE.length());
    }

    @Test
    void emojiAndIdeographsTakeTwo() {
        assertThat(Columns.of("😭")).isEqualTo(2);
        assertThat(Columns.of("電力")).isEqualTo(4);
    }

    @Test
    void aTextIsCutOrPaddedToExactlyTheRoomThereIs() {
        for (int columns = 0; columns < 50; columns++) {
            assertThat(Columns.of(Columns.fit(VIETNAMESE, columns))).isEqualTo(columns);
            assertThat(Columns.of(Columns.fit("nóng quá 🔥🔥🔥", columns))).isEqualTo(columns);
            assertThat(Columns.of(Columns.right("phường", columns))).isEqualTo(columns);
        }
    }

    @Test
    void aCutTextEndsWithAnEllipsisAndKeepsTheMarksOfItsLastLetter() {
        String decomposed = Normalizer.normalize("mất điện", Normalizer.Form.NFD);

        assertThat(Columns.fit("mất điện", 4)).isEqualTo("mất…");
        assertThat(Normalizer.normalize(Columns.fit(decomposed, 4), Normalizer.Form.NFC))
                .isEqualTo("mất…");
    }
}

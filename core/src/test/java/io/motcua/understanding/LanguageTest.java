package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "Khu phố tôi bị mất điện từ sáng, vi",
        "nha toi mat dien tu 7h sang chua co, vi",
        "NHÀ TÔI KHÔNG CÓ ĐIỆN, vi",
        "There has been no power in our house since noon, en",
        "Power outage at 12 Nguyễn Trãi phường Bến Thành, en",
        "Please check the bill of this house, en",
        "Đường Lê Lợi, vi",
    })
    void languageIsTold(String text, String language) {
        assertThat(Language.of(text)).contains(language);
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "SOS!!!", "Xyzzy quux"})
    void languageIsNotGuessed(String text) {
        assertThat(Language.of(text)).isEmpty();
    }

    @Test
    void enormousTextIsToldByItsBeginning() {
        assertThat(Language.of("Please come, there is no power. " + "tôi không có điện ".repeat(1_000_000)))
                .contains("vi");
        assertThat(Language.of("there is no power and we have not been told. ".repeat(50) + "tôi ".repeat(1_000_000)))
                .contains("en");
    }
}

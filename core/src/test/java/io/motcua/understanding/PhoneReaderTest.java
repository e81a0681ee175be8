package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReaderTest {
    private static final PhoneReader READER = new PhoneReader(EvnProfile.PROFILE);

    @ParameterizedTest
    @CsvSource({
        "0903 000 417, +84903000417",
        "+84 787 000 994, +84787000994",
        "84905000602, +84905000602",
        "0988.000.804, +84988000804",
        "(0228) 3000 510, +842283000510",
        "024 3000 0924, +842430000924",
    })
    void numberIsBroughtToE164(String typed, String e164) {
        assertThat(phone(typed, "")).contains(e164);
    }

    @ParameterizedTest
    @ValueSource(strings = {"19001006", "1900545454", "0", "abc", "000000000000000000000000", "8055", "EVNSPC"})
    void hotlineShortCodeAndNonsenseAreNobodysNumber(String typed) {
        assertThat(phone(typed, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gọi tôi 0977000586, số trong app là của vợ | +84977000586",
                "Đừng gọi số của em, gọi anh Hải 0944 000 691, không được thì 0261 3000 692 | +84944000691",
                "gọi 024 3000 0924 hoặc 0977000586 | +84977000586",
                "lúc nãy gọi 19001006 không ai nghe | +84903000417",
                "số cũ 0977000586 mất rồi | +84903000417",
                "gọi số này 0903000417 hoặc 0977000586 | +84903000417",
                "đừng gọi 0977000586 | +84903000417",
                "mã PE01009900243 | +84903000417",
            })
    void numberThatTheWordsAskToCallBeatsTheField(String text, String e164) {
        assertThat(phone("0903000417", text)).contains(e164);
    }

    @Test
    void numberInTheWordsServesWhenTheFieldHasNone() {
        assertThat(phone("19001006", "KH không chịu, sdt KH 0919 000 980")).contains("+84919000980");
        assertThat(phone("", "Nhà tôi 0919000980")).contains("+84919000980");
    }

    @Test
    void digitsWithoutEndAreReadInTime() {
        assertThat(phone("", "0".repeat(1_000_000))).isEmpty();
        assertThat(phone("", "0 ".repeat(500_000))).isEmpty();
    }

    private static Optional<String> phone(String field, String words) {
        return READER.find(Reading.builder()
                        .field(Reading.PHONE, field)
                        .field(Reading.DESCRIPTION, words)
                        .build())
                .map(PhoneReader.Found::e164);
    }
}

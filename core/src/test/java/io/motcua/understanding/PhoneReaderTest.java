package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    /** The sender's number is +84903000417 throughout. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A number in the words goes before the sender's.
                "Tôi là Hạnh, 0912 000 725 | +84912000725",
                "lh a Tư 0912.000.725 nghe | +84912000725",
                "nhắn cho vợ em 0912000725 | +84912000725",
                "sđt0912000725 | +84912000725",
                "so dien thoai O912 OOO 725 | +84912000725",
                "My number is +84 (0)912 000 725 | +84912000725",
                "0084 912-000-725 | +84912000725",
                "(84) 912 000 725 | +84912000725",
                "gọi không chín một hai không không không bảy hai năm | +84912000725",
                // A mobile before a landline, unless the words say otherwise.
                "ĐT: 0274 3000 725 - DĐ: 0912 000 725 | +84912000725",
                "DĐ 0912 000 725, nhưng gọi máy bàn (0274) 3000 725 giùm | +842743000725",
                "Tel: (028) 3000 7251 máy lẻ 12 | +842830007251",
                // One that is asked for before one that only stands there.
                "số cơ quan 0912 000 700, gọi cho mẹ tôi 0912 000 725 | +84912000725",
                "máy em 0912 000 700 sắp hết pin, gọi chồng em 0912 000 725 | +84912000725",
                "0912 000 700 là số của con, liên hệ số 0912 000 725 | +84912000725",
                "Zalo 0912 000 700 hoặc gọi 0912 000 725 | +84912000725",
                "gọi 0912 000 725, không được thì 0912 000 700 | +84912000725",
                "call 0274 3000 725 or 0912 000 725 (prefer that one) | +84912000725",
                // What was changed.
                "Số cũ 0912 000 700 nay đổi thành 0912 000 725 | +84912000725",
                "đổi số nhận tin từ 0912000700 sang 0912000725 | +84912000725",
                "sim 0912 000 700 mất rồi, giờ dùng 0912 000 725 | +84912000725",
                "0912 000 700 tôi không dùng nữa, số mới là 0912 000 725 | +84912000725",
                "sdt 0168 500 0725 | +84385000725",
                "máy bàn 0511 3000 725 | +842363000725",
                "bàn 04 3000 7251 | +842430007251",
                // What is nobody's to call.
                "tổng đài 0912 000 700 không nghe | +84903000417",
                "gọi thợ 0912 000 700 không bắt máy | +84903000417",
                "số lạ 0912 000 700 tự xưng điện lực đòi tiền | +84903000417",
                "chuyển khoản STK 0912000700 rồi | +84903000417",
                "CCCD 079090000725, MST 0312000725 | +84903000417",
                "fax 0274 3000 725 | +84903000417",
                "mã PM 0900 9900735, số công tơ 0912000700 | +84903000417",
                "gọi lại số này giúp em, số 0912 000 700 kia của chồng | +84903000417",
                "Đừng gọi 0912 000 700 | +84903000417",
                "0912 000 700 thì đừng gọi nhé | +84903000417",
                "cúp điện mà không gọi điện báo trước | +84903000417",
                "Gọi hoài không được | +84903000417",
                "mã PE0600990123 thiếu số | +84903000417",
                "có nhân viên 0912000700 gọi tới đòi tiền | +84903000417",
                "đóng qua ví 0912000700 rồi | +84903000417",
                "nếu không gọi được 0912000725 thì gọi 0912000700 | +84912000725",
                "gọi 0912000700 mà thợ ko nghe máy | +84903000417",
            })
    void numberToCallBackIsTheOneThatIsMeant(String text, String e164) {
        assertThat(phone("0903000417", text)).contains(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Xin đừng gọi, nhắn Zalo là được",
                "Chỉ liên hệ qua email giúp tôi",
                "Trả lời bằng văn bản, không gọi điện.",
                "Please do not call, email only",
                "ko cần gọi lại đâu",
                "Xóa số 0912 000 725 trong hệ thống, không cần gọi cho tôi",
            })
    void whoWantsNoCallHasNoNumber(String text) {
        assertThat(phone("0903000417", text)).isEmpty();
    }

    @Test
    void whoeverWroteWhatIsPassedOnIsCalled() {
        Reading reading = Reading.builder()
                .field(
                        Reading.DESCRIPTION,
                        "Nhờ bên mình xử lý, em Hoa lễ tân 0912 000 700\nNhà tôi mất điện. Bà Năm 0274 3000 725")
                .field(Reading.PASSED_ON, "Nhà tôi mất điện. Bà Năm 0274 3000 725")
                .build();

        assertThat(READER.find(reading)).map(PhoneNumbers.Found::e164).contains("+842743000725");
    }

    @Test
    void quotedNumberServesOnlyIfItIsCalledTheRequesters() {
        assertThat(quoted("Điện thoại liên hệ của Bà: 0912 000 725. Tổng đài 19001006"))
                .contains("+84912000725");
        assertThat(quoted("Nhân viên Tuấn số 0912 000 725 sẽ đến")).isEmpty();
    }

    @Test
    void landlineTellsItsAreaCode() {
        assertThat(READER.find(Reading.builder()
                        .field(Reading.PHONE, "(0259) 3000 166")
                        .build()))
                .flatMap(PhoneNumbers.Found::areaCode)
                .contains("0259");
        assertThat(READER.find(
                        Reading.builder().field(Reading.PHONE, "02430000959").build()))
                .flatMap(PhoneNumbers.Found::areaCode)
                .contains("024");
        assertThat(READER.find(
                        Reading.builder().field(Reading.PHONE, "0903000417").build()))
                .flatMap(PhoneNumbers.Found::areaCode)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0 ", "09", "0912000725 ", "+84", "84 ", "(0", "gọi 0912 ", "O9", "0912 000 "})
    @Timeout(10)
    void digitsWithoutEndAreReadInTime(String piece) {
        assertThat(phone("", piece.repeat(1_000_000 / piece.length())))
                .satisfiesAnyOf(
                        found -> assertThat(found).isEmpty(),
                        found -> assertThat(found.orElseThrow()).startsWith("+84"));
    }

    private static Optional<String> quoted(String quoted) {
        return READER.find(Reading.builder()
                        .field(Reading.DESCRIPTION, "Vâng, tôi đồng ý")
                        .field(Reading.QUOTED, quoted)
                        .build())
                .map(PhoneNumbers.Found::e164);
    }

    private static Optional<String> phone(String field, String words) {
        return READER.find(Reading.builder()
                        .field(Reading.PHONE, field)
                        .field(Reading.DESCRIPTION, words)
                        .build())
                .map(PhoneNumbers.Found::e164);
    }
}

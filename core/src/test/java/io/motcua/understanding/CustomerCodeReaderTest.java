package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerCodeReaderTest {
    private static final CustomerCodeReader READER = new CustomerCodeReader(EvnProfile.PROFILE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PE06009900417 | PE06009900417",
                "mã pd1000 9900439, cảm ơn | PD10009900439",
                "pc03.aa.9900474 | PC03AA9900474",
                "PE 04 00 99 00 905 | PE04009900905",
                "PP0300-9900586 | PP03009900586",
                "PD21 0099 00547 | PD21009900547",
                "PA09O8 99OO264 | PA09089900264",
                "pb1705 99OO7O5 | PB17059900705",
                "PH O1OO 99OO158 | PH01009900158",
                "PC05II 9900327 | PC05II9900327", // a known unit with letters stays
                "PC1OOO9900116 | PC10OO9900116", // the only known unit it can be
                "peO6oo99oo6l9 | PE06009900619",
                "PNHL009900001 | PNHL009900001",
                "PA20MS9900428 | PA20MS9900428", // a unit that is not in the table
                "mã kh PE0600990 1234 ạ | PE06009901234", // broken once, within the serial
                "pê e không sáu không không chín chín không một hai ba bốn | PE06009901234",
                "pê bê không sáu không một, chín chín không một hai ba bốn | PB06019901234",
                "mã pê đê 12 00 chín chín không một hai ba bốn nhé | PD12009901234",
            })
    void codeIsReadAsPeopleWriteIt(String text, String code) {
        assertThat(READER.find(text)).extracting(CustomerCodeReader.Found::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PA149900537",
                "PA149900537 0912000725",
                "PA149900537 30/4",
                "PE130099007",
                "PZ06009900417",
                "PE060099004179",
                "PE0600 0912000725",
                "hoadon.png\nPE160 9900350",
                "bác ba năm tháng hai bảy tám chín mười",
                "PE06009900 12 000",
                "XPE06009900417",
                "phuong 1234567",
                "phường Phú Lợi 0912000725",
                "PE0600 99 abc",
                "",
                "P",
            })
    void whatIsTooShortTooLongOrOfNoPrefixIsNoCode(String text) {
        assertThat(READER.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PA05029900446001", "PA0502 9900446 001", "PA0502 9900446 0 0 1"})
    void meteringPointIsCutOffAndKept(String text) {
        CustomerCodeReader.Found found = READER.find(text).get(0);

        assertThat(found.code()).isEqualTo("PA05029900446");
        assertThat(found.usagePoint()).contains("PA05029900446001");
        assertThat(found.to()).isEqualTo(text.length());
    }

    @Test
    void spanCoversTheCodeAlone() {
        String text = "KH PE0100 9900243 300 nghìn";

        CustomerCodeReader.Found found = READER.find(text).get(0);

        assertThat(text.substring(found.from(), found.to())).isEqualTo("PE0100 9900243");
        assertThat(found.usagePoint()).isEmpty();
    }

    @Test
    void codeTwiceIsOneAndSeveralAreInOrder() {
        assertThat(READER.find("PE01009900243 PD10009900439 pe0100.9900243"))
                .extracting(CustomerCodeReader.Found::code)
                .containsExactly("PE01009900243", "PD10009900439");
    }

    @Test
    void hostileTextIsReadInTime() {
        for (String piece : new String[] {"P", "PE", "PE0 ", "P E 0 1 ", "PE01009900243 "}) {
            String text = piece.repeat(1_000_000 / piece.length());
            long before = System.nanoTime();

            READER.find(text);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
    }
}

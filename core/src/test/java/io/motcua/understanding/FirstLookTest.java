package io.motcua.understanding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Payload;
import io.motcua.Urgency;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLookTest {
    private static final FirstLook LOOK = new FirstLook(EvnProfile.PROFILE);
    private static final int WHOLE = FirstWords.BYTES;

    /** "Dây điện đứt" in a JSON body, as bytes. Those of old charsets are what glibc's iconv makes of it. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, 44c3a27920c49169e1bb876e20c491e1bba974",
        "UTF-8 decomposed, 4461cc827920c4916965cca3cc826e20c49175cc9bcc8174",
        "UTF-8 read as windows-1252," + " 44c383c2a27920c384e2809869c3a1c2bbe280a16e20c384e28098c3a1c2bbc2a974",
        "UTF-8 read as windows-1252 twice,"
                + " 44c383c692c382c2a27920c383e2809ec3a2e282accb9c69c383c2a1c382c2bbc3a2e282acc2a16e20"
                + "c383e2809ec3a2e282accb9cc383c2a1c382c2bbc382c2a974",
        "UTF-8 decomposed and read as windows-1252,"
                + " 4461c38ce2809a7920c384e280986965c38cc2a3c38ce2809a6e20c384e2809875c38ce280bac38cc28174",
        "TCVN3, 44a97920ae69d66e20aef874",
        "TCVN3 read as Latin-1, 44c2a97920c2ae69c3966e20c2aec3b874",
        "windows-1258, 44e27920f069eaf26e20f0fdec74",
    })
    void dangerIsSeenHoweverItsBytesWereBroken(String charset, String hex) {
        assertThat(of("7b226465736372697074696f6e223a22" + hex + "227d"))
                .as(charset)
                .isEqualTo(Urgency.LIFE_SAFETY);
        assertThat(of(hex)).as(charset + " alone").isEqualTo(Urgency.LIFE_SAFETY);
    }

    @Test
    void brokenValueIsSeenBesideWholeOnes() {
        String address = HexFormat.of().formatHex("{\"address\":\"Phường Hạc Thành\",\"note\":\"".getBytes(UTF_8));

        assertThat(of(address + "44a97920ae69d66e20aef874227d")).isEqualTo(Urgency.LIFE_SAFETY);
    }

    @Test
    void outageInAnOldFontIsAnOutage() {
        // "Nhà tôi mất điện từ tối", in TCVN3.
        assertThat(of("4e68b52074ab69206dca7420ae69d66e2074f52074e869")).isEqualTo(Urgency.OUTAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nhà cô có hóa đơn", "Où est la clé à côté", "Hóa đơn “tháng” 5 – đã trả", "½ × 560 kVA"})
    void whatIsWholeIsNotMadeDangerous(String words) {
        assertThat(LOOK.of(Payload.of(words.getBytes(UTF_8), "text/plain"))).isEqualTo(Urgency.OTHER);
    }

    /** What took the square of the length would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Ã", "Ãƒâ€", "á»", "®iÖn ", "\"®", "\u00C3\n", "Maát\n", "\\u00d6", "\u0301", "\uD83D\uDD25"})
    @Timeout(20)
    void brokenBytesTakeLittleTime(String piece) {
        byte[] bytes = piece.repeat(WHOLE).getBytes(UTF_8);

        for (int i = 0; i < 300; i++) {
            assertThat(LOOK.of(Payload.of(bytes, "text/plain"))).isEqualTo(Urgency.OTHER);
        }
    }

    @Test
    void characterThatTheLookCutsOffIsNoLetter() {
        byte[] bytes = ("x".repeat(WHOLE - 1) + "ệ").getBytes(UTF_8);

        assertThat(LOOK.of(Payload.of(bytes, "text/plain"))).isEqualTo(Urgency.OTHER);
        assertThat(FirstWords.of(Payload.of(bytes, "text/plain").buffer()).mended())
                .isEmpty();
    }

    private static Urgency of(String hex) {
        return LOOK.of(Payload.of(HexFormat.of().parseHex(hex), "application/json"));
    }
}

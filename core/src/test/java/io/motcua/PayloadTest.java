package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PayloadTest {
    /** FIPS 180-4, the example of one block. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void hashIsTheSha256OfTheBytes() {
        assertThat(payload("abc").sha256Hex()).isEqualTo(ABC);
        assertThat(payload("abc").sha256()).hasSize(32).startsWith(0xba, 0x78);
        assertThat(payload("").sha256Hex()).isEqualTo(EMPTY);
    }

    @Test
    void bytesComeBackAsTheyAre() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        Payload payload = Payload.of(all, "application/octet-stream");

        assertThat(payload.toBytes()).isEqualTo(all);
        assertThat(payload.stream().readAllBytes()).isEqualTo(all);
        assertThat(payload.buffer().remaining()).isEqualTo(payload.size()).isEqualTo(256);
    }

    @Test
    void nobodyCanChangeThemThroughWhatIsHandedOut() {
        Payload payload = payload("abc");

        payload.toBytes()[0] = 'x';
        payload.sha256()[0] = 0;

        assertThat(payload.toBytes()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(payload.sha256Hex()).isEqualTo(ABC);
        assertThatExceptionOfType(ReadOnlyBufferException.class)
                .isThrownBy(() -> payload.buffer().put((byte) 'x'));
    }

    @Test
    void sameBytesOfTheSameTypeAreEqual() {
        assertThat(payload("abc")).isEqualTo(payload("abc")).hasSameHashCodeAs(payload("abc"));
        assertThat(payload("abc")).isNotEqualTo(payload("abd"));
        assertThat(payload("abc")).isNotEqualTo(Payload.of("abc".getBytes(StandardCharsets.UTF_8), "text/html"));
    }

    @Test
    void textIsSizeTypeAndHash() {
        assertThat(payload("abc")).hasToString("Payload[3 bytes, text/plain, sha256 " + ABC + "]");
    }

    private static Payload payload(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8), "text/plain");
    }
}

package io.motcua.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NeutralTest {
    @Test
    void whatActsOnATerminalIsNamedInsteadOfDone() {
        assertThat(Neutral.text("a\u001b[2Jb\u0007\u009bc\r\nd\te"))
                .isEqualTo("a⟨U+001B⟩[2Jb⟨U+0007⟩⟨U+009B⟩c\nd    e");
        assertThat(Neutral.text("\u202egnol\u2066\u200b")).isEqualTo("⟨U+202E⟩gnol⟨U+2066⟩⟨U+200B⟩");
        assertThat(Neutral.line("one\ntwo\u2028three")).isEqualTo("one two⟨U+2028⟩three");
    }

    @Test
    void wordsStayAsTheyAre() {
        assertThat(Neutral.text("Mất điện ở xã Ea Kao, “cả xóm” 🔥")).isEqualTo("Mất điện ở xã Ea Kao, “cả xóm” 🔥");
    }

    @Test
    void bytesThatAreNoUtf8AreNamedAndTheRestIsRead() {
        byte[] mixed = "Mất ? điện ?".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = mixed[i] == '?' ? (byte) 0xd0 : mixed[i];
        }

        assertThat(Neutral.bytes(ByteBuffer.wrap(mixed))).isEqualTo("Mất ⟨D0⟩ điện ⟨D0⟩");
        assertThat(Neutral.bytes(ByteBuffer.allocate(2))).isEqualTo("⟨U+0000⟩⟨U+0000⟩");
        assertThat(Neutral.bytes(ByteBuffer.allocate(0))).isEmpty();
    }
}

package io.motcua.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Gsm0338Test {
    @Test
    void everySeptetIsACharacterOfItsOwnAndBack() {
        for (int septet = 0; septet < 128; septet++) {
            if (septet == 0x1B) {
                continue;
            }
            String text = Gsm0338.decode(new byte[] {(byte) septet});

            assertThat(text).hasSize(1);
            assertThat(Gsm0338.septets(text.charAt(0))).contains(new byte[] {(byte) septet});
        }
    }

    @Test
    void lettersThatDifferFromAsciiAreThoseOfTheStandard() {
        byte[] octets = {0x00, 0x02, 0x11, 0x24, 0x40, 0x5B, 0x5F, 0x60, 0x7B, 0x7F, 0x10, 0x1A, 0x09, 0x0C};

        assertThat(Gsm0338.decode(octets)).isEqualTo("@$_¤¡Ä§¿äàΔΞÇø");
    }

    @Test
    void extensionsAreReadAndAnEscapeToNowhereIsASpace() {
        assertThat(Gsm0338.decode(new byte[] {0x1B, 0x65, 0x1B, 0x40, 0x1B, 0x14}))
                .isEqualTo("€|^");
        assertThat(Gsm0338.decode(new byte[] {0x1B, 0x41})).isEqualTo("A");
        assertThat(Gsm0338.decode(new byte[] {0x41, 0x1B})).isEqualTo("A ");
        assertThat(Gsm0338.decode(new byte[] {(byte) 0xE9})).isEqualTo("\uFFFD");
    }

    @Test
    void alphabetHasNoVietnameseLetters() {
        for (char c : "đạơư`".toCharArray()) {
            assertThat(Gsm0338.septets(c)).isEmpty();
        }
    }
}

package io.motcua.channel.sms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The GSM 7-bit default alphabet with its extension table (3GPP TS 23.038 sections 6.2.1 and 6.2.1.1), one septet to an
 * octet as SMPP has it. National shift tables are not read: no handset here sends them.
 */
final class Gsm0338 {
    private static final int ESCAPE = 0x1B;

    /** By septet; the escape stands as U+001B. */
    private static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final Map<Integer, Character> EXTENSION = Map.of(
            0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']', 0x40, '|', 0x65,
            '€');

    private static final Map<Character, byte[]> SEPTETS = septets();

    private Gsm0338() {}

    /** Every octet is read: one that is no septet becomes U+FFFD, an unknown extension its default character. */
    static String decode(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int septet = octets[i] & 0xFF;
            if (septet == ESCAPE) {
                // Section 6.2.1.1: an escape that leads nowhere shows as a space.
                if (i + 1 == octets.length) {
                    text.append(' ');
                    break;
                }
                septet = octets[++i] & 0xFF;
                Character extended = EXTENSION.get(septet);
                if (extended != null) {
                    text.append(extended.charValue());
                    continue;
                }
            }
            text.append(septet == ESCAPE ? ' ' : septet < 128 ? DEFAULT.charAt(septet) : '\uFFFD');
        }
        return text.toString();
    }

    /** The septets of a character: one, or two for one of the extension table; empty if the alphabet lacks it. */
    static Optional<byte[]> septets(char c) {
        return Optional.ofNullable(SEPTETS.get(c));
    }

    private static Map<Character, byte[]> septets() {
        Map<Character, byte[]> septets = new HashMap<>();
        for (int i = 0; i < DEFAULT.length(); i++) {
            if (i != ESCAPE) {
                septets.put(DEFAULT.charAt(i), new byte[] {(byte) i});
            }
        }
        EXTENSION.forEach((septet, c) -> septets.put(c, new byte[] {ESCAPE, septet.byteValue()}));
        return septets;
    }
}

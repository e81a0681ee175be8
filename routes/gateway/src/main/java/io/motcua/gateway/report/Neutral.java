package io.motcua.gateway.report;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A stranger's text for an operator's terminal: what would move the cursor, hide words or turn their direction is named
 * instead of done (Unicode categories Cc, Cf, Co, Cs, Zl and Zp).
 */
final class Neutral {
    private Neutral() {}

    /** The text with its line feeds. */
    static String text(String text) {
        StringBuilder neutral = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (c == '\n' || !acts(c)) {
                neutral.appendCodePoint(c);
            } else {
                neutral.append(c == '\t' ? "    " : String.format(Locale.ROOT, "⟨U+%04X⟩", c));
            }
        });
        return neutral.toString();
    }

    /** The text on one line. */
    static String line(String text) {
        return text(text).replace("\n", " ");
    }

    /** The text on one line, cut off where it is longer than somebody reads; how much is not shown is said. */
    static String line(String text, int atMost) {
        int length = text.codePointCount(0, text.length());
        return length <= atMost
                ? line(text)
                : line(text.substring(0, text.offsetByCodePoints(0, atMost))) + "… " + (length - atMost)
                        + " characters more";
    }

    /** Bytes as UTF-8; those that are none are named. */
    static String bytes(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer rest = bytes.slice();
        CharBuffer chars = CharBuffer.allocate(rest.remaining() + 1);
        StringBuilder text = new StringBuilder();
        while (true) {
            CoderResult result = decoder.decode(rest, chars, true);
            text.append(text(chars.flip().toString()));
            chars.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                text.append(String.format(Locale.ROOT, "⟨%02X⟩", rest.get() & 0xff));
            }
        }
    }

    private static boolean acts(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR:
                return true;
            default:
                return false;
        }
    }
}

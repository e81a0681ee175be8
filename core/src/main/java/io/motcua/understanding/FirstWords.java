package io.motcua.understanding;

import io.motcua.text.TextRepair;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The first bytes of a payload as text, whatever its format: UTF-8 without complaints, with JSON's escapes (RFC 8259,
 * section 7) resolved wherever they stand, and bytes that are no UTF-8 taken for windows-1252, by whose characters old
 * fonts are known.
 */
final class FirstWords {
    /** How much is looked at, in bytes. */
    static final int BYTES = 8 * 1024;

    /** The characters of the bytes from 0x80 on. */
    private static final String WINDOWS_1252 = windows1252();

    private final char[] text;
    private int size;
    private boolean ascii = true;

    private FirstWords(int length) {
        this.text = new char[length];
    }

    static FirstWords of(ByteBuffer bytes) {
        int length = Math.min(BYTES, bytes.remaining());
        FirstWords words = new FirstWords(length);
        for (int i = 0; i < length; ) {
            int b = bytes.get(i) & 0xFF;
            if (b == '\\' && i + 1 < length) {
                i += words.escape(bytes, i, length);
            } else if (b < 0x80) {
                words.text[words.size++] = (char) b;
                i++;
            } else {
                i += words.letter(bytes, i, length);
            }
        }
        return words;
    }

    /** As they stand. */
    FoldedText asTheyStand() {
        return FoldedText.of(text, size);
    }

    /** As they were meant, if they plainly went through a wrong charset or are of an old font. */
    Optional<FoldedText> mended() {
        if (ascii) {
            return Optional.empty();
        }
        // One value of a form may be broken while the others are whole, and lines are mended apart.
        String values = new String(text, 0, size).replace('"', '\n');
        String mended = TextRepair.letters(values);
        return mended.equals(values) ? Optional.empty() : Optional.of(FoldedText.of(mended));
    }

    /** Takes an escape; says how many bytes it had. */
    private int escape(ByteBuffer bytes, int at, int length) {
        int escaped = bytes.get(at + 1) == 'u' && at + 5 < length ? hex(bytes, at + 2) : -1;
        add(escaped >= 0 ? (char) escaped : ' ');
        return escaped >= 0 ? 6 : 2;
    }

    /** Takes a character of more than one byte, or a byte that is none; says how many bytes it had. */
    private int letter(ByteBuffer bytes, int at, int length) {
        int lead = bytes.get(at) & 0xFF;
        int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
        int code = lead & (0x3F >> more);
        int next = at + 1;
        while (next <= at + more && next < length && (bytes.get(next) & 0xC0) == 0x80) {
            code = code << 6 | bytes.get(next++) & 0x3F;
        }
        boolean whole = more > 0 && next == at + 1 + more;
        if (!whole) {
            boolean cutOff = more > 0 && next == length;
            add(cutOff ? ' ' : WINDOWS_1252.charAt(lead - 0x80));
            return cutOff ? next - at : 1;
        }
        // What is beyond the first plane is an emoji, not a letter of ours.
        add(code <= 0xFFFF ? (char) code : ' ');
        return next - at;
    }

    private void add(char c) {
        text[size++] = c;
        ascii &= c < 0x80;
    }

    private static int hex(ByteBuffer bytes, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(bytes.get(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static String windows1252() {
        byte[] upper = new byte[0x80];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = (byte) (0x80 + i);
        }
        return new String(upper, Charset.forName("windows-1252"));
    }
}

package io.motcua.text;

/**
 * UTF-8 that somebody read as windows-1252 or Latin-1 ({@code Máº¥t Ä‘iá»‡n}), once or several times: every character
 * stands for a byte, and bytes that are UTF-8 beyond ASCII by accident are rare.
 */
final class Mojibake {
    /** How often one text may have gone wrong. */
    private static final int TIMES = 3;

    /** What windows-1252 has from 0x80 to 0x9F; its five holes are the control characters of Latin-1. */
    private static final String UPPER = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /** What the sequences of a text say: how many are whole, how many broken off, how many are plainly no accident. */
    private record Signs(int whole, int broken, int sure) {}

    private Mojibake() {}

    /** The text as it was meant; the same text if it is not plainly broken in this way. */
    static String repair(String text) {
        String repaired = text;
        for (int i = 0; i < TIMES; i++) {
            String next = Lines.change(repaired, Mojibake::eachByte, Mojibake::once);
            if (next.equals(repaired)) {
                break;
            }
            repaired = next;
        }
        return repaired;
    }

    /** Whether every letter of the line may stand for a byte; a line with others was read rightly. */
    private static boolean eachByte(String line) {
        boolean leads = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > 0x7F && unit(c) < 0 && Character.isLetter(c)) {
                return false;
            }
            leads |= c >= 0xC2 && c <= 0xF4;
        }
        return leads;
    }

    private static String once(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        Signs signs = decode(text, decoded);
        if (signs.sure() == 0 || signs.whole() < 4 * signs.broken()) {
            return text;
        }
        String repaired = decoded.toString();
        boolean better = signs.sure() > 1
                || Words.of(repaired).correct() > Words.of(text).correct();
        return better ? repaired : text;
    }

    private static Signs decode(String text, StringBuilder out) {
        int whole = 0;
        int broken = 0;
        int sure = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int length = c < 0xC2 || c > 0xF4 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
            int code = length == 1 ? c : sequence(text, i, length);
            if (length > 1 && code >= 0) {
                whole++;
                sure += sure(code, length);
                out.appendCodePoint(code);
                i += length;
            } else if (c == 'Ã' && i + 1 < text.length() && text.charAt(i + 1) == ' ') {
                // The second byte of à is a blank that does not break a line, and often became one that does.
                out.append('à');
                i += 2;
            } else {
                broken += length > 1 ? 1 : 0;
                out.append(c);
                i++;
            }
        }
        return new Signs(whole, broken, sure);
    }

    /** The code point of the bytes that begin here; -1 if they are no UTF-8 (RFC 3629, section 3). */
    private static int sequence(String text, int from, int length) {
        if (from + length > text.length()) {
            return -1;
        }
        int code = text.charAt(from) & (0xFF >> length + 1);
        for (int i = 1; i < length; i++) {
            int next = unit(text.charAt(from + i));
            if (next < 0x80 || next > 0xBF) {
                return -1;
            }
            code = code << 6 | next & 0x3F;
        }
        int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
        return code < least || code > 0x10FFFF || code >= 0xD800 && code < 0xE000 ? -1 : code;
    }

    /** Two bytes may be a capital before a quotation mark; three that make a letter of ours are no accident. */
    private static int sure(int code, int length) {
        if (length == 2) {
            boolean small = code >= 0xE0 && code < 0x300 || code == 0xD0;
            return small && Letter.base((char) code) != 0 ? 1 : 0;
        }
        boolean letter = code < 0x1F00 && Letter.base((char) code) != 0;
        boolean punctuation = code >= 0x2010 && code <= 0x2122;
        return length == 4 || letter || punctuation ? 2 : 0;
    }

    /** The byte that the character stands for; -1 if none. */
    private static int unit(char c) {
        if (c <= 0xFF) {
            return c;
        }
        int upper = UPPER.indexOf(c);
        return upper < 0 ? -1 : 0x80 + upper;
    }
}

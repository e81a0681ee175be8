package io.motcua.text;

import java.text.Normalizer;

/**
 * Puts single characters right: letters of full width, characters that nobody sees, blanks of any width, and the Icelandic
 * eth where it stands for đ, which older converters wrote. The result is in NFC.
 */
final class Characters {
    private Characters() {}

    static String repair(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x7F && (c >= ' ' || c == '\n' || c == '\t' || c == '\r')) {
                repaired.append(c);
            } else if (c >= '\uFF10' && c <= '\uFF19'
                    || c >= '\uFF21' && c <= '\uFF3A'
                    || c >= '\uFF41' && c <= '\uFF5A'
                    || "（）＋，－．／：；".indexOf(c) >= 0 && fullWidth(text, i)) {
                repaired.append((char) (c - 0xFEE0));
            } else if (c == '\u0085' || c == '\u2028' || c == '\u2029') {
                repaired.append('\n');
            } else if (Character.isSpaceChar(c)) {
                repaired.append(' ');
            } else if (!unseen(text, i)) {
                repaired.append(c);
            }
        }
        return eth(Normalizer.normalize(repaired, Normalizer.Form.NFC));
    }

    /** Whether a digit of full width stands beside the character, as in a telephone number; other text keeps its own. */
    private static boolean fullWidth(String text, int at) {
        return at > 0 && wideDigit(text.charAt(at - 1)) || at + 1 < text.length() && wideDigit(text.charAt(at + 1));
    }

    private static boolean wideDigit(char c) {
        return c >= '\uFF10' && c <= '\uFF19';
    }

    /** Controls, byte order marks, soft hyphens, marks of direction; the joiners only where they join no emoji. */
    private static boolean unseen(String text, int at) {
        char c = text.charAt(at);
        if (c == '\u200C' || c == '\u200D') {
            return at == 0 || Letter.base(text.charAt(at - 1)) != 0 || Character.isDigit(text.charAt(at - 1));
        }
        return Character.isISOControl(c)
                || c == '\u00AD'
                || c == '\uFEFF'
                || c == '\u180E'
                || c == '\u200B'
                || c == '\u200E'
                || c == '\u200F'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2060' && c <= '\u206F';
    }

    private static String eth(String text) {
        if (text.indexOf('\u00D0') < 0 && text.indexOf('\u00F0') < 0 && text.indexOf('\u0189') < 0) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetter(text.charAt(i))) {
                mend(repaired, start, i);
                start = i + 1;
            }
        }
        return repaired.toString();
    }

    private static void mend(StringBuilder text, int from, int to) {
        String word = text.substring(from, to);
        String mended = word.replace('\u00D0', 'Đ').replace('\u00F0', 'đ').replace('\u0189', 'Đ');
        if (!mended.equals(word) && Syllable.correct(mended)) {
            text.replace(from, to, mended);
        }
    }
}

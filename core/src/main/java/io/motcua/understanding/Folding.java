package io.motcua.understanding;

import java.text.Normalizer;

/**
 * Letters without case and accents, by table: {@code Đ} and {@code đ} become {@code d}, {@code Ậ} becomes {@code a}. What
 * was taken away is kept as a signature, a number that adds up over a word, so that a word that is written with accents
 * matches only the word with those accents, wherever in it the tone mark stands.
 */
final class Folding {
    /** Above this there is no letter that the tables fold. */
    private static final int SIZE = 0x2000;
    /** Stands for a combining mark, which belongs to the letter before it. */
    static final char MARK = 1;
    /** Stands for a character that separates words. */
    static final char NONE = 0;

    private static final char[] LETTERS = new char[SIZE];
    private static final int[] SIGNATURES = new int[SIZE];
    // Combining grave, acute, tilde, hook above, dot below, circumflex, breve, horn: three bits each.
    private static final String MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031B";
    private static final int STROKE = 1 << 3 * MARKS.length();

    static {
        for (char c = 0; c < SIZE; c++) {
            if (MARKS.indexOf(c) >= 0) {
                LETTERS[c] = MARK;
                SIGNATURES[c] = 1 << 3 * MARKS.indexOf(c);
            } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
                LETTERS[c] = MARK;
            } else if (Character.isLetterOrDigit(c)) {
                String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
                char base = Character.toLowerCase(parts.charAt(0));
                LETTERS[c] = base == 'đ' ? 'd' : base;
                SIGNATURES[c] = base == 'đ' ? STROKE : 0;
                for (int i = 1; i < parts.length(); i++) {
                    int mark = MARKS.indexOf(parts.charAt(i));
                    SIGNATURES[c] += mark >= 0 ? 1 << 3 * mark : 0;
                }
            }
        }
    }

    private Folding() {}

    /** The letter or digit without case and accents, {@link #MARK} or {@link #NONE}. */
    static char letter(char c) {
        if (c < SIZE) {
            return LETTERS[c];
        }
        return Character.isLetterOrDigit(c) ? c : NONE;
    }

    /** What {@link #letter} takes away from the character. */
    static int signature(char c) {
        return c < SIZE ? SIGNATURES[c] : 0;
    }
}

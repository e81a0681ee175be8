package io.motcua.text;

import java.text.Normalizer;

/**
 * Takes Vietnamese letters apart and puts them together: a letter of the alphabet ({@code â}, {@code đ}, {@code ơ}) and one
 * of six tones. All is by table, for characters of the first plane.
 */
final class Letter {
    /** No mark; then grave, hook above, tilde, acute and dot below, as the alphabet orders them. */
    static final int LEVEL = 0;

    static final int GRAVE = 1;
    static final int HOOK = 2;
    static final int TILDE = 3;
    static final int ACUTE = 4;
    static final int DOT = 5;

    private static final String TONES = "\u0000\u0300\u0309\u0303\u0301\u0323";
    /** Above this there is no letter of the alphabet. */
    private static final int SIZE = 0x1F00;

    private static final String ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private static final String VOWELS = "aăâeêioôơuưy";

    private static final char[] BASES = new char[SIZE];
    private static final byte[] TONE_OF = new byte[SIZE];
    private static final char[][] TONED = new char[SIZE][];

    static {
        for (int i = 0; i < ALPHABET.length(); i++) {
            char base = ALPHABET.charAt(i);
            char[] toned = new char[TONES.length()];
            for (int tone = 0; tone < TONES.length(); tone++) {
                char small = tone == LEVEL ? base : compose(base, tone);
                toned[tone] = small;
                if (small != 0) {
                    put(small, base, tone);
                    put(Character.toUpperCase(small), base, tone);
                }
            }
            TONED[base] = toned;
        }
    }

    private Letter() {}

    /** The letter in small and without its tone; 0 if the character is no letter that Vietnamese is written with. */
    static char base(char c) {
        return c < SIZE ? BASES[c] : 0;
    }

    /** The tone that the character bears. */
    static int tone(char c) {
        return c < SIZE ? TONE_OF[c] : LEVEL;
    }

    static boolean vowel(char base) {
        return VOWELS.indexOf(base) >= 0;
    }

    /** The small vowel with this tone. */
    static char with(char base, int tone) {
        return TONED[base][tone];
    }

    /** The letter without hat, breve, horn or stroke. */
    static char plain(char base) {
        return switch (base) {
            case 'ă', 'â' -> 'a';
            case 'đ' -> 'd';
            case 'ê' -> 'e';
            case 'ô', 'ơ' -> 'o';
            case 'ư' -> 'u';
            default -> base;
        };
    }

    private static void put(char c, char base, int tone) {
        BASES[c] = base;
        TONE_OF[c] = (byte) tone;
    }

    private static char compose(char base, int tone) {
        String composed = Normalizer.normalize("" + base + TONES.charAt(tone), Normalizer.Form.NFC);
        return vowel(base) && composed.length() == 1 ? composed.charAt(0) : 0;
    }
}

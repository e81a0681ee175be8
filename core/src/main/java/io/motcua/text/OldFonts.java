package io.motcua.text;

/** Finds out which of the old fonts a text is in, if any: the one in which its words become Vietnamese. */
final class OldFonts {
    /** Of the words that a font touches, how many must come out right, in a hundred. */
    private static final int RIGHT = 85;
    /** How many words more must be right than before. */
    private static final int GAIN = 2;

    private OldFonts() {}

    /** The text as it was meant; the same text if it is not plainly in an old font. */
    static String repair(String text) {
        return Lines.change(text, OldFonts::latin, OldFonts::read);
    }

    /** Whether the line has letters beyond ASCII, and none that an old font could not be. */
    private static boolean latin(String line) {
        boolean beyond = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > 0xFF && Character.isLetter(c)) {
                return false;
            }
            beyond |= c > 0xA0 && c <= 0xFF;
        }
        return beyond;
    }

    private static String read(String text) {
        Words before = Words.of(text);
        // What is mostly right as it stands is no old font: "cô", "nhà" and "có" need Latin-1 alone.
        if (before.marked() == 0 || before.correct() * 3 > before.marked() * 2) {
            return text;
        }
        String best = text;
        int most = before.correct() + GAIN - 1;
        for (OldFont font : OldFont.values()) {
            String read = font.read(text);
            Words after = Words.of(read);
            if (after.correct() > most && after.correct() * 100 >= after.marked() * RIGHT) {
                most = after.correct();
                best = read;
            }
        }
        return best;
    }
}

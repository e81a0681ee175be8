package io.motcua.text;

import java.util.Optional;

/**
 * Repairs a text once, before anything in it is read. What is right as it stands stays as it stands. Takes a few passes,
 * each linear in the text's length; repairing a repaired text changes nothing. Safe for use by many threads.
 */
public final class TextRepair {
    private TextRepair() {}

    /**
     * The text in Unicode NFC, without what nobody sees, and, where it plainly is so, without what a wrong charset, an old
     * font, a left-over of HTML or a Vietnamese keyboard that was switched off made of it.
     */
    public static String repair(String text) {
        String repaired = Entities.repair(text);
        if (!ascii(repaired)) {
            repaired = Mojibake.repair(repaired);
            repaired = OldFonts.repair(repaired);
            repaired = Characters.repair(repaired);
        } else {
            repaired = Characters.repair(repaired);
        }
        return Keystrokes.repair(repaired);
    }

    /**
     * Only what a wrong charset made of it, and only where that is plain. For those who take a text apart before its
     * pieces come to {@link #repair}.
     */
    public static String rightCharset(String text) {
        return ascii(text) ? text : Mojibake.repair(text);
    }

    /**
     * Only what a wrong charset or an old font made of its letters, and only where that is plain. For those who must be
     * quick, and have letters folded anyway.
     */
    public static String letters(String text) {
        return ascii(text) ? text : OldFonts.repair(Mojibake.repair(text));
    }

    /**
     * Text of bytes that were read as windows-1252 though nobody said so: repaired, if that is plainly possible.
     *
     * @return empty if the bytes may as well be in any other charset
     */
    public static Optional<String> ofUnknownCharset(String readAsWindows1252) {
        String repaired = OldFonts.repair(readAsWindows1252);
        return repaired.equals(readAsWindows1252) ? Optional.empty() : Optional.of(repaired);
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }
}

package io.motcua.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text that was typed for a Vietnamese keyboard while that was switched off: {@code Maats ddieenj}, {@code Ma61t d9ie65n},
 * {@code Ma^'t ddie^.n}. It is read only where the text as a whole is such: its words become syllables, and hardly a word is
 * left that is none.
 */
final class Keystrokes {
    /** What English words have not: they end in "oof" and "ows", and have "ee" and "oo" with an s or r behind. */
    private static final Pattern TELEX_ALONE =
            Pattern.compile("dd|aa|uw|j|f(?!$)|(?<!oo|ee)f$", Pattern.CASE_INSENSITIVE);

    /** A longer run is no word. */
    private static final int LONGEST = 16;

    /**
     * What one layout makes of a text.
     *
     * @param syllables words that are Vietnamese as they stand
     * @param mended words that become so
     * @param plain of those, the ones that nobody types who means the bare letters
     * @param foreign words that are neither
     */
    private record Tally(int syllables, int mended, int plain, int foreign) {

        boolean convincing(KeyLayout layout) {
            int words = syllables + mended + foreign;
            int least = layout == KeyLayout.TELEX ? 1 : 2;
            return mended >= 2 && plain >= least && mended * 10 >= words * 3 && foreign * 6 <= words;
        }
    }

    private Keystrokes() {}

    /** The text as it was meant; the same text if it is not plainly of keystrokes. */
    static String repair(String text) {
        for (KeyLayout layout : KeyLayout.values()) {
            if (hints(text, layout) && tally(text, layout).convincing(layout)) {
                return mend(text, layout);
            }
        }
        return text;
    }

    /** A quick look for what every text of this layout has, and hardly any other. */
    private static boolean hints(String text, KeyLayout layout) {
        int found = 0;
        for (int i = 1; i < text.length() && found < 2; i++) {
            char c = text.charAt(i);
            if (KeyLayout.letter(text.charAt(i - 1))) {
                found += switch (layout) {
                    case TELEX -> telex(text, i) ? 2 : 0;
                    case VNI -> c >= '1' && c <= '9' ? 1 : 0;
                    case VIQR -> "^(+*".indexOf(c) >= 0 ? 1 : 0;
                };
            }
        }
        return found == 2;
    }

    private static boolean telex(String text, int at) {
        char c = Character.toLowerCase(text.charAt(at));
        char before = Character.toLowerCase(text.charAt(at - 1));
        return c == 'j'
                || c == 'f'
                || c == 'd' && before == 'd'
                || c == 'a' && before == 'a'
                || c == 'w' && before == 'u';
    }

    private static Tally tally(String text, KeyLayout layout) {
        int[] counts = new int[4];
        words(text, layout, (from, to) -> {
            String word = text.substring(from, to);
            String made = made(word, layout);
            if (!made.isEmpty()) {
                counts[1]++;
                counts[2] += plain(word, layout) ? 1 : 0;
            } else if (Syllable.unmarked(letters(word))) {
                counts[0]++;
            } else if (foreign(word)) {
                counts[3]++;
            }
        });
        return new Tally(counts[0], counts[1], counts[2], counts[3]);
    }

    private static String mend(String text, KeyLayout layout) {
        StringBuilder mended = new StringBuilder(text.length());
        int[] done = {0};
        words(text, layout, (from, to) -> {
            String made = made(text.substring(from, to), layout);
            if (!made.isEmpty()) {
                mended.append(text, done[0], from).append(made);
                done[0] = to;
            }
        });
        return mended.append(text, done[0], text.length()).toString();
    }

    /** The syllable that the word makes; empty if it is one already, or makes none. */
    private static String made(String word, KeyLayout layout) {
        if (word.length() > LONGEST || !ascii(word) || layout == KeyLayout.TELEX && asItStands(word)) {
            return "";
        }
        return layout.type(word).spelled();
    }

    /** Whether the word is a syllable without marks; with a double o it is rather the keystrokes of ô. */
    private static boolean asItStands(String word) {
        return Syllable.unmarked(word) && !word.toLowerCase(Locale.ROOT).contains("oo");
    }

    private static boolean plain(String word, KeyLayout layout) {
        return switch (layout) {
            case TELEX -> TELEX_ALONE.matcher(word).find() && layout.type(word).plain();
            case VNI -> inside(word);
            case VIQR -> layout.type(word).plain();
        };
    }

    /** Whether a digit stands inside the word, or two stand in it: {@code to5} may be a number, {@code d9ie65n} is none. */
    private static boolean inside(String word) {
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            boolean digit = !KeyLayout.letter(word.charAt(i));
            if (digit && i + 1 < word.length()) {
                return true;
            }
            digits += digit ? 1 : 0;
        }
        return digits > 1;
    }

    /** A word with a vowel that is no syllable; what has none is an abbreviation. */
    private static boolean foreign(String word) {
        return letters(word).chars().anyMatch(c -> "aeiouyAEIOUY".indexOf(c) >= 0);
    }

    private static String letters(String word) {
        StringBuilder letters = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (Character.isLetter(word.charAt(i))) {
                letters.append(word.charAt(i));
            }
        }
        return letters.toString();
    }

    private static boolean ascii(String word) {
        return word.chars().allMatch(c -> c < 0x7F);
    }

    /** Is told where a word stands. */
    @FunctionalInterface
    private interface WordVisitor {
        void word(int from, int to);
    }

    /** Goes through the words; an address or a name with signs in it is none. */
    private static void words(String text, KeyLayout layout, WordVisitor visitor) {
        int i = 0;
        while (i < text.length()) {
            if (!Character.isLetter(text.charAt(i))) {
                i++;
                continue;
            }
            int from = i;
            while (i < text.length() && (layout.takes(text.charAt(i)) || Character.isLetter(text.charAt(i)))) {
                i++;
            }
            int to = layout == KeyLayout.VIQR ? withoutStop(text, from, i) : i;
            if (!technical(text, from, i)) {
                visitor.word(from, to);
            }
        }
    }

    /** In VIQR a full stop or question mark behind the last vowel may end the sentence instead: if nothing small follows. */
    private static int withoutStop(String text, int from, int to) {
        int end = to;
        while (end > from && "(+*".indexOf(text.charAt(end - 1)) >= 0 && !vowelBefore(text, end - 1)) {
            end--;
        }
        boolean stop = end > from && ".?".indexOf(text.charAt(end - 1)) >= 0;
        if (!stop) {
            return end;
        }
        boolean goesOn = to < text.length() && ",;:)".indexOf(text.charAt(to)) >= 0
                || to + 1 < text.length() && text.charAt(to) == ' ' && Character.isLowerCase(text.charAt(to + 1));
        return goesOn && vowelBefore(text, end - 1) ? end : end - 1;
    }

    private static boolean vowelBefore(String text, int at) {
        return at > 0 && "aeiouyAEIOUY^(+*".indexOf(text.charAt(at - 1)) >= 0;
    }

    private static boolean technical(String text, int from, int to) {
        char before = from > 0 ? text.charAt(from - 1) : ' ';
        char after = to < text.length() ? text.charAt(to) : ' ';
        boolean dotted = after == '.' && to + 1 < text.length() && Character.isLetterOrDigit(text.charAt(to + 1));
        return "@/_=&#:.\\".indexOf(before) >= 0 && before != ':' && before != '.'
                || "@/_=\\".indexOf(after) >= 0
                || before == '.' && from > 1 && Character.isLetterOrDigit(text.charAt(from - 2))
                || dotted
                || Character.isDigit(before)
                || Character.isDigit(after);
    }
}

package io.motcua.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a writer probably meant. Stateless, and safe for use by many threads. */
public final class Likeness {
    private Likeness() {}

    /**
     * The nearest known word, if it is near enough to be a slip of the hand; capitals and small letters are alike, and so
     * are the strokes between words.
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String word = plain(written);
        int tolerance = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= tolerance)
                .min(Comparator.comparingInt(k -> distance(word, plain(k))))
                .filter(k -> distance(word, plain(k)) <= tolerance);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Levenshtein's distance: insertions, deletions and exchanges of a letter. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}

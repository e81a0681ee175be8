package io.motcua.understanding;

import io.motcua.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the references that a message quotes: the one that the protocol set apart, then those in the person's words. In
 * words a reference begins with {@code MC}; nine characters without it may be anything.
 */
public final class QuotedReferences {
    /** Who quotes more has pasted a list. */
    private static final int MOST = 3;
    /** The characters of a reference after {@code MC}. */
    private static final int SYMBOLS = 9;
    /** The most separators between two characters of a reference. */
    private static final int SEPARATORS = 3;

    private QuotedReferences() {}

    /** The references in a reading, at most three, each once. Takes one pass over the words. */
    public static List<Reference> in(Reading reading) {
        Set<Reference> found = new LinkedHashSet<>();
        reading.field(Reading.REFERENCE).flatMap(Reference::parse).ifPresent(found::add);
        String text = reading.description();
        for (int i = 0; i + 1 + SYMBOLS < text.length() && found.size() < MOST; i++) {
            if (is(text, i, 'M') && is(text, i + 1, 'C') && (i == 0 || !symbol(text.charAt(i - 1)))) {
                Reference.parse(candidate(text, i + 2)).ifPresent(found::add);
            }
        }
        return new ArrayList<>(found);
    }

    /** The nine characters from there on, whatever stands between them; fewer if something else comes before. */
    private static String candidate(String text, int from) {
        StringBuilder symbols = new StringBuilder("MC");
        int separators = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (symbols.length() == SYMBOLS + 2) {
                // A longer row of characters is something else.
                return symbol(c) ? "" : symbols.toString();
            }
            if (symbol(c)) {
                symbols.append(c);
                separators = 0;
            } else if (!separator(c) || ++separators > SEPARATORS) {
                return "";
            }
        }
        return symbols.toString();
    }

    private static boolean is(String text, int at, char capital) {
        return Character.toUpperCase(text.charAt(at)) == capital;
    }

    private static boolean symbol(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean separator(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || "._−:#/".indexOf(c) >= 0;
    }
}

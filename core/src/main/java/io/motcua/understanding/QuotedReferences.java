package io.motcua.understanding;

import io.motcua.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** Below that, {@code MC} and a number may be anything. */
    private static final int LEAST_SYMBOLS = 6;

    private static final int LEAST_DIGITS = 2;
    /** Groups are held together by dashes; behind a blank a group must begin with a digit. */
    private static final Pattern CLAIM = Pattern.compile(
            "(?<![\\p{L}\\p{N}])MC[\\s\\p{Pd}_.:#/]{0,3}"
                    + "([a-z0-9]{1,20}(?:[\\p{Pd}_.][a-z0-9]{1,20}|\\s[0-9][a-z0-9]{0,19}){0,8})",
            Pattern.CASE_INSENSITIVE);

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

    /**
     * Whether a message says that it follows up another: it answers one of ours, or quotes a reference, be it one that we
     * never gave. People miscopy, and older systems numbered otherwise: {@code MC} with letters, digits and dashes in any
     * arrangement, at least six of them and digits among them. Whether it really follows up is another matter.
     */
    public static boolean claimed(Reading reading) {
        return reading.field(Reading.REFERENCE).isPresent()
                || reading.field(Reading.ANSWERS_OURS).isPresent()
                || !in(reading).isEmpty()
                || claim(reading.description());
    }

    private static boolean claim(String text) {
        Matcher quoted = CLAIM.matcher(text);
        while (quoted.find()) {
            String symbols = quoted.group(1);
            long digits = symbols.chars().filter(Character::isDigit).count();
            long all = symbols.chars().filter(Character::isLetterOrDigit).count();
            if (all >= LEAST_SYMBOLS && digits >= LEAST_DIGITS) {
                return true;
            }
        }
        return false;
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

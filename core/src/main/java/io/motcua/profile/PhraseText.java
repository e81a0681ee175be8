package io.motcua.profile;

import io.motcua.profile.Table.Row;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a phrase, with its classes of words spelt out, and refuses what {@link Phrase} does not know. */
final class PhraseText {
    private static final Pattern ELLIPSIS = Pattern.compile("…[0-9]?");
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");

    private PhraseText() {}

    static String read(Row row, WordClasses words) throws ProfileException {
        String text = row.required("phrase");
        if (text.replaceAll("[…{}|=0-9]", "").isBlank() || text.startsWith("…") || text.matches(".*…[0-9]?")) {
            throw wrong(row, "words, with … only between two of them");
        }
        if (text.matches(".*…[0-9]{2}.*")) {
            throw wrong(row, "… with one digit at the most");
        }
        if (text.matches(".*=(?![\\p{L}\\p{N}]).*")) {
            throw wrong(row, "= with a word directly behind it");
        }
        String spelt = words.spellOut(row, text);
        for (String piece : ELLIPSIS.split(spelt)) {
            long wordings = wordings(piece);
            if (wordings > Phrase.MOST_WORDINGS) {
                throw row.wrong(
                        "phrase '" + text + "' with " + wordings + " wordings without … between them",
                        "at most " + Phrase.MOST_WORDINGS + ", in several phrases");
            }
        }
        return spelt;
    }

    private static ProfileException wrong(Row row, String expected) {
        return row.wrong("phrase '" + row.get("phrase") + "'", expected);
    }

    /** How many there are, as far as that is of interest. */
    private static long wordings(String piece) {
        long wordings = 1;
        Matcher braces = BRACES.matcher(piece);
        while (braces.find() && wordings <= Phrase.MOST_WORDINGS) {
            wordings *=
                    Arrays.stream(braces.group(1).split("\\|", -1)).distinct().count();
        }
        return wordings;
    }
}

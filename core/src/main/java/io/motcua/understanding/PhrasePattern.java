package io.motcua.understanding;

import io.motcua.profile.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phrase as a profile writes it, taken apart: pieces with gaps between them, and each with all its wordings. */
final class PhrasePattern {
    /** Before a word that must be written as it stands. */
    static final char EXACT = '=';

    /** How many words {@code …} stands for at the most, unless it says otherwise. */
    private static final int GAP = 7;

    private static final Pattern ELLIPSIS = Pattern.compile("…([0-9]?)");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\{([^{}]*)\\}");

    private PhrasePattern() {}

    /**
     * What stands between two ellipses.
     *
     * @param gap how many words may stand before it, behind the piece before
     * @param wordings what it may be, each once
     */
    record Piece(int gap, List<String> wordings) {}

    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher ellipsis = ELLIPSIS.matcher(text);
        int from = 0;
        int gap = 0;
        while (ellipsis.find()) {
            pieces.add(new Piece(gap, wordings(text.substring(from, ellipsis.start()))));
            gap = ellipsis.group(1).isEmpty() ? GAP : Integer.parseInt(ellipsis.group(1));
            from = ellipsis.end();
        }
        pieces.add(new Piece(gap, wordings(text.substring(from))));
        return pieces;
    }

    private static List<String> wordings(String piece) {
        List<String> wordings = List.of("");
        Matcher braces = ALTERNATIVES.matcher(piece);
        int from = 0;
        while (braces.find()) {
            wordings = product(wordings, List.of(piece.substring(from, braces.start())));
            wordings = product(wordings, List.of(braces.group(1).split("\\|", -1)));
            from = braces.end();
        }
        return product(wordings, List.of(piece.substring(from)));
    }

    private static List<String> product(List<String> before, List<String> after) {
        Set<String> all = new LinkedHashSet<>();
        for (String first : before) {
            for (String second : after) {
                all.add((first + " " + second.strip()).strip());
            }
        }
        if (all.size() > Phrase.MOST_WORDINGS) {
            throw new IllegalArgumentException("A phrase with more than " + Phrase.MOST_WORDINGS + " wordings");
        }
        return List.copyOf(all);
    }
}

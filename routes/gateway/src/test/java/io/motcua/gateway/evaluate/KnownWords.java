package io.motcua.gateway.evaluate;

import io.motcua.profile.Example;
import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a profile knows of how people put things: every wording of every pattern, and the examples. It is taken apart here
 * by itself, and not by the code that is tested.
 */
final class KnownWords {
    /**
     * Syllables in a row from which they are more than a common word: Vietnamese writes the syllables of a word apart, and
     * no word for these matters has more than three.
     */
    static final int MORE_THAN_A_WORD = 4;
    /** Syllables in a row from which a message repeats an example; "I want to ask for a" is fewer. */
    static final int REPEATED = 6;

    private static final Set<Kind> OF_MATTERS =
            Set.of(Kind.SERVICE, Kind.SIGNAL, Kind.COMMAND, Kind.HAZARD, Kind.LIFE_SUPPORT);
    private static final Pattern GAP = Pattern.compile("…[0-9]?");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\{([^{}]*)\\}");

    private final Set<String> runs = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private int longest = MORE_THAN_A_WORD;

    KnownWords(Profile profile) {
        for (Phrase phrase : profile.phrases()) {
            if (OF_MATTERS.contains(phrase.kind())) {
                GAP.splitAsStream(phrase.text())
                        .flatMap(piece -> wordings(piece).stream())
                        .forEach(this::learn);
            }
        }
        for (Example example : profile.examples()) {
            repeated.addAll(runs(syllables(example.text()), REPEATED));
        }
    }

    /** Whether a message takes more from the profile than single common words. */
    boolean in(String message) {
        List<String> syllables = syllables(message);
        for (int length = MORE_THAN_A_WORD; length <= longest; length++) {
            if (runs(syllables, length).stream().anyMatch(runs::contains)) {
                return true;
            }
        }
        return runs(syllables, REPEATED).stream().anyMatch(repeated::contains);
    }

    private void learn(String wording) {
        List<String> syllables = syllables(wording);
        if (syllables.size() >= MORE_THAN_A_WORD) {
            runs.add(String.join(" ", syllables));
            longest = Math.max(longest, syllables.size());
        }
    }

    /** All that a pattern without gaps stands for. */
    private static Set<String> wordings(String piece) {
        Set<String> wordings = Set.of("");
        Matcher braces = ALTERNATIVES.matcher(piece);
        int from = 0;
        while (braces.find()) {
            wordings = followed(wordings, piece.substring(from, braces.start()));
            wordings = followed(wordings, braces.group(1).split("\\|", -1));
            from = braces.end();
        }
        return followed(wordings, piece.substring(from));
    }

    private static Set<String> followed(Set<String> wordings, String... by) {
        Set<String> all = new LinkedHashSet<>();
        for (String before : wordings) {
            for (String behind : by) {
                all.add((before + " " + behind).strip());
            }
        }
        return all;
    }

    private static Set<String> runs(List<String> syllables, int length) {
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + length <= syllables.size(); i++) {
            runs.add(String.join(" ", syllables.subList(i, i + length)));
        }
        return runs;
    }

    private static List<String> syllables(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
    }
}

package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.Cues.Cue;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds codes and numbers that were said character by character ("pê e không sáu …"), as a voice channel or an agent writes
 * them down. Digits that were written as such may stand among the words.
 */
final class SpokenSymbols {
    /** Words that count and name letters stand in any text: a code or number has at least so many in a row. */
    private static final int LEAST = 9;
    /** The most runs that are read from one text. */
    private static final int MOST = 4;

    private final Cues words;

    /**
     * What was said.
     *
     * @param symbols as they would be typed
     * @param from the first character in the text
     * @param to the character after the last
     */
    record Run(String symbols, int from, int to) {}

    SpokenSymbols(Profile profile) {
        this.words = new Cues(profile, Kind.SPOKEN);
    }

    List<Run> in(String text) {
        FoldedText folded = FoldedText.of(text);
        if (folded.count() < LEAST) {
            return List.of();
        }
        List<Cue> cues = words.in(folded);
        if (cues.size() < LEAST) {
            return List.of();
        }
        List<Run> runs = new ArrayList<>();
        int next = 0;
        int word = 0;
        while (word < folded.count() && runs.size() < MOST) {
            StringBuilder symbols = new StringBuilder();
            int first = word;
            int said = 0;
            while (word < folded.count() && (word == first || folded.breakBefore(word) < FoldedText.SENTENCE)) {
                while (next < cues.size() && cues.get(next).from() < word) {
                    next++;
                }
                if (next < cues.size() && cues.get(next).from() == word) {
                    // Of two that begin alike the longer is meant.
                    while (next + 1 < cues.size() && cues.get(next + 1).from() == word) {
                        next++;
                    }
                    symbols.append(cues.get(next).phrase().code());
                    word = cues.get(next).to();
                    said++;
                } else if (digits(folded, word)) {
                    symbols.append(folded.letters(), folded.start(word), folded.end(word) - folded.start(word));
                    word++;
                } else {
                    break;
                }
            }
            if (said * 2 >= LEAST && symbols.length() >= LEAST) {
                runs.add(new Run(symbols.toString(), folded.from(first), folded.to(word - 1)));
            }
            word = Math.max(word, first + 1);
        }
        return runs;
    }

    private static boolean digits(FoldedText text, int word) {
        for (int i = text.start(word); i < text.end(word); i++) {
            if (text.letters()[i] < '0' || text.letters()[i] > '9') {
                return false;
            }
        }
        return true;
    }
}

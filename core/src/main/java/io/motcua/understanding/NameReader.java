package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.Cues.Cue;
import java.util.Optional;

/**
 * Finds the name of who writes, where the words introduce it: two to five words with capitals directly behind "tôi là" or
 * the like. Where all is written in capitals, or nothing is, no name can be told from other words, and none is read. Safe
 * for use by many threads.
 */
final class NameReader {
    private static final int FEWEST = 2;
    private static final int MOST = 5;
    /** Names of people have few letters a word ({@code Nghiêng} has seven). */
    private static final int LONGEST_WORD = 12;

    private final Cues cues;

    NameReader(Profile profile) {
        this.cues = new Cues(profile, Kind.NAME);
    }

    Optional<String> find(String description) {
        FoldedText text = FoldedText.of(description);
        for (Cue cue : cues.in(text)) {
            int from = cue.to();
            int to = from;
            while (to < text.count()
                    && to - from < MOST
                    && (to == from || joined(text, description, to))
                    && name(text, to)) {
                to++;
            }
            boolean ends = to == text.count() || !name(text, to) || text.breakBefore(to) >= FoldedText.DASH;
            if (to - from >= FEWEST && ends && text.sentence(from) == text.sentence(to - 1)) {
                return Optional.of(description.substring(text.from(from), text.to(to - 1)));
            }
        }
        return Optional.empty();
    }

    private static boolean joined(FoldedText text, String description, int word) {
        return description.substring(text.to(word - 1), text.from(word)).equals(" ");
    }

    private static boolean name(FoldedText text, int word) {
        return text.likeAName(word) && text.to(word) - text.from(word) <= LONGEST_WORD;
    }
}

package io.motcua.understanding;

import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import java.util.EnumSet;
import java.util.List;

/** Phrases of some kinds, found in a text: the words around a code or a number that say whose it is. Immutable. */
final class Cues {
    private final List<Phrase> phrases;
    private final PhraseIndex index;

    /** A phrase from its first word, up to and without the last number. */
    record Cue(Phrase phrase, int from, int to) {
        boolean is(Kind kind) {
            return phrase.kind() == kind;
        }

        boolean is(Kind kind, String code) {
            return phrase.kind() == kind && phrase.code().equals(code);
        }
    }

    Cues(Profile profile, Kind first, Kind... rest) {
        EnumSet<Kind> kinds = EnumSet.of(first, rest);
        this.phrases = profile.phrases().stream()
                .filter(phrase -> kinds.contains(phrase.kind()))
                .toList();
        this.index = new PhraseIndex(phrases.stream().map(Phrase::text).toList(), true);
    }

    /** In the order of their last words. */
    List<Cue> in(FoldedText text) {
        return index.find(text).stream()
                .map(match -> new Cue(phrases.get(match.phrase()), match.from(), match.to()))
                .toList();
    }

    /** The number of the word that begins at this character, or of the next one. */
    static int wordAt(FoldedText text, int character) {
        int low = 0;
        int high = text.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (text.from(middle) < character) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a cue that ends before the word is in its sentence, and at most so many words before it. */
    static boolean before(FoldedText text, Cue cue, int word, int most) {
        return cue.to() <= word
                && word - cue.to() <= most
                && word < text.count()
                && text.sentence(cue.from()) == text.sentence(word);
    }

    /** Whether a cue begins at the word or at most so many behind it, in the sentence of the word before. */
    static boolean behind(FoldedText text, Cue cue, int word, int most) {
        return cue.from() >= word
                && cue.from() - word <= most
                && word > 0
                && text.sentence(cue.from()) == text.sentence(word - 1);
    }
}

package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.understanding.Gazetteer.Found;
import io.motcua.understanding.Gazetteer.Word;
import java.util.List;

/** Reads whether the trouble is where somebody else lives: "my mother in Tam Kỳ has no power". */
final class Elsewhere {
    private Elsewhere() {}

    /** Where the words say that the trouble may be where somebody else lives. */
    static List<Word> in(Found found) {
        FoldedText text = found.text();
        return found.of(Kind.ELSEWHERE).stream()
                .filter(word -> {
                    int last = word.to() - 1;
                    boolean here = found.of(Kind.HERE).stream().anyMatch(other -> other.from() == last);
                    boolean goesOn = word.to() < text.count() && text.breakBefore(word.to()) == FoldedText.JOINED;
                    return word.phrase().code().equals("AWAY") || !here && goesOn;
                })
                .toList();
    }

    /** Whether the mention says where that somebody lives: it follows in the same sentence. */
    static boolean namedIn(Found found, List<Word> elsewhere, PlaceMention mention) {
        return elsewhere.stream()
                .anyMatch(word ->
                        found.text().sentence(word.from()) == mention.sentence() && word.to() <= mention.fromWord());
    }
}

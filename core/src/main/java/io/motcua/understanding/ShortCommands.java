package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.Optional;

/**
 * Orders as short codes take them: a word for what is wanted, then a customer code and little else. Whoever goes on in the
 * same sentence wants that sentence read; a greeting above and a name below change nothing.
 */
final class ShortCommands {
    private static final String CHANNEL = "sms ";
    /** Words without a digit that may stand behind the order: a sub-order, or "please". */
    private static final int FEW = 2;
    /** The letters that a customer code may begin with, apart from the rest. */
    private static final int LETTERS = 2;

    private ShortCommands() {}

    /** The order that the message is, if it is one. */
    static Optional<Match> in(Reading reading, Mentions mentions) {
        if (!reading.field(Reading.ACCOUNT).orElse("").startsWith(CHANNEL)) {
            return Optional.empty();
        }
        return mentions.of(Kind.COMMAND).stream()
                .filter(match -> mentions.text().breakBefore(match.from()) == FoldedText.SENTENCE
                        && goesOnWithACode(mentions.text(), match.to()))
                .reduce((one, other) -> other.to() > one.to() ? other : one);
    }

    private static boolean goesOnWithACode(FoldedText text, int from) {
        if (from >= text.count() || !text.digit(from) && text.end(from) - text.start(from) > LETTERS) {
            return false;
        }
        int others = 0;
        boolean digits = false;
        int sentence = text.sentence(from);
        for (int word = from; word < text.count() && text.sentence(word) == sentence && others <= FEW; word++) {
            digits |= text.digit(word);
            others += text.digit(word) ? 0 : 1;
        }
        return digits && others <= FEW;
    }
}

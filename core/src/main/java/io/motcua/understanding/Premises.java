package io.motcua.understanding;

import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.List;
import java.util.Optional;

/** Reads whether more than one home is affected, when it is said. */
final class Premises {
    private final List<Phrase> phrases;
    private final PhraseIndex index;

    Premises(Profile profile) {
        this.phrases = profile.phrases().stream()
                .filter(phrase -> phrase.kind() == Kind.PREMISES)
                .toList();
        this.index = new PhraseIndex(phrases.stream().map(Phrase::text).toList(), true);
    }

    /** Whether several homes are, or one alone; empty if it is not said, or both are. */
    Optional<Boolean> multiple(Reading reading) {
        boolean many = false;
        boolean one = false;
        for (Match match : index.find(FoldedText.of(reading.description()))) {
            many |= phrases.get(match.phrase()).code().equals("MANY");
            one |= phrases.get(match.phrase()).code().equals("ONE");
        }
        return many == one ? Optional.empty() : Optional.of(many);
    }
}

package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.Cues.Cue;
import java.util.List;
import java.util.Optional;

/** Reads whether more than one home is affected, when it is said. Safe for use by many threads. */
final class Premises {
    private final Cues cues;

    Premises(Profile profile) {
        this.cues = new Cues(profile, Kind.PREMISES);
    }

    /** Whether several homes are, or one alone; empty if it is not said, or both are. */
    Optional<Boolean> multiple(Reading reading) {
        List<Cue> said = cues.in(FoldedText.of(reading.description()));
        boolean many = said.stream().anyMatch(cue -> cue.is(Kind.PREMISES, "MANY"));
        boolean one = said.stream().anyMatch(cue -> cue.is(Kind.PREMISES, "ONE"));
        return many == one ? Optional.empty() : Optional.of(many);
    }
}

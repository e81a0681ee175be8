package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.Cues.Cue;
import java.util.BitSet;
import java.util.Set;

/**
 * Recognises a short message that says nothing but that another was received ("OK", "cảm ơn, có điện rồi"): whoever sends
 * such answers what we told him, though a short message names none that it answers. Safe for use by many threads.
 */
final class Acknowledgements {
    /** A longer one says something. */
    private static final int MOST_WORDS = 16;

    /** What a short message has: forms and calls ask for more, and are no answers. */
    private static final Set<String> FIELDS = Set.of(Reading.DESCRIPTION, Reading.PHONE, Reading.ACCOUNT);

    private final Cues cues;

    Acknowledgements(Profile profile) {
        this.cues = new Cues(profile, Kind.ACKNOWLEDGEMENT);
    }

    boolean in(Reading reading) {
        if (!FIELDS.containsAll(reading.fields().keySet()) || reading.lat().isPresent()) {
            return false;
        }
        FoldedText text = FoldedText.of(reading.description());
        if (text.count() == 0
                || text.count() > MOST_WORDS
                || reading.description().contains("?")) {
            return false;
        }
        BitSet covered = new BitSet(text.count());
        boolean answer = false;
        for (Cue cue : cues.in(text)) {
            covered.set(cue.from(), cue.to());
            answer |= cue.is(Kind.ACKNOWLEDGEMENT, "ANSWER");
        }
        for (int word = 0; word < text.count(); word++) {
            // A time or a number of theirs.
            covered.set(word, covered.get(word) || text.digit(word));
        }
        return answer && covered.cardinality() == text.count();
    }
}

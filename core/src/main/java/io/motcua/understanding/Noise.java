package io.motcua.understanding;

import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.Cues.Cue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises by its words what nobody waits to hear about: advertising, and the text of a machine or of ourselves. A lost
 * request is worse than an advertisement that somebody has to look at, so it takes several signs, and who gives a customer
 * code is never taken for an advertiser. Safe for use by many threads.
 */
final class Noise {
    /** A phrase of this strength is said in advertising alone. */
    private static final double PLAIN = 3;
    /** What a plain phrase needs beside it. */
    private static final double ENOUGH = 4;
    /** What is enough without one. */
    private static final double MANY = 6;
    /** A machine says so at once: in the first words. */
    private static final int BEGINNING = 4;

    private final Cues cues;
    private final CustomerCodeReader codes;

    Noise(Profile profile) {
        this.cues = new Cues(profile, Kind.ADVERTISING, Kind.MACHINE);
        this.codes = new CustomerCodeReader(profile);
    }

    /** Why nobody waits for an answer, if that is so. */
    Optional<String> cause(Reading reading) {
        List<Cue> found = cues.in(FoldedText.of(reading.description()));
        if (found.stream().anyMatch(cue -> cue.is(Kind.MACHINE) && cue.from() < BEGINNING)) {
            return Optional.of("Its words are those of a machine, or our own");
        }
        Set<Phrase> said = new HashSet<>();
        double sum = 0;
        boolean plain = false;
        for (Cue cue : found) {
            if (cue.is(Kind.ADVERTISING) && said.add(cue.phrase())) {
                sum += cue.phrase().strength();
                plain |= cue.phrase().strength() >= PLAIN;
            }
        }
        boolean advertising = plain && sum >= ENOUGH || sum >= MANY;
        return advertising && !givesCode(reading) ? Optional.of("It is advertising") : Optional.empty();
    }

    private boolean givesCode(Reading reading) {
        return !codes.find(reading.field(Reading.CUSTOMER_CODE).orElse("")).isEmpty()
                || !codes.find(reading.description()).isEmpty();
    }
}

package io.motcua.path;

import io.motcua.held.Proposal;
import io.motcua.profile.Profile;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Understanding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tries lines of a profile's tables on what was received: one that does with enough people's requests what persons did is
 * worth proposing, with all that it would change.
 */
final class LineTrial {
    private final Rereading rereading;
    private final int least;

    /**
     * @param least of how many people's requests a line must do what was done
     */
    LineTrial(Rereading rereading, int least) {
        this.rereading = rereading;
        this.least = least;
    }

    /** A line to be tried: the tables with it, and where it would stand. */
    record Line(String file, String text, Profile tables) {}

    /** The first line that does with enough of the mended requests what the persons did. */
    Optional<Proposal> first(
            List<Line> lines, List<ReceivedCase> alike, List<ReceivedCase> all, Predicate<Meaning.Request> asSaid) {
        for (Line line : lines) {
            Understanding then = new Understanding(line.tables());
            Map<ReceivedCase, Meaning.Request> changed = new LinkedHashMap<>();
            for (ReceivedCase one : all) {
                rereading
                        .asReceived(then, one.stored())
                        .filter(meaning -> !outcome(meaning).equals(outcome(one.meaning())))
                        .ifPresent(meaning -> changed.put(one, meaning));
            }
            List<ReceivedCase> learned = alike.stream()
                    .filter(one -> changed.containsKey(one) && asSaid.test(changed.get(one)))
                    .toList();
            if (ReceivedCase.senders(learned) >= least) {
                return Optional.of(new Proposal(
                        line.file(),
                        line.text(),
                        learned.stream().map(ReceivedCase::reference).toList(),
                        changed.entrySet().stream()
                                .map(one -> new Proposal.Change(
                                        one.getKey().reference(),
                                        outcome(one.getKey().meaning()),
                                        outcome(one.getValue())))
                                .toList(),
                        all.size()));
            }
        }
        return Optional.empty();
    }

    private static String outcome(Meaning.Request meaning) {
        return meaning.request().serviceCode() + " " + meaning.request().priority() + ", "
                + meaning.decision()
                        .jurisdiction()
                        .map(utility -> "to " + utility)
                        .orElseGet(
                                () -> "held " + meaning.decision().holdReason().orElseThrow());
    }
}

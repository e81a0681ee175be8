package io.motcua.example.evn.view;

import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.stream.Expectation;
import io.motcua.example.evn.stream.Expectation.Held;
import io.motcua.example.evn.stream.Expectation.Routed;
import io.motcua.example.evn.stream.PlannedRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Whether one request came to what was meant for it. */
final class Judgment {
    /** How long anybody waits for the first answer at most. */
    private static final Duration PROMISED = Duration.ofSeconds(60);

    private Judgment() {}

    /** What is wrong; empty if nothing is. */
    static Optional<String> of(Story story) {
        Optional<PlannedRequest> request = story.request();
        if (request.isEmpty()) {
            return Optional.of(story.reference + " reached a utility, and nobody of the demonstration had sent it");
        }
        String who = story.reference + " (" + request.get() + ")";
        if (story.untilAnswered().filter(time -> time.compareTo(PROMISED) > 0).isPresent()) {
            return Optional.of(who + " was answered only after " + Percentile.seconds(story.untilAnswered()) + " s");
        }
        Expectation meant = request.get().expectation();
        if (meant instanceof Held held) {
            return held(story, held).map(what -> who + " " + what);
        }
        if (meant instanceof Routed routed) {
            return routed(story, routed, request.get().lifeSafety()).map(what -> who + " " + what);
        }
        return Optional.empty();
    }

    private static Optional<String> held(Story story, Held meant) {
        if (!story.takenBy().isEmpty()) {
            return Optional.of("went to " + story.takenBy() + " instead of being held");
        }
        if (story.held().isEmpty()) {
            return Optional.of("is not held");
        }
        return story.held().get() == meant.reason()
                ? Optional.empty()
                : Optional.of("is held because of " + story.held().get());
    }

    private static Optional<String> routed(Story story, Routed meant, boolean lifeSafety) {
        if (story.held().isPresent()) {
            return Optional.of("is held because of " + story.held().get());
        }
        if (story.takenBy().isEmpty()) {
            return Optional.of("has reached no utility");
        }
        if (!story.takenBy().equals(Set.of(meant.corporation()))) {
            return Optional.of("went to " + story.takenBy());
        }
        if (!story.isAcknowledged()) {
            return Optional.of("is not acknowledged");
        }
        Optional<Corporation> by = story.acknowledgedBy();
        if (by.isPresent() && by.get() != meant.corporation()) {
            return Optional.of("counts as acknowledged by " + by.get());
        }
        return lifeSafety && !story.isP0() ? Optional.of("endangers life and did not come as P0") : Optional.empty();
    }
}

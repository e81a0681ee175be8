package io.motcua.path;

import io.motcua.sla.Level;
import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaEvent;
import io.motcua.sla.SlaGroup;
import io.motcua.sla.SlaStep;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says of what is late. */
final class LateWords {
    private static final Logger LOG = LoggerFactory.getLogger(LateWords.class);

    private LateWords() {}

    static void log(SlaEvent event) {
        log(
                event.kind(),
                event.to(),
                event.level(),
                event.step() + " of " + event.reference() + ", due " + event.dueAt() + " [" + event.service() + ", "
                        + event.priority()
                        + event.utility().map(utility -> ", " + utility).orElse("") + "]");
    }

    static void log(SlaGroup group) {
        log(group.kind(), group.to(), group.level(), words(group));
    }

    /** For example "214 requests of EVNCPC not acknowledged, the oldest MC-… since 10:02; 'motcua clocks' lists them". */
    static String words(SlaGroup group) {
        String requests = group.requests() == 1 ? "1 request" : group.requests() + " requests";
        return requests + group.utility().map(utility -> " of " + utility).orElse("") + " " + missing(group.step())
                + ", the oldest, " + group.first() + ", since " + group.since() + "; 'motcua clocks' lists them";
    }

    private static String missing(SlaStep step) {
        return switch (step) {
            case DESK -> "not seen to by anybody here";
            case HAND_OFF -> "not acknowledged";
            case CREW -> "without a crew";
            case RESOLUTION -> "not done";
        };
    }

    private static void log(Kind kind, Optional<String> to, Optional<Level> level, String words) {
        switch (kind) {
            case WARN -> LOG.info("Nearly too late: {}", words);
            case BREACH -> LOG.warn("Too late: {}", words);
            case ESCALATION ->
                LOG.warn("Too late, escalated to {} ({}): {}", to.orElseThrow(), level.orElseThrow(), words);
        }
    }
}

package io.motcua.gateway.report;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The part of an explanation that says how a request's deliveries stand, as text. */
final class DeliveriesText {
    private static final String NONE = "–";

    private final DateTimeFormatter time;

    DeliveriesText(DateTimeFormatter time) {
        this.time = time;
    }

    String of(Explanation explanation) {
        List<Explanation.Sending> deliveries = explanation.deliveries();
        if (deliveries.isEmpty()) {
            return "\nDeliveries\n  None yet.\n";
        }
        Table table = new Table(
                "to", "version", "attempts", "sent", "acknowledged", "after", "due by", "called there", "last outcome");
        for (Explanation.Sending one : deliveries) {
            table.row(
                    one.backend(),
                    one.version() + (one.generation() == 1 ? "" : " (again, " + one.generation() + ")"),
                    Integer.toString(one.attempts()),
                    at(one.sentAt()),
                    at(one.acknowledgedAt()),
                    after(one),
                    at(one.acknowledgeBy()),
                    one.backendReference().orElse(NONE),
                    one.lastOutcome().orElse(NONE));
        }
        StringBuilder text = new StringBuilder("\nDeliveries\n").append(table);
        for (Explanation.Sending one : deliveries) {
            one.takenOverFrom()
                    .ifPresent(from -> text.append("  " + one.backend() + " took it over from " + from + ": "
                            + one.takenOverBecause().orElse(NONE) + ".\n"));
        }
        for (Explanation.Sending one : deliveries) {
            one.lastCause()
                    .ifPresent(cause -> text.append("  The last attempt to " + one.backend() + ": " + cause + "\n"));
        }
        for (Explanation.Obstacle obstacle : explanation.obstacles()) {
            text.append("  ").append(words(obstacle)).append('\n');
        }
        return text.toString();
    }

    private String words(Explanation.Obstacle obstacle) {
        String since = obstacle.since().map(at -> ", since " + time.format(at)).orElse("");
        String what = switch (obstacle.condition()) {
            case "NOT_RUNNING" -> "No gateway runs";
            case "PAUSED" -> obstacle.backend() + "'s lane is paused";
            case "FAILING" -> obstacle.backend() + " is not reached";
            case "AWAY" -> obstacle.backend() + " is away";
            case "SILENT" -> obstacle.backend() + " does not answer";
            default -> obstacle.backend() + " takes nothing";
        };
        return what + since + ": " + obstacle.text();
    }

    /** Nothing if the utility's clock puts its answer before the question. */
    private static String after(Explanation.Sending one) {
        return one.sentAt()
                .flatMap(sent -> one.acknowledgedAt().map(at -> Duration.between(sent, at)))
                .filter(took -> !took.isNegative())
                .map(ReportText::spoken)
                .orElse(NONE);
    }

    private String at(Optional<Instant> instant) {
        return instant.map(time::format).orElse(NONE);
    }
}

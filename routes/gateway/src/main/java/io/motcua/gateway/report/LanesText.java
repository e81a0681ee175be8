package io.motcua.gateway.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How the lanes stand, as text for a terminal, with times in the reader's zone. */
public final class LanesText {
    private static final String NONE = "–";

    private final DateTimeFormatter second;

    /** Text for a reader in this zone. */
    public LanesText(ZoneId zone) {
        this.second =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** The lanes, why some are paused, and what people must know of. */
    public String of(LanesReport report) {
        StringBuilder text = new StringBuilder();
        if (!report.running()) {
            text.append("No gateway runs, so nothing goes out, and no alarms are known; the ledger says:\n");
        }
        Table table = new Table(
                "lane",
                "state",
                "due",
                "later",
                "under way",
                "unacknowledged",
                "danger",
                "with a person",
                "oldest",
                "next attempt");
        for (LanesReport.Line lane : report.lanes()) {
            table.row(
                    lane.name(),
                    lane.state(),
                    Long.toString(lane.due()),
                    Long.toString(lane.later()),
                    Long.toString(lane.underWay()),
                    Long.toString(lane.unacknowledged()),
                    Long.toString(lane.lifeSafety()),
                    Long.toString(lane.withPerson()),
                    time(lane.oldest()),
                    time(lane.nextAttempt()));
        }
        text.append(table.isEmpty() ? "Nothing waits, and no lane is paused.\n" : table.toString());
        if (report.lanes().stream().anyMatch(lane -> lane.withPerson() > 0)) {
            text.append(
                    "What is with a person was not acknowledged in time, or could not be brought there; 'motcua held'"
                            + " lists it.\n");
        }
        for (LanesReport.Line lane : report.lanes()) {
            lane.pausedSince()
                    .ifPresent(since -> text.append(lane.name())
                            .append(" is paused since ")
                            .append(second.format(since))
                            .append(" by ")
                            .append(lane.pausedBy().orElse("?"))
                            .append(lane.because().map(why -> ": " + why).orElse(""))
                            .append('\n'));
        }
        for (LanesReport.Open alarm : report.alarms()) {
            text.append("Alarm since ")
                    .append(second.format(alarm.since()))
                    .append(", ")
                    .append(alarm.about())
                    .append(' ')
                    .append(alarm.condition().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(": ")
                    .append(alarm.text())
                    .append('\n');
        }
        return text.toString();
    }

    private String time(Optional<Instant> at) {
        return at.map(second::format).orElse(NONE);
    }
}

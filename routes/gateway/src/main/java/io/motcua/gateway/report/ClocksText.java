package io.motcua.gateway.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What takes too long, as text for a terminal, with times in the reader's zone. */
public final class ClocksText {
    private static final String NONE = "–";

    private final DateTimeFormatter second;
    private final Clock clock;

    /** Text for a reader in this zone, who reads it now. */
    public ClocksText(ZoneId zone, Clock clock) {
        this.second =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        this.clock = clock;
    }

    /** What takes too long, or soon will. */
    public String of(ClocksReport report) {
        String open = report.open() + (report.open() == 1 ? " clock runs" : " clocks run");
        if (report.late() == 0) {
            return open + "; none is near its limit.\n";
        }
        Instant now = clock.instant();
        StringBuilder text = new StringBuilder(open)
                .append("; ")
                .append(report.late())
                .append(report.late() == 1 ? " is" : " are")
                .append(" near the limit or over it")
                .append(report.clocks().size() < report.late() ? ", of which the first are" : "")
                .append(":\n");
        Table table =
                new Table("reference", "step", "service", "priority", "utility", "since", "limit", "late", "told");
        for (ClocksReport.Line line : report.clocks()) {
            table.row(
                    line.reference(),
                    line.step().toLowerCase(Locale.ROOT).replace('_', '-'),
                    line.serviceCode().orElse(NONE),
                    line.priority(),
                    line.utility().orElse(NONE),
                    second.format(line.startedAt()),
                    line.breachAt().map(second::format).orElse(NONE),
                    late(line, now),
                    line.told().orElse(NONE));
        }
        return text.append(table).toString();
    }

    private static String late(ClocksReport.Line line, Instant now) {
        if (line.paused()) {
            return "waits for the customer";
        }
        return line.breachAt()
                .filter(limit -> !limit.isAfter(now))
                .map(limit -> roughly(Duration.between(limit, now)))
                .orElse("");
    }

    private static String roughly(Duration late) {
        if (late.toMinutes() < 2) {
            return late.toSeconds() + " s";
        }
        return late.toHours() < 2
                ? late.toMinutes() + " min"
                : late.toDays() < 2 ? late.toHours() + " h" : late.toDays() + " d";
    }
}

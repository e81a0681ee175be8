package io.motcua.example.bench;

import io.motcua.example.bench.generate.LatencyHistogram;
import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.reconcile.LedgerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The time from when a request was due to be sent until the ledger has its utility's acknowledgment. The first instant
 * is the load's, the second the {@code acknowledged_us} of the ledger's transaction; both are this machine's clock, to
 * the microsecond. The second is taken when the transaction begins, so that it lacks the commit itself.
 *
 * @param sent how many were sent and answered
 * @param acknowledged how many of them a utility acknowledged
 */
record AcknowledgmentTimes(
        long perSecond, long sent, long errors, long acknowledged, LatencyHistogram accept, LatencyHistogram total) {
    private static final Duration BEYOND = Duration.ofSeconds(60);

    static AcknowledgmentTimes measure(
            Arm gateway, LedgerFile ledger, Child generator, String whom, Path file, int perSecond, Duration duration)
            throws IOException, SQLException, InterruptedException {
        Figures figures = Figures.parse(generator.ask(
                "open " + gateway.port() + " " + Arm.PATH + " " + whom + " " + perSecond + " " + duration.toSeconds()
                        + " " + file,
                duration.plus(BEYOND)));
        gateway.awaitDrained();
        Map<String, Long> acknowledged = ledger.acknowledgedMicros();
        LatencyHistogram accept = new LatencyHistogram();
        LatencyHistogram total = new LatencyHistogram();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            String[] parts = line.split("\t");
            long due = Long.parseLong(parts[1]);
            accept.record(Long.parseLong(parts[2]) - due);
            Long end = acknowledged.get(parts[0]);
            if (end != null) {
                total.record(end - due);
            }
        }
        return new AcknowledgmentTimes(perSecond, lines.size(), figures.get("errors"), total.count(), accept, total);
    }
}

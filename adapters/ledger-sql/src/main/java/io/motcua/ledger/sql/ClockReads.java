package io.motcua.ledger.sql;

import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.sla.SlaStep;
import io.motcua.spi.ClockCounts;
import io.motcua.spi.Lane;
import io.motcua.spi.LateClock;
import io.motcua.spi.OpenClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads clocks: those that must be looked at, and those that people should. */
final class ClockReads {
    private static final String REFERENCE = "SELECT reference FROM submission WHERE number = ?";
    private static final String LATE = "SELECT s.reference, c.step, c.service, c.priority, c.utility, c.started_us,"
            + " c.breach_us, c.pauses, (SELECT e.told_to FROM sla_event e WHERE e.clock = c.number"
            + " AND e.kind = 'ESCALATION' ORDER BY e.number DESC LIMIT 1) AS told_to FROM sla_clock c"
            + " JOIN submission s ON s.number = c.submission WHERE c.ended_us IS NULL AND c.seen > 0"
            + " ORDER BY c.breach_us, c.number LIMIT ?";
    private static final String OPEN = "SELECT COUNT(*), COALESCE(SUM(CASE WHEN seen > 0 THEN 1 ELSE 0 END), 0)"
            + " FROM sla_clock WHERE ended_us IS NULL";
    private static final String DUE = "SELECT COUNT(*) FROM due_work WHERE lane = ? AND due_us <= ?";
    private static final Priority[] PRIORITIES = Priority.values();

    private ClockReads() {}

    /** What claimed work is about. */
    static Optional<OpenClock> subject(Session session, Claims.Claimed claimed) throws SQLException {
        Optional<ClockRow> found = ClockRow.look(session, claimed.id());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ClockRow row = found.get();
        Reference reference = session.first(REFERENCE, one -> Reference.of(one.getString(1)), row.submission())
                .orElseThrow(() -> new SQLException("Clock " + row.number() + " has no submission"));
        Optional<ServiceRequest> request =
                row.clock().isPresent() ? Optional.empty() : Histories.request(session, row.submission());
        return Optional.of(new OpenClock(
                reference,
                row.step(),
                row.startedAt(),
                row.clock(),
                row.seen(),
                row.service().or(() -> request.map(ServiceRequest::serviceCode)),
                request.map(ServiceRequest::priority).orElse(row.priority()),
                row.utility(),
                ClockEvents.untold(session, row, reference)));
    }

    static List<LateClock> late(Session session, int limit) throws SQLException {
        return session.list(LATE, ClockReads::late, limit);
    }

    static ClockCounts counts(Session session) throws SQLException {
        return session.first(OPEN, row -> new ClockCounts(row.getLong(1), row.getLong(2)))
                .orElseThrow();
    }

    static long due(Session session, long nowMicros) throws SQLException {
        return session.first(DUE, row -> row.getLong(1), Lane.CLOCKS.name(), nowMicros)
                .orElse(0L);
    }

    private static LateClock late(ResultSet row) throws SQLException {
        return new LateClock(
                Reference.of(row.getString("reference")),
                SlaStep.valueOf(row.getString("step")),
                Session.text(row, "service"),
                PRIORITIES[row.getInt("priority")],
                Session.text(row, "utility"),
                Micros.instant(row.getLong("started_us")),
                Session.instant(row, "breach_us"),
                row.getString("pauses").endsWith("-"),
                Session.text(row, "told_to"));
    }
}

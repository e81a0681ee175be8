package io.motcua.ledger.sql;

import io.motcua.Reference;
import io.motcua.TrackingId;
import io.motcua.sla.Level;
import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What is to be told of clocks: stored before it is told, each mark once. */
final class ClockEvents {
    private static final String INSERT = "INSERT INTO sla_event (id, clock, kind, told_to, level, due_us, at_us, told)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (clock, kind, told_to) DO NOTHING";
    private static final String TOLD = "UPDATE sla_event SET told = 1 WHERE clock = ? AND told = 0";
    private static final String IS_UNTOLD = "SELECT 1 FROM sla_event WHERE clock = ? AND told = 0 LIMIT 1";
    private static final String UNTOLD = "SELECT id, kind, told_to, level, due_us, at_us FROM sla_event"
            + " WHERE clock = ? AND told = 0 ORDER BY number";

    private ClockEvents() {}

    static void insert(Session session, long clock, SlaEvent event) throws SQLException {
        session.update(
                INSERT,
                event.id().bytes(),
                clock,
                event.kind().name(),
                event.to().orElse(""),
                event.level().map(Level::name),
                event.dueAt(),
                event.at());
    }

    static void told(Session session, long clock) throws SQLException {
        session.update(TOLD, clock);
    }

    static boolean isUntold(Session session, long clock) throws SQLException {
        return session.first(IS_UNTOLD, row -> true, clock).isPresent();
    }

    static List<SlaEvent> untold(Session session, ClockRow clock, Reference reference) throws SQLException {
        return session.list(
                UNTOLD,
                row -> new SlaEvent(
                        TrackingId.of(row.getBytes("id")),
                        reference,
                        clock.step(),
                        Kind.valueOf(row.getString("kind")),
                        clock.service().orElse(""),
                        clock.priority(),
                        clock.utility(),
                        Optional.of(row.getString("told_to")).filter(to -> !to.isEmpty()),
                        Session.text(row, "level").map(Level::valueOf),
                        clock.startedAt(),
                        Micros.instant(row.getLong("due_us")),
                        Micros.instant(row.getLong("at_us"))),
                clock.number());
    }
}

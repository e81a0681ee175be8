package io.motcua.ledger.sql;

import io.motcua.spi.AuditEntry;
import io.motcua.spi.Lane;
import io.motcua.spi.LaneCounts.Pause;
import io.motcua.spi.LaneOrder;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lanes that somebody paused. */
final class LanePauses {
    private static final String IS_PAUSED = "SELECT 1 FROM paused_lane WHERE lane = ?";
    private static final String INSERT = "INSERT INTO paused_lane (lane, actor, reason, since_us) VALUES (?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM paused_lane WHERE lane = ?";
    private static final String ALL = "SELECT lane, actor, reason, since_us FROM paused_lane ORDER BY lane";

    private LanePauses() {}

    /** Whether nothing of the lane may be handed out; one look into a small table, for each claim. */
    static boolean isPaused(Session session, Lane lane) throws SQLException {
        return session.first(IS_PAUSED, row -> true, lane.name()).isPresent();
    }

    /** Pauses or resumes a lane. What waits in one that is resumed is due at once. */
    static Lane write(Transaction transaction, LaneOrder order) throws SQLException, RefusedException {
        Session session = transaction.session();
        Lane lane = order.lane();
        AuditEntry entry = order.entry();
        if (isPaused(session, lane) == order.paused()) {
            throw RefusedException.illegalState(
                    "Lane " + lane.name() + " is " + (order.paused() ? "paused already" : "not paused"));
        }
        if (order.paused()) {
            session.updateOne(INSERT, lane.name(), entry.actor(), entry.reason(), entry.at());
        } else {
            session.updateOne(DELETE, lane.name());
            transaction.becomesDue(lane, transaction.nowMicros());
        }
        AuditTrail.append(session, entry);
        return lane;
    }

    static Map<Lane, Pause> all(Session session) throws SQLException {
        Map<Lane, Pause> pauses = new LinkedHashMap<>();
        session.list(
                ALL,
                row -> pauses.put(
                        new Lane(row.getString("lane")),
                        new Pause(
                                Micros.instant(row.getLong("since_us")),
                                row.getString("actor"),
                                Session.text(row, "reason"))));
        return pauses;
    }
}

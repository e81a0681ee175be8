package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import io.motcua.spi.LaneCounts;
import io.motcua.spi.LaneCounts.Pause;
import io.motcua.spi.LaneCounts.WithPerson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what waits in the lanes of deliveries and notices. */
final class LaneReads {
    /** Arguments: now, now, now, now. */
    private static final String WAITING = "SELECT w.lane, COUNT(*) AS every,"
            + " SUM(CASE WHEN w.due_us > ? THEN 1 ELSE 0 END) AS later,"
            + " SUM(CASE WHEN w.due_us <= ? AND w.lease_until_us >= ? THEN 1 ELSE 0 END) AS leased,"
            + " SUM(CASE WHEN w.class = 0 THEN 1 ELSE 0 END) AS urgent,"
            + " MIN(CASE WHEN w.due_us > ? THEN w.due_us END) AS next_us, MIN(s.received_us) AS oldest_us"
            + " FROM due_work w JOIN submission s ON s.number = w.submission"
            + " WHERE w.lane LIKE 'delivery:%' OR w.lane LIKE 'notices:%' GROUP BY w.lane";

    private static final String UNACKNOWLEDGED = "SELECT d.backend, COUNT(*) FROM due_work w"
            + " JOIN delivery d ON d.number = w.delivery WHERE w.lane = 'deadline' GROUP BY d.backend";

    private LaneReads() {}

    /**
     * The lanes in which something waits, that are paused, or because of which requests wait for a person, by name.
     *
     * @param claimed what is handed out and is not said in the rows
     */
    static List<LaneCounts> all(Session session, long nowMicros, Map<Lane, Integer> claimed) throws SQLException {
        Map<Lane, Pause> pauses = LanePauses.all(session);
        Map<Lane, Long> unacknowledged = new HashMap<>();
        session.list(UNACKNOWLEDGED, row -> unacknowledged.put(Lane.delivery(row.getString(1)), row.getLong(2)));
        Map<String, LaneCounts> lanes = new TreeMap<>();
        LaneHolds holds = LaneHolds.read(session);
        pauses.keySet().forEach(lane -> lanes.put(lane.name(), LaneCounts.empty(lane)));
        holds.lanes().forEach(lane -> lanes.put(lane.name(), LaneCounts.empty(lane)));
        unacknowledged.keySet().forEach(lane -> lanes.put(lane.name(), LaneCounts.empty(lane)));
        session.list(
                WAITING,
                row -> lanes.put(row.getString("lane"), read(row, claimed)),
                nowMicros,
                nowMicros,
                nowMicros,
                nowMicros);
        return lanes.values().stream()
                .map(lane -> new LaneCounts(
                        lane.lane(),
                        lane.due(),
                        lane.later(),
                        lane.underWay(),
                        lane.lifeSafety(),
                        unacknowledged.getOrDefault(lane.lane(), 0L),
                        lane.oldest(),
                        lane.nextAttempt(),
                        Optional.ofNullable(pauses.get(lane.lane())),
                        holds.unanswered(lane.lane()),
                        holds.givenUp(lane.lane())))
                .toList();
    }

    private static LaneCounts read(ResultSet row, Map<Lane, Integer> claimed) throws SQLException {
        Lane lane = new Lane(row.getString("lane"));
        long later = row.getLong("later");
        long underWay = Math.min(row.getLong("every") - later, row.getLong("leased") + claimed.getOrDefault(lane, 0));
        Optional<Instant> next = Session.instant(row, "next_us");
        return new LaneCounts(
                lane,
                row.getLong("every") - later - underWay,
                later,
                underWay,
                row.getLong("urgent"),
                0,
                Session.instant(row, "oldest_us"),
                next,
                Optional.empty(),
                WithPerson.NONE,
                WithPerson.NONE);
    }
}

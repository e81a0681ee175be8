package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import io.motcua.spi.LaneCounts.WithPerson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts the requests that wait for a person because their utility did not answer, or could not be reached. */
final class LaneHolds {
    private static final String HOLDS = "SELECT d.backend, d.state, COUNT(DISTINCT s.number) AS requests,"
            + " MAX(CASE WHEN s.held_reason = 'NOT_ACKNOWLEDGED' THEN d.acknowledge_by_us END) AS passed_us,"
            + " MAX(o.at_us) AS tried_us FROM submission s"
            + " JOIN delivery d ON d.submission = s.number AND d.version = s.version"
            + " LEFT JOIN outcome o ON o.delivery = d.number AND o.attempt = d.attempts"
            + " WHERE s.state = 'HELD' AND s.held_reason IN ('NOT_ACKNOWLEDGED', 'TAKEN_UNANSWERED', 'UNDELIVERABLE')"
            + " AND d.state IN ('UNANSWERED', 'GIVEN_UP') AND d.withdrawn_us IS NULL GROUP BY d.backend, d.state";

    private final Map<Lane, WithPerson> unanswered = new HashMap<>();
    private final Map<Lane, WithPerson> givenUp = new HashMap<>();

    private LaneHolds() {}

    private record Row(
            String backend, DeliveryRow.State state, long requests, Optional<Long> passed, Optional<Long> tried) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("backend"),
                    DeliveryRow.State.valueOf(row.getString("state")),
                    row.getLong("requests"),
                    Session.instant(row, "passed_us").map(Micros::of),
                    Session.instant(row, "tried_us").map(Micros::of));
        }
    }

    static LaneHolds read(Session session) throws SQLException {
        LaneHolds holds = new LaneHolds();
        List<Row> rows = session.list(HOLDS, Row::read);
        for (Row row : rows) {
            boolean isSilence = row.state() == DeliveryRow.State.UNANSWERED;
            Optional<Long> through =
                    isSilence ? Standings.inTime(session, row.backend()) : Standings.through(session, row.backend());
            boolean nothingSince = (isSilence ? row.passed() : row.tried())
                    .filter(ended -> through.orElse(0L) < ended)
                    .isPresent();
            (isSilence ? holds.unanswered : holds.givenUp)
                    .put(Lane.delivery(row.backend()), new WithPerson(row.requests(), nothingSince));
        }
        return holds;
    }

    WithPerson unanswered(Lane lane) {
        return unanswered.getOrDefault(lane, WithPerson.NONE);
    }

    WithPerson givenUp(Lane lane) {
        return givenUp.getOrDefault(lane, WithPerson.NONE);
    }

    /** Those because of which any wait. */
    List<Lane> lanes() {
        return Stream.concat(unanswered.keySet().stream(), givenUp.keySet().stream())
                .distinct()
                .toList();
    }
}

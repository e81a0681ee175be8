package io.motcua.ledger.sql;

import io.motcua.spi.Silence;
import java.sql.SQLException;
import java.util.Optional;

/** How a utility stands: when it was heard last, and how much it has been sent since without a word of it. */
final class Standings {
    private static final String ACKNOWLEDGED =
            "SELECT MAX(acknowledged_us) AS at_us FROM delivery WHERE backend = ? AND acknowledged_us IS NOT NULL";

    // Both states are named for the index delivery_unanswered, which has no others, and one for its second column.
    private static final String AWAITED =
            " FROM delivery WHERE backend = ? AND state IN ('SENT', 'UNANSWERED') AND state = 'SENT'";
    private static final String WITH_PERSON =
            " FROM delivery WHERE backend = ? AND state IN ('SENT', 'UNANSWERED') AND state = 'UNANSWERED' AND sent_us > ?";
    static final String COUNT_AWAITED = "SELECT COUNT(*) FROM (SELECT 1" + AWAITED + " LIMIT ?) AS awaited";
    private static final String COUNT_WITH_PERSON =
            "SELECT COUNT(*) FROM (SELECT 1" + WITH_PERSON + " LIMIT ?) AS with_person";
    private static final String WAITING_SINCE = "SELECT MIN(at_us) AS at_us FROM (SELECT MIN(sent_us) AS at_us"
            + AWAITED + " AND sent_us > ? UNION ALL SELECT MIN(sent_us) AS at_us" + WITH_PERSON + ") AS earliest";
    private static final String CLAIMED =
            "SELECT COUNT(*) FROM due_work WHERE lane = ? AND lease_until_us >= ? AND claimed_by IS NOT NULL";

    private static final String IN_TIME = "SELECT acknowledged_us AS at_us FROM delivery WHERE backend = ?"
            + " AND acknowledged_us IS NOT NULL AND acknowledged_us <= COALESCE(acknowledge_by_us, acknowledged_us)"
            + " ORDER BY acknowledged_us DESC LIMIT 1";
    private static final String SENT = "SELECT MAX(at_us) AS at_us FROM (SELECT MAX(sent_us) AS at_us" + AWAITED
            + " UNION ALL SELECT MAX(sent_us) AS at_us" + WITH_PERSON + ") AS latest";

    private Standings() {}

    static Silence silence(Session session, String backend) throws SQLException {
        Optional<Long> acknowledged = acknowledged(session, backend);
        return new Silence(
                acknowledged.map(Micros::instant),
                waitingSince(session, backend, acknowledged.orElse(0L)).map(Micros::instant));
    }

    private static Optional<Long> waitingSince(Session session, String backend, long acknowledged) throws SQLException {
        return micros(session, WAITING_SINCE, backend, acknowledged, backend, acknowledged);
    }

    /** When the utility acknowledged last. */
    static Optional<Long> acknowledged(Session session, String backend) throws SQLException {
        return micros(session, ACKNOWLEDGED, backend);
    }

    /** When the utility last acknowledged something by its deadline. */
    static Optional<Long> inTime(Session session, String backend) throws SQLException {
        return micros(session, IN_TIME, backend);
    }

    /** When something last got as far as the utility, its broker or its server. */
    static Optional<Long> through(Session session, String backend) throws SQLException {
        Optional<Long> sent = micros(session, SENT, backend, backend, 0L);
        return acknowledged(session, backend)
                .map(at -> Math.max(at, sent.orElse(0L)))
                .or(() -> sent);
    }

    /**
     * How many deliveries the utility has left unanswered; counts no further than this. What awaits its answer always
     * counts; what has become a person's, only since the utility was heard.
     */
    static int unanswered(Session session, String backend, int atMost) throws SQLException {
        int awaited = count(session, COUNT_AWAITED, backend, atMost);
        if (awaited >= atMost) {
            return awaited;
        }
        long acknowledged = acknowledged(session, backend).orElse(0L);
        return awaited + count(session, COUNT_WITH_PERSON, backend, acknowledged, atMost - awaited);
    }

    private static int count(Session session, String sql, Object... values) throws SQLException {
        return session.first(sql, row -> row.getInt(1), values).orElse(0);
    }

    /** How many pieces of work of this lane are in the hands of any node. */
    static int claimed(Session session, String lane, long now) throws SQLException {
        return count(session, CLAIMED, lane, now);
    }

    private static Optional<Long> micros(Session session, String sql, Object... values) throws SQLException {
        return session.first(
                        sql,
                        row -> {
                            long micros = row.getLong("at_us");
                            return row.wasNull() ? Optional.<Long>empty() : Optional.of(micros);
                        },
                        values)
                .flatMap(found -> found);
    }
}

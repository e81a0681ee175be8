package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** The statements that find due work. */
final class DueRows {
    /** Classes are the ordinals of urgencies and priorities. */
    static final int CLASSES = 4;

    /** A later version of a request waits until the earlier one was sent, or came to an end. */
    private static final String DUE = "FROM due_work w WHERE w.lane = ? AND w.class = ? AND w.due_us <= ?"
            + " AND NOT EXISTS (SELECT 1 FROM delivery d JOIN delivery e"
            + " ON e.submission = d.submission AND e.version < d.version AND e.state = 'DUE'"
            + " WHERE d.number = w.delivery)";

    /**
     * In nobody's hands: node, now. What a node has itself is never free to it, however long it stood still: it would
     * have the same in two of its hands.
     */
    static final String FREE = " AND (w.claimed_by IS NULL OR w.claimed_by <> ? AND w.lease_until_us < ?)";

    /** Of one class, oldest first: lane, class, now, limit. */
    static final String SELECT = "SELECT w.id, w.attempts, w.due_us, w.submission, w.delivery, w.notice " + DUE
            + " ORDER BY w.due_us, w.id LIMIT ?";

    /** As {@link #SELECT}, claimed for a node until its lease ends: node, lease, lane, class, now, node, now, limit. */
    static final String CLAIM = claim(DUE + FREE + " ORDER BY w.due_us, w.id LIMIT ?");

    private static final String OF_PERSON = "FROM notice n JOIN due_work w ON w.notice = n.number"
            + " WHERE n.person = ? AND n.state = 'DUE' AND w.lane = ? AND w.due_us <= ?";

    /** What is due to a person, oldest first: person, lane, now, limit. */
    static final String SELECT_OF = "SELECT w.id, w.attempts, w.due_us, w.submission, w.delivery, w.notice " + OF_PERSON
            + " ORDER BY w.due_us, w.id LIMIT ?";

    /** As {@link #SELECT_OF}, claimed for a node: node, lease, person, lane, now, node, now, limit. */
    static final String CLAIM_OF = claim(OF_PERSON + FREE + " ORDER BY w.due_us, w.id LIMIT ?");

    private static final String EARLIEST =
            "SELECT MIN(due_us) FROM due_work WHERE lane = ? AND class = ? AND due_us > ?";

    private DueRows() {}

    /**
     * A statement that claims rows for a node until its lease ends, and gives them most urgent first and then oldest.
     *
     * @param from the rest of a query of rows {@code w}, after its columns; its values come after node and lease
     */
    static String claim(String from) {
        // RETURNING has no order of its own.
        return "WITH taken AS (UPDATE due_work SET claimed_by = ?, lease_until_us = ? WHERE id IN (SELECT w.id " + from
                + " FOR UPDATE OF w SKIP LOCKED) RETURNING id, class, attempts, due_us, submission, delivery, notice)"
                + " SELECT * FROM taken ORDER BY class, due_us, id";
    }

    static Claims.Claimed read(ResultSet row) throws SQLException {
        return new Claims.Claimed(
                row.getLong("id"),
                row.getInt("attempts"),
                row.getLong("due_us"),
                row.getLong("submission"),
                number(row, "delivery"),
                number(row, "notice"));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    /** When the first work of this lane becomes due after the instant. */
    static OptionalLong earliestAfter(Session session, Lane lane, long micros) throws SQLException {
        OptionalLong earliest = OptionalLong.empty();
        for (int ofClass = 0; ofClass < CLASSES; ofClass++) {
            Optional<Long> found = session.first(
                            EARLIEST,
                            row -> {
                                long due = row.getLong(1);
                                return row.wasNull() ? Optional.<Long>empty() : Optional.of(due);
                            },
                            lane.name(),
                            ofClass,
                            micros)
                    .flatMap(due -> due);
            if (found.isPresent() && (earliest.isEmpty() || found.get() < earliest.getAsLong())) {
                earliest = OptionalLong.of(found.get());
            }
        }
        return earliest;
    }
}

package io.motcua.ledger.sql;

import java.sql.SQLException;
import java.util.List;

/** The submissions that somebody of the staff made parts of a request, or of a part of it, by number. */
final class Parts {
    /** Before the first. */
    static final long BEFORE_ALL = -1;

    private static final String PARTS = "WITH RECURSIVE part (number, merged) AS (SELECT submission, merged FROM joined"
            + " WHERE earlier = ? UNION ALL SELECT j.submission, j.merged FROM joined j"
            + " JOIN part p ON j.earlier = p.number) SELECT number FROM part WHERE merged = 1";
    private static final String PAGE = PARTS + " AND number > ? ORDER BY number LIMIT ?";
    // Without an order the search ends at the first.
    private static final String ANY = PARTS + " LIMIT 1";

    private Parts() {}

    /** Whether there is one. */
    static boolean any(Session session, long request) throws SQLException {
        return session.first(ANY, row -> true, request).isPresent();
    }

    /** So many at the most, after this one. */
    static List<Long> page(Session session, long request, long after, int limit) throws SQLException {
        return session.list(PAGE, row -> row.getLong(1), request, after, limit);
    }
}

package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import java.sql.SQLException;

/** A clock's row in the due work, under the clock's own number: there while the clock must be looked at some time. */
final class ClockWork {
    private static final String SET = "INSERT INTO due_work (id, lane, class, due_us, attempts, submission)"
            + " VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT (id) DO UPDATE SET due_us = excluded.due_us,"
            + " class = excluded.class";
    private static final String AGAIN =
            "UPDATE due_work SET due_us = ?, class = ?, claimed_by = NULL, lease_until_us = NULL WHERE id = ?";
    private static final String REMOVE = "DELETE FROM due_work WHERE id = ?";

    private ClockWork() {}

    /** It must be looked at then, whether or not somebody is looking now. */
    static void set(Transaction transaction, long clock, int priority, long submission, long dueMicros)
            throws SQLException {
        transaction.session().updateOne(SET, clock, Lane.CLOCKS.name(), priority, dueMicros, submission);
        transaction.becomesDue(Lane.CLOCKS, dueMicros);
    }

    /** Whoever looked at it is done; it must be looked at again then. */
    static void again(Transaction transaction, long clock, int priority, long dueMicros) throws SQLException {
        transaction.session().update(AGAIN, dueMicros, priority, clock);
        transaction.becomesDue(Lane.CLOCKS, dueMicros);
    }

    static void remove(Session session, long clock) throws SQLException {
        session.update(REMOVE, clock);
    }
}

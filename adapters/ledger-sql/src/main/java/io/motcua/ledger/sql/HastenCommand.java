package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import java.sql.SQLException;

/**
 * Makes due now what waits for a later attempt in one lane, most urgent first, and as much as one commit may bear. A
 * delivery that its utility asked for later waits as it asked, and a notice that was not tried yet for what it waits
 * for.
 */
final class HastenCommand extends Command<Integer> {
    /** So much keeps nobody who accepts waiting. */
    static final int AT_ONCE = 1_000;

    private static final String HASTEN = "UPDATE due_work SET due_us = ? WHERE id IN (SELECT w.id FROM due_work w"
            + " WHERE w.lane = ? AND w.due_us > ? AND (w.notice IS NULL OR w.attempts > 0) AND NOT EXISTS (SELECT 1"
            + " FROM delivery d JOIN outcome o ON o.delivery = d.number AND o.attempt = d.attempts"
            + " WHERE d.number = w.delivery AND o.at_us + o.retry_after_ms * 1000 > ?)"
            + " ORDER BY w.class, w.due_us LIMIT ?)";

    private final Lane lane;
    private final int atMost;

    HastenCommand(Lane lane, int atMost) {
        this.lane = lane;
        this.atMost = atMost;
    }

    @Override
    Integer write(Transaction transaction) throws SQLException {
        long now = transaction.nowMicros();
        int hastened = transaction.session().update(HASTEN, now, lane.name(), now, now, atMost);
        if (hastened > 0) {
            transaction.becomesDue(lane, now);
        }
        return hastened;
    }
}

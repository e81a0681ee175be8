package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import java.sql.SQLException;

/** Makes due now what waits for a later attempt in one lane. */
final class HastenCommand extends Command<Integer> {
    private static final String HASTEN = "UPDATE due_work SET due_us = ? WHERE lane = ? AND due_us > ?";

    private final Lane lane;

    HastenCommand(Lane lane) {
        this.lane = lane;
    }

    @Override
    Integer write(Transaction transaction) throws SQLException {
        long now = transaction.nowMicros();
        int hastened = transaction.session().update(HASTEN, now, lane.name(), now);
        if (hastened > 0) {
            transaction.becomesDue(lane, now);
        }
        return hastened;
    }
}

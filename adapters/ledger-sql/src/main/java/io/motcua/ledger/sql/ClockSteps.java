package io.motcua.ledger.sql;

import io.motcua.sla.SlaEvent;
import io.motcua.spi.Lane;
import io.motcua.spi.Step;
import java.sql.SQLException;

/** Writes that a clock was looked at, and what is to be told of it. */
final class ClockSteps {
    private static final String IS_DUE = "SELECT 1 FROM due_work WHERE id = ? AND lane = ?";

    private final Dialect dialect;

    ClockSteps(Dialect dialect) {
        this.dialect = dialect;
    }

    void seen(Transaction transaction, Step.ClockSeen step) throws SQLException, RefusedException {
        Session session = transaction.session();
        long number = step.work().id();
        ClockRow row = ClockRow.byNumber(session, dialect, number)
                .orElseThrow(() -> RefusedException.illegalState("There is no clock " + number));
        if (step.told()) {
            ClockEvents.told(session, number);
        }
        if (session.first(IS_DUE, found -> true, number, Lane.CLOCKS.name()).isEmpty()) {
            // It ended or stands still since it was looked at: what was seen does not count.
            return;
        }
        boolean still = row.clock().filter(clock -> clock.isPaused()).isPresent();
        if (row.over() || still) {
            ClockWork.remove(session, number);
            return;
        }
        if (row.clock().isEmpty() && step.found().isEmpty()) {
            row.end(session, transaction.nowMicros(), false);
            ClockWork.remove(session, number);
            return;
        }
        if (row.clock().isEmpty()) {
            row.found(session, step.found().get());
        }
        for (SlaEvent event : step.events()) {
            ClockEvents.insert(session, number, event);
        }
        row.seen(session, Math.max(row.seen(), step.seen()), step.breachAt());
        int priority = step.found()
                .map(found -> found.priority())
                .orElse(row.priority())
                .ordinal();
        if (!step.events().isEmpty()) {
            ClockWork.again(transaction, number, priority, transaction.nowMicros());
        } else if (step.nextAt().isPresent()) {
            ClockWork.again(
                    transaction, number, priority, Micros.of(step.nextAt().get()));
        } else {
            ClockWork.remove(session, number);
        }
    }
}

package io.motcua.ledger.sql;

import io.motcua.StatusUpdate;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Holds a submission whose bytes are not what they were: a person must know, and nobody else can mend it. */
final class UnreadCommand extends Command<List<StatusUpdate>> {
    private final Steps steps;
    private final Work<Subjects.Pending> work;
    private final Instant at;

    UnreadCommand(Steps steps, Work<Subjects.Pending> work, Instant at) {
        this.steps = steps;
        this.work = work;
        this.at = at;
    }

    @Override
    List<StatusUpdate> write(Transaction transaction) throws SQLException, RefusedException {
        Subjects.Pending pending = work.subject();
        String detail = "The blob store does not have the payload " + pending.sha256Hex() + " as it was";
        return steps.unread(transaction, work, pending.receipt().trackingId(), detail, at);
    }
}

package io.motcua.ledger.sql;

import io.motcua.StatusUpdate;
import io.motcua.spi.Intervention;
import java.sql.SQLException;
import java.util.List;

/** What a person did. What can be computed beforehand is, on its caller's thread. */
final class InterventionCommand extends Command<List<StatusUpdate>> {
    private final Steps steps;
    private final Intervention intervention;
    private final UnderstoodText text;

    InterventionCommand(Steps steps, Intervention intervention) {
        this.steps = steps;
        this.intervention = intervention;
        this.text = UnderstoodText.of(intervention);
    }

    @Override
    List<StatusUpdate> write(Transaction transaction) throws SQLException, RefusedException {
        return steps.write(transaction, intervention, text);
    }
}

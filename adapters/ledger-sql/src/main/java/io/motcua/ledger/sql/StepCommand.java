package io.motcua.ledger.sql;

import io.motcua.StatusUpdate;
import io.motcua.spi.Step;
import java.sql.SQLException;
import java.util.List;

/** The result of a piece of due work. What can be computed beforehand is, on its caller's thread. */
final class StepCommand extends Command<List<StatusUpdate>> {
    private final Steps steps;
    private final Step step;
    private final UnderstoodText text;

    StepCommand(Steps steps, Step step) {
        this.steps = steps;
        this.step = step;
        this.text = UnderstoodText.of(step);
    }

    @Override
    List<StatusUpdate> write(Transaction transaction) throws SQLException, RefusedException {
        return steps.write(transaction, step, text);
    }
}

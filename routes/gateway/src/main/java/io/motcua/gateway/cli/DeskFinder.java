package io.motcua.gateway.cli;

import io.motcua.LedgerUnavailableException;
import io.motcua.gateway.Ledgers;
import io.motcua.gateway.config.Settings;
import io.motcua.gateway.operator.RunningDesk;
import io.motcua.gateway.report.Desk;
import java.io.IOException;
import java.util.Optional;

/** Finds who can answer: the gateway that runs, or the ledger when none does. */
final class DeskFinder {
    private DeskFinder() {}

    static Desk find(Settings settings) throws CommandFailure {
        LogFile.none();
        try {
            Optional<RunningDesk> running = RunningDesk.find(settings.data());
            return running.isPresent() ? running.get() : Ledgers.openForReading(settings.ledger());
        } catch (IOException e) {
            throw unanswered(e);
        } catch (LedgerUnavailableException e) {
            throw new CommandFailure(e.getMessage() + ".", e);
        }
    }

    static CommandFailure unanswered(IOException e) {
        return new CommandFailure("The answer cannot be had: " + e.getMessage(), e);
    }
}

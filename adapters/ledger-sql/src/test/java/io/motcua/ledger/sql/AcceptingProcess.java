package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import io.motcua.Submission;
import io.motcua.Urgency;
import io.motcua.spi.LedgerWalk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/**
 * A process that accepts as fast as it can until it is killed, and prints each receipt when it has it: reference and
 * hash. A tenth of what it accepts goes to the blob store.
 */
final class AcceptingProcess {
    private static final int IN_FLIGHT = 64;

    private AcceptingProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        SqlLedger ledger;
        try {
            ledger = SqlLedger.sqlite(Path.of(arguments[0]), clock);
        } catch (LedgerUnavailableException e) {
            System.out.println("REFUSED " + e.getMessage());
            return;
        }
        LedgerWalk walk = new LedgerWalk(ledger, clock);
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        for (int i = 0; ; i++) {
            inFlight.acquire();
            String words = i + "x".repeat(i % 10 == 0 ? 70_000 : 400);
            Submission submission = walk.submission(Urgency.OUTAGE, "key " + ledger.hashCode() + " " + i, words);
            ledger.accept(submission).whenComplete((receipt, failure) -> {
                if (receipt != null) {
                    System.out.println(
                            receipt.reference() + " " + submission.payload().sha256Hex());
                    System.out.flush();
                }
                inFlight.release();
            });
        }
    }
}

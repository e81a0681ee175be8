package io.motcua.example.oracle.fault;

import io.motcua.Receipt;
import io.motcua.ReferenceScheme;
import io.motcua.Submission;
import io.motcua.spi.Ledger;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The bug of answering before the commit: a receipt first, the ledger a second later. After the nth receipt the process
 * goes on for long enough that the answer is out, and ends.
 */
final class EarlyAnswerLedger extends ForwardingLedger {
    private static final long ANSWER_LEAVES_MILLIS = 300;
    private static final long LEDGER_IS_ASKED_MILLIS = 1_000;

    private final ReferenceScheme references = new ReferenceScheme(new byte[ReferenceScheme.KEY_BYTES]);
    private final Clock clock;
    private final int endsAfter;
    private int answers;

    EarlyAnswerLedger(Ledger ledger, Clock clock, int endsAfter) {
        super(ledger);
        this.clock = clock;
        this.endsAfter = endsAfter;
    }

    @Override
    public synchronized CompletionStage<Receipt> accept(Submission submission) {
        later(LEDGER_IS_ASKED_MILLIS, () -> super.accept(submission));
        if (answers++ == endsAfter) {
            later(ANSWER_LEAVES_MILLIS, Tripwire::trip);
        }
        return CompletableFuture.completedFuture(
                new Receipt(submission.trackingId(), references.nth(answers), clock.instant()));
    }

    private static void later(long millis, Runnable what) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(what);
    }
}

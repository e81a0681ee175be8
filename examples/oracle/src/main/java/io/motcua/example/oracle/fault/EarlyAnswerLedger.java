package io.motcua.example.oracle.fault;

import io.motcua.Receipt;
import io.motcua.ReferenceScheme;
import io.motcua.Submission;
import io.motcua.spi.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The bug of answering before the commit: a receipt first, the ledger later. After the nth receipt the process
 * goes on for long enough that the answer is out, and ends.
 */
final class EarlyAnswerLedger extends ForwardingLedger {
    private final ReferenceScheme references = new ReferenceScheme(new byte[ReferenceScheme.KEY_BYTES]);
    private final Clock clock;
    private final Predicate<Submission> to;
    private final Duration answerLeaves;
    private final int endsAfter;
    private int answers;

    /**
     * A ledger with the bug.
     *
     * @param to which submissions are answered early
     * @param answerLeaves how long it takes at most until the source has heard it
     * @param endsAfter how many answers come before the one that the process ends after
     */
    EarlyAnswerLedger(Ledger ledger, Clock clock, Predicate<Submission> to, Duration answerLeaves, int endsAfter) {
        super(ledger);
        this.clock = clock;
        this.to = to;
        this.answerLeaves = answerLeaves;
        this.endsAfter = endsAfter;
    }

    @Override
    public synchronized CompletionStage<Receipt> accept(Submission submission) {
        if (!to.test(submission)) {
            return super.accept(submission);
        }
        later(answerLeaves.multipliedBy(3), () -> super.accept(submission));
        if (answers++ == endsAfter) {
            later(answerLeaves, Tripwire::trip);
        }
        return CompletableFuture.completedFuture(
                new Receipt(submission.trackingId(), references.nth(answers), clock.instant()));
    }

    private static void later(Duration time, Runnable what) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(what);
    }
}

package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stores steps one after the other, and waits for each, but for none for ever. Safe for use by many threads. */
final class AwaitedSteps {
    private final Ledger ledger;
    private final Steps steps;
    private final Duration patience;

    /** @param patience how long one answer is waited for */
    AwaitedSteps(Ledger ledger, Steps steps, Duration patience) {
        this.ledger = ledger;
        this.steps = steps;
        this.patience = patience;
    }

    /**
     * Stores a step, and tells of it.
     *
     * @param works what it ends. If it takes too long, the list is emptied: while the ledger may yet write the step, its
     *     work is in no other hands, and it is given back once that has failed
     * @throws ExecutionException if it could not be stored
     * @throws TimeoutException if that took too long; it may yet be stored, and is told of then
     */
    void record(Step step, List<Work<Delivery>> works)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletionStage<Steps.Updates> recorded = steps.record(step);
        try {
            steps.tell(result(recorded));
        } catch (TimeoutException e) {
            List<Work<Delivery>> inHand = List.copyOf(works);
            works.clear();
            recorded.whenComplete((updates, failure) -> {
                if (failure == null) {
                    steps.tell(updates);
                } else {
                    inHand.forEach(ledger::release);
                }
            });
            throw e;
        }
    }

    /** What came of something that was begun. */
    <T> T result(CompletionStage<T> stage) throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}

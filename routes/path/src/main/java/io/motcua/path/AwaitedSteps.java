package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stores steps one after the other, and waits for each, but for none for ever. Safe for use by many threads. */
final class AwaitedSteps {
    private final Ledger ledger;
    private final Steps steps;
    private final Duration patience;

    /** @param patience how long anything is waited for */
    AwaitedSteps(Ledger ledger, Steps steps, Duration patience) {
        this.ledger = ledger;
        this.steps = steps;
        this.patience = patience;
    }

    /**
     * Stores a step, and tells of it. While the ledger may yet write it, its work is in no other hands: a step that took
     * too long gives it back itself, if it fails after all.
     *
     * @param works what the step ends; the caller's no more, unless this fails
     * @return whether it was stored in time
     * @throws CompletionException if it could not be stored
     */
    boolean record(Step step, List<Work<Delivery>> works) {
        CompletionStage<?> stored = begin(step);
        if (isDone(stored)) {
            stored.toCompletableFuture().join();
            return true;
        }
        List<Work<Delivery>> inHand = List.copyOf(works);
        stored.whenComplete((done, failure) -> {
            if (failure != null) {
                inHand.forEach(ledger::release);
            }
        });
        return false;
    }

    /**
     * Begins to store a step, and tells of it when it is stored. Its work stays the caller's: nothing is given back,
     * however it ends.
     *
     * @return completes exceptionally if it could not be stored
     */
    CompletionStage<?> begin(Step step) {
        try {
            CompletionStage<Steps.Updates> stored = steps.record(step);
            stored.thenAccept(steps::tell);
            return stored;
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Whether this has come to an end, well or not, after as long as it is waited for; an interruption ends that. */
    boolean isDone(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | CancellationException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

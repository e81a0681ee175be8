package io.motcua.ledger.sql;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Keeps promises in the order of the commits, on a thread of its own, so that the writer never waits for a listener. */
final class Completions implements AutoCloseable {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(run -> Threads.daemon(run, "motcua-ledger-promises"));
    private final Claims claims;
    private final DueWakes wakes;

    Completions(Claims claims, DueWakes wakes) {
        this.claims = claims;
        this.wakes = wakes;
    }

    /** To be called when the commit has returned, and not before. */
    void committed(Transaction transaction, List<Command<?>> batch) {
        thread.execute(() -> {
            claims.ended(transaction.ended());
            batch.forEach(Command::complete);
            wakes.becameDue(transaction.due());
        });
    }

    /** Completes commands that were not written. */
    void failed(List<Command<?>> batch, RuntimeException failure) {
        thread.execute(() -> batch.forEach(command -> command.fail(failure)));
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

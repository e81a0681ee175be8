package io.motcua.backend.jms;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for a stage, for a bounded time, on a thread that may wait. */
final class Waiting {
    private Waiting() {}

    /** Whether the stage completed normally in that time. An interrupt ends the wait and is kept. */
    static boolean atMost(Duration time, CompletableFuture<?> stage) {
        try {
            stage.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}

package io.motcua.backend.http;

import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * So many attempts at a time and no more; the others wait, danger to life first, as long as the server answers now and
 * then: one that is merely slow has turned nobody away. An eighth is kept for danger to life, so that it need not wait
 * for what is slow. What waits here is due in the ledger all the same.
 */
final class Slots {
    private static final int WAITING_AT_MOST = 4096;
    private static final Duration WHEN_FULL = Duration.ofSeconds(1);

    private final String backend;
    private final int most;
    private final int reserved;
    private final Duration waitAtMost;
    private final PriorityQueue<Attempt> waiting = new PriorityQueue<>(
            Comparator.comparing((Attempt attempt) -> attempt.priority).thenComparingLong(attempt -> attempt.number));
    private final Set<Attempt> underWay = new HashSet<>();
    private long count;
    private long answeredNanos = System.nanoTime();
    private boolean closed;

    /**
     * Free slots.
     *
     * @param waitAtMost how long an attempt waits for one while the server answers nobody
     */
    Slots(String backend, int most, Duration waitAtMost) {
        this.backend = backend;
        this.most = most;
        this.reserved = most / 8;
        this.waitAtMost = waitAtMost;
    }

    /** Runs the task as soon as there is a slot; deferred if there is none in time. */
    CompletionStage<DeliveryOutcome> run(Priority priority, Supplier<? extends CompletionStage<DeliveryOutcome>> task) {
        Attempt attempt;
        boolean begin;
        synchronized (this) {
            if (closed) {
                return deferred(Duration.ZERO, "The backend is closed");
            }
            if (waiting.size() >= WAITING_AT_MOST) {
                return deferred(WHEN_FULL, "As many deliveries as may be wait for the server");
            }
            attempt = new Attempt(priority, count++, task);
            begin = hasRoom(priority);
            if (begin) {
                underWay.add(attempt);
            } else {
                waiting.add(attempt);
            }
        }
        if (begin) {
            attempt.begin();
        } else {
            lookAgain(attempt, waitAtMost.toNanos());
        }
        return attempt.outcome;
    }

    private void lookAgain(Attempt attempt, long nanos) {
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(() -> turnAway(attempt));
    }

    /** Begins nothing new, waits for what is under way for a bounded time, and settles the rest as unknown. */
    void close(Duration atMost) {
        List<Attempt> never;
        List<Attempt> last;
        synchronized (this) {
            closed = true;
            never = new ArrayList<>(waiting);
            waiting.clear();
            last = new ArrayList<>(underWay);
        }
        never.forEach(
                attempt -> attempt.outcome.complete(new Deferred(Duration.ZERO, "The backend is closed" + ids())));
        CompletableFuture<?>[] outcomes =
                last.stream().map(attempt -> attempt.outcome).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(outcomes)
                .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> null)
                .join();
        last.forEach(attempt -> attempt.outcome.complete(new Unknown("Closed before the server answered" + ids())));
    }

    private boolean hasRoom(Priority priority) {
        return underWay.size() < (priority == Priority.P0 ? most : most - reserved);
    }

    private void turnAway(Attempt attempt) {
        long patience;
        synchronized (this) {
            if (!waiting.contains(attempt)) {
                return;
            }
            patience = waitAtMost.toNanos() - (System.nanoTime() - answeredNanos);
            if (patience <= 0) {
                waiting.remove(attempt);
            }
        }
        if (patience > 0) {
            lookAgain(attempt, patience);
            return;
        }
        attempt.outcome.complete(
                new Deferred(Duration.ZERO, "No free connection within " + waitAtMost.toMillis() + " ms" + ids()));
    }

    private void ended(Attempt attempt, @Nullable DeliveryOutcome outcome) {
        Attempt next = null;
        synchronized (this) {
            underWay.remove(attempt);
            if (outcome != null && !(outcome instanceof Deferred) && !(outcome instanceof Unknown)) {
                answeredNanos = System.nanoTime();
            }
            Attempt first = waiting.peek();
            if (first != null && hasRoom(first.priority)) {
                waiting.remove();
                underWay.add(first);
                next = first;
            }
        }
        if (next != null) {
            // Not on this stack: a task that ends at once would begin the next one on it, and so on.
            ForkJoinPool.commonPool().execute(next::begin);
        }
    }

    private CompletionStage<DeliveryOutcome> deferred(Duration retryAfter, String cause) {
        return CompletableFuture.completedFuture(new Deferred(retryAfter, cause + ids()));
    }

    private String ids() {
        return " [backend " + backend + "]";
    }

    /** One attempt, waiting or under way. */
    private final class Attempt {
        private final Priority priority;
        private final long number;
        private final Supplier<? extends CompletionStage<DeliveryOutcome>> task;
        private final CompletableFuture<DeliveryOutcome> outcome = new CompletableFuture<>();

        private Attempt(Priority priority, long number, Supplier<? extends CompletionStage<DeliveryOutcome>> task) {
            this.priority = priority;
            this.number = number;
            this.task = task;
        }

        private void begin() {
            try {
                task.get().whenComplete(this::settle);
            } catch (RuntimeException e) {
                settle(null, e);
            }
        }

        private void settle(@Nullable DeliveryOutcome result, @Nullable Throwable failure) {
            outcome.complete(
                    result != null
                            ? result
                            : new Unknown("The attempt failed with "
                                    + (failure == null
                                            ? "nothing"
                                            : failure.getClass().getSimpleName()) + ids()));
            ended(this, result);
        }
    }
}

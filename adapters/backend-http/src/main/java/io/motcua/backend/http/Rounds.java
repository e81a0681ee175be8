package io.motcua.backend.http;

import io.motcua.Payload;
import io.motcua.spi.Replies;
import io.motcua.spi.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions to a server that does not call back, again and again, on a thread of its own. A round ends when all its
 * answers are recorded or lost: else an older answer could come after a newer one. What breaks does not end the rounds.
 */
final class Rounds implements AutoCloseable {
    /** There was nothing to record. */
    static final CompletionStage<Boolean> NOTHING_NEW = CompletableFuture.completedFuture(false);

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String backend;
    private final Remote remote;
    private final Replies replies;
    private final Clock clock;
    private final int atOnce;
    private final Semaphore free;
    private final ScheduledExecutorService thread;

    /** What is asked in one round. */
    @FunctionalInterface
    interface Round {
        void run() throws InterruptedException;
    }

    Rounds(String name, Open311Config config, Remote remote, Replies replies, Clock clock) {
        this.backend = config.backend();
        this.remote = remote;
        this.replies = replies;
        this.clock = clock;
        this.atOnce = Math.max(1, config.limits().concurrency() / 4);
        this.free = new Semaphore(atOnce);
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "motcua-" + name + "-" + config.backend());
            made.setDaemon(true);
            return made;
        });
    }

    /** Begins; the time is counted from the end of one round to the beginning of the next. */
    void every(Duration time, Round round) {
        thread.scheduleWithFixedDelay(() -> run(round), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks as soon as not too many questions are open. */
    void ask(Message question, Function<Heard, CompletionStage<Boolean>> then) throws InterruptedException {
        free.acquire();
        remote.send(question).thenCompose(then).whenComplete((recorded, failure) -> {
            free.release();
            if (failure != null) {
                LOG.warn("An answer could not be used [backend {}]: {}", backend, failure.toString());
            }
        });
    }

    /** Completes when the news is recorded or cannot be, and says which. */
    CompletionStage<Boolean> record(Payload news, Runnable whenRecorded) {
        return replies.record(List.of(new Reply(backend, clock.instant(), news)))
                .handle((results, failure) -> {
                    if (failure == null) {
                        whenRecorded.run();
                    } else {
                        LOG.warn(
                                "News could not be recorded; asking again later [backend {}]: {}",
                                backend,
                                failure.toString());
                    }
                    return failure == null;
                });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void run(Round round) {
        try {
            try {
                round.run();
            } finally {
                free.acquire(atOnce);
                free.release(atOnce);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The server could not be asked; trying again later [backend {}]: {}", backend, e.toString());
        }
    }
}

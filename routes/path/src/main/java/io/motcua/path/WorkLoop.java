package io.motcua.path;

import io.motcua.spi.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes due work from one lane of the ledger and sees to it, several pieces at a time. One thread claims and begins;
 * what completes later completes on other threads. It looks when it is woken, when work is done, and now and then, since
 * a retry becomes due without anyone saying so.
 */
final class WorkLoop<T> {
    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration LOOK_ANYWAY = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** Sees to one piece of work, and calls back when that is done, however it ended. */
    @FunctionalInterface
    interface Task<T> {
        /**
         * @param done to be run exactly once, on any thread; {@code true} says that the work was given back
         */
        void begin(Work<T> work, Done done);
    }

    /** Called when a piece of work is done. */
    @FunctionalInterface
    interface Done {
        void done(boolean givenBack);
    }

    private final String name;
    private final IntFunction<List<Work<T>>> claim;
    private final Task<T> task;
    private final IntSupplier limit;
    private final Supplier<Duration> rest;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean resting;

    /**
     * A loop that is not running yet.
     *
     * @param claim takes at most so many pieces of work
     * @param limit how many may be in flight now
     * @param rest how long to rest after each look at the lane
     */
    WorkLoop(String name, IntFunction<List<Work<T>>> claim, Task<T> task, IntSupplier limit, Supplier<Duration> rest) {
        this.name = name;
        this.claim = claim;
        this.task = task;
        this.limit = limit;
        this.rest = rest;
    }

    void start() {
        running = true;
        Thread thread = new Thread(this::run, "motcua-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Claims no more. What is in flight goes on. */
    void stop() {
        running = false;
        wake();
    }

    /** Looks soon. Returns at once, on any thread. */
    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        while (running) {
            try {
                if (resting) {
                    // Whatever wakes it meanwhile: what failed just now would most likely fail again.
                    resting = false;
                    TimeUnit.NANOSECONDS.sleep(AFTER_FAILURE.toNanos());
                }
                if (!claimAndBegin()) {
                    await(LOOK_ANYWAY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Could not take work from lane {}; trying again in {}: {}", name, AFTER_FAILURE, e.toString());
                resting = true;
            }
        }
    }

    /** Whether there was any work. Claims in handfuls, since a claim of one costs as much as a claim of many. */
    private boolean claimAndBegin() throws InterruptedException {
        int most = limit.getAsInt();
        int free = most - inFlight.get();
        if (free <= 0 || free < most / 8) {
            return false;
        }
        List<Work<T>> claimed = claim.apply(free);
        for (Work<T> work : claimed) {
            inFlight.incrementAndGet();
            task.begin(work, this::done);
        }
        TimeUnit.NANOSECONDS.sleep(rest.get().toNanos());
        return !claimed.isEmpty();
    }

    private void done(boolean givenBack) {
        inFlight.decrementAndGet();
        if (givenBack) {
            resting = true;
        } else {
            wake();
        }
    }

    private void await(Duration atMost) throws InterruptedException {
        wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
    }
}

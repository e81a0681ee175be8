package io.motcua.backend.jms;

import io.motcua.Payload;
import io.motcua.spi.Replies;
import io.motcua.spi.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes replies from a utility's queue a batch at a time, for as long as one connection lasts: receive what is there,
 * record it, and only then acknowledge it to the broker. A batch that cannot be recorded is tried again, and stays at
 * the broker meanwhile.
 */
final class ReplyLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyLoop.class);

    /** How long the loop takes to notice that it is closed while nothing comes. */
    private static final long IDLE_MILLIS = 200;

    /** How long a batch that is not full waits for more. While it is recorded the next one gathers by itself. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private static final int BATCH_BYTES_AT_MOST = 4 << 20;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Wire wire;
    private final JmsConnection shared;
    private final JmsBackendConfig config;
    private final Replies replies;
    private final Clock clock;
    private final ReplySource source;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<Boolean> recording;
    private volatile boolean abandoned;

    private ReplyLoop(
            Wire wire,
            JmsConnection shared,
            JmsBackendConfig config,
            Replies replies,
            Clock clock,
            ReplySource source) {
        this.wire = wire;
        this.shared = shared;
        this.config = config;
        this.replies = replies;
        this.clock = clock;
        this.source = source;
    }

    static ReplyLoop open(Wire wire, JmsConnection shared, JmsBackendConfig config, Replies replies, Clock clock)
            throws Exception {
        return new ReplyLoop(wire, shared, config, replies, clock, wire.replies(config));
    }

    boolean isOf(Wire other) {
        return wire == other;
    }

    /** Begins; the task is run if the broker ends the reading and not the connection. */
    void start(Runnable whenEnded) {
        Thread thread = new Thread(() -> run(whenEnded), "motcua-replies-" + config.backend());
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Runnable whenEnded) {
        try {
            while (closing.getCount() > 0 && !source.isEnded() && takeBatch()) {
                // The condition does the work.
            }
            if (closing.getCount() > 0) {
                whenEnded.run();
            }
        } catch (Exception e) {
            if (!abandoned) {
                LOG.warn("Replies cannot be read [backend {}]: {}", config.backend(), e.getMessage());
                shared.lost(wire, e);
            }
        } catch (Error e) {
            LOG.error("Replies cannot be read [backend {}]", config.backend(), e);
            shared.lost(wire, new IllegalStateException(e));
            throw e;
        } finally {
            closeSource();
            ended.complete(null);
        }
    }

    /** Whether to go on. */
    private boolean takeBatch() throws Exception {
        List<Reply> batch = receive();
        if (batch.isEmpty()) {
            return true;
        }
        if (!recorded(batch)) {
            return false;
        }
        source.acknowledge();
        return true;
    }

    private List<Reply> receive() throws Exception {
        List<Reply> batch = new ArrayList<>();
        Payload next = source.receive(IDLE_MILLIS);
        long until = System.nanoTime() + GATHER_NANOS;
        long bytes = 0;
        while (next != null) {
            batch.add(
                    new Reply(config.backend(), clock.instant(), config.words().translated(next)));
            bytes += next.size();
            boolean full = batch.size() >= config.batchAtMost() || bytes >= BATCH_BYTES_AT_MOST;
            next = full || System.nanoTime() >= until ? null : source.receive(1);
        }
        return List.copyOf(batch);
    }

    /** Whether the batch is durable; false only when there is no more time to try. */
    private boolean recorded(List<Reply> batch) {
        Backoff wait = shared.newBackoff();
        while (!recordedOnce(batch)) {
            try {
                if (abandoned || closing.await(wait.nextMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean recordedOnce(List<Reply> batch) {
        CompletableFuture<Boolean> decided = new CompletableFuture<>();
        recording = decided;
        if (abandoned) {
            return false;
        }
        try {
            replies.record(batch).whenComplete((results, failure) -> {
                if (failure != null) {
                    notRecorded(batch, failure);
                }
                decided.complete(failure == null);
            });
        } catch (RuntimeException e) {
            notRecorded(batch, e);
            return false;
        }
        return decided.join();
    }

    private void notRecorded(List<Reply> batch, Throwable failure) {
        LOG.warn(
                "{} replies could not be recorded and stay with the broker [backend {}]: {}",
                batch.size(),
                config.backend(),
                failure.toString());
    }

    /** The connection is gone: what is being recorded cannot be acknowledged any more and will come again. */
    void abandon() {
        abandoned = true;
        closing.countDown();
        CompletableFuture<Boolean> undecided = recording;
        if (undecided != null) {
            undecided.complete(false);
        }
    }

    void close() {
        closing.countDown();
        if (!Waiting.atMost(CLOSE_WITHIN, ended)) {
            abandon();
            Waiting.atMost(CLOSE_WITHIN, ended);
        }
    }

    void closeSource() {
        source.close();
    }
}

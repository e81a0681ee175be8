package io.motcua.backend.jms;

import io.motcua.Payload;
import io.motcua.spi.Replies;
import io.motcua.spi.Reply;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes replies from a utility's queue a batch at a time, for as long as one connection lasts: receive what is there,
 * record it, and only then acknowledge it to the broker. A batch that cannot be recorded is tried again, and stays at
 * the broker meanwhile.
 *
 * <p>Messages are read by Artemis's own consumer underneath the JMS session. The JMS one interprets a body before it
 * hands it over, and a body that it cannot interpret would be redelivered for ever, in front of all others.
 */
final class ReplyLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyLoop.class);

    /** How long the loop takes to notice that it is closed while nothing comes. */
    private static final long IDLE_MILLIS = 200;

    /** How long a batch that is not full waits for more. While it is recorded the next one gathers by itself. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private static final int BATCH_BYTES_AT_MOST = 4 << 20;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final ActiveMQConnection connection;
    private final JmsConnection shared;
    private final JmsBackendConfig config;
    private final Replies replies;
    private final Clock clock;
    private final ActiveMQSession session;
    private final ClientConsumer consumer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<Boolean> recording;
    private volatile boolean abandoned;

    private ReplyLoop(
            ActiveMQConnection connection,
            JmsConnection shared,
            JmsBackendConfig config,
            Replies replies,
            Clock clock,
            ActiveMQSession session,
            ClientConsumer consumer) {
        this.connection = connection;
        this.shared = shared;
        this.config = config;
        this.replies = replies;
        this.clock = clock;
        this.session = session;
        this.consumer = consumer;
    }

    static ReplyLoop open(
            ActiveMQConnection connection, JmsConnection shared, JmsBackendConfig config, Replies replies, Clock clock)
            throws JMSException {
        ActiveMQSession session = (ActiveMQSession) JmsConnection.transacted(connection);
        try {
            ClientConsumer consumer = session.getCoreSession().createConsumer(config.replyQueue());
            return new ReplyLoop(connection, shared, config, replies, clock, session, consumer);
        } catch (ActiveMQException e) {
            session.close();
            JMSException failure =
                    new JMSException("Replies cannot be read from " + config.replyQueue() + ": " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    boolean isOf(ActiveMQConnection other) {
        return connection == other;
    }

    /** Begins; the task is run if the broker ends the reading and not the connection. */
    void start(Runnable whenEnded) {
        Thread thread = new Thread(() -> run(whenEnded), "motcua-replies-" + config.backend());
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Runnable whenEnded) {
        try {
            while (closing.getCount() > 0 && !consumer.isClosed() && takeBatch()) {
                // The condition does the work.
            }
            if (closing.getCount() > 0) {
                whenEnded.run();
            }
        } catch (ActiveMQException | JMSException | RuntimeException e) {
            if (!abandoned) {
                LOG.warn("Replies cannot be read [backend {}]: {}", config.backend(), e.getMessage());
                shared.lost(connection, e);
            }
        } finally {
            closeSession();
            ended.complete(null);
        }
    }

    /** Whether to go on. */
    private boolean takeBatch() throws ActiveMQException, JMSException {
        List<Reply> batch = new ArrayList<>();
        ClientMessage last = receive(batch);
        if (last == null) {
            return true;
        }
        if (!recorded(List.copyOf(batch))) {
            return false;
        }
        last.acknowledge(); // And with it all that came before it.
        session.commit();
        return true;
    }

    private @Nullable ClientMessage receive(List<Reply> batch) throws ActiveMQException {
        ClientMessage last = null;
        ClientMessage next = consumer.receive(IDLE_MILLIS);
        long until = System.nanoTime() + GATHER_NANOS;
        long bytes = 0;
        while (next != null) {
            last = next;
            Payload payload = ReplyBody.of(next, config.replyBytesAtMost());
            batch.add(
                    new Reply(config.backend(), clock.instant(), config.words().translated(payload)));
            bytes += payload.size();
            if (batch.size() >= config.batchAtMost() || bytes >= BATCH_BYTES_AT_MOST || System.nanoTime() >= until) {
                return last;
            }
            next = consumer.receive(1);
        }
        return last;
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

    void closeSession() {
        try {
            session.close();
        } catch (JMSException | RuntimeException e) {
            LOG.debug("A session could not be closed", e);
        }
    }
}

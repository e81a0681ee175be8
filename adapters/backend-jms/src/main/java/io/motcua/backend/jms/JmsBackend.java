package io.motcua.backend.jms;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Replies;
import io.motcua.spi.Withdrawal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One utility behind a broker: its requests go to its own durable queue, its replies come from another.
 *
 * <p>A delivery is {@code Sent} when the broker has it in its journal. Replies are recorded in batches, and the broker
 * may forget a batch only after it is recorded; after a crash in between they come again, which {@link Replies} expects.
 * Safe for use by many threads.
 */
public final class JmsBackend implements BackendAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(JmsBackend.class);

    /** How long {@link #open} waits for a broker that is slow to answer; it goes on in the background. */
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(2);

    private final JmsBackendConfig config;
    private final JmsConnection connection;
    private final Clock clock;
    private final RequestSender sender;
    private final RequestRecall recall;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private @Nullable ReplyReceiver receiver;

    /**
     * A backend that is not yet open.
     *
     * @param connection shared with other backends, and not closed with this one
     */
    public JmsBackend(JmsBackendConfig config, JmsConnection connection, Clock clock) {
        this.config = config;
        this.connection = connection;
        this.clock = clock;
        this.sender = new RequestSender(config, connection, clock);
        this.recall = new RequestRecall(config, connection);
    }

    @Override
    public String backend() {
        return config.backend();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if it was opened before
     */
    @Override
    public synchronized void open(Replies replies) {
        if (receiver != null) {
            throw new IllegalStateException("The backend was opened before [backend " + config.backend() + "]");
        }
        ReplyReceiver receiving = new ReplyReceiver(config, connection, replies, clock);
        receiver = receiving;
        long sweepMillis = Math.max(10, config.confirmWithin().toMillis() / 4);
        opened.add(connection.every(sweepMillis, sender::sweep));
        CompletableFuture<Void> ready =
                CompletableFuture.allOf(connection.add(sender), connection.add(recall), connection.add(receiving));
        if (!Waiting.atMost(OPEN_WITHIN, ready)) {
            LOG.warn("The broker at {} has not answered yet [backend {}]", connection.url(), config.backend());
        }
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Delivery delivery) {
        if (!delivery.backend().equals(config.backend())) {
            throw new IllegalArgumentException("A delivery to " + delivery.backend()
                    + " is not for this backend [backend " + config.backend() + "]");
        }
        return sender.deliver(delivery);
    }

    /**
     * {@inheritDoc} What is still in the utility's queue is consumed from there; the gateway's user must be allowed to.
     */
    @Override
    public CompletionStage<Withdrawal> withdraw(Delivery delivery) {
        return recall.withdraw(delivery);
    }

    /** {@inheritDoc} Waits for confirmations and for a batch of replies that is being recorded, for a bounded time. */
    @Override
    public synchronized void close() {
        if (receiver != null) {
            receiver.close();
            connection.remove(receiver);
        }
        recall.close();
        connection.remove(recall);
        sender.close();
        connection.remove(sender);
        for (AutoCloseable task : opened) {
            try {
                task.close();
            } catch (Exception e) {
                LOG.debug("A task could not be ended", e);
            }
        }
        opened.clear();
    }
}

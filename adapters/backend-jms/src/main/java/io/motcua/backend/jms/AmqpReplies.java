package io.motcua.backend.jms;

import io.motcua.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.client.exceptions.ClientResourceRemotelyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads by AMQP 1.0. Each message is settled by itself when it is acknowledged, without a transaction, which not every
 * broker has: what the broker does not hear of comes again.
 */
final class AmqpReplies implements ReplySource {
    /** Each is in memory whole before it is read; how large one may be only the broker can limit. */
    private static final int PREFETCH_AT_MOST = 32;

    private final Session session;
    private final Receiver receiver;
    private final int replyBytesAtMost;
    private final List<Delivery> unacknowledged = new ArrayList<>();
    private boolean ended;

    private AmqpReplies(Session session, Receiver receiver, int replyBytesAtMost) {
        this.session = session;
        this.receiver = receiver;
        this.replyBytesAtMost = replyBytesAtMost;
    }

    static AmqpReplies open(Session session, JmsBackendConfig config, Duration within) throws Exception {
        ReceiverOptions options = new ReceiverOptions()
                .autoAccept(false)
                .creditWindow(Math.min(config.batchAtMost(), PREFETCH_AT_MOST))
                .openTimeout(within.toMillis())
                .closeTimeout(within.toMillis());
        options.sourceOptions().capabilities(AmqpRequests.QUEUE_CAPABILITY);
        try {
            Receiver receiver = session.openReceiver(config.replyQueue(), options);
            return new AmqpReplies(session, AmqpWire.opened(receiver.openFuture(), within), config.replyBytesAtMost());
        } catch (Exception e) {
            session.closeAsync();
            throw e;
        }
    }

    @Override
    public @Nullable Payload receive(long millis) throws Exception {
        Delivery next;
        try {
            next = receiver.receive(millis, TimeUnit.MILLISECONDS);
        } catch (ClientResourceRemotelyClosedException e) {
            ended = true;
            return null;
        }
        if (next == null) {
            return null;
        }
        unacknowledged.add(next);
        return AmqpBody.of(next.rawInputStream().readAllBytes(), replyBytesAtMost);
    }

    @Override
    public void acknowledge() throws ClientException {
        try {
            for (Delivery delivery : unacknowledged) {
                delivery.accept();
            }
        } catch (ClientResourceRemotelyClosedException e) {
            ended = true; // And what was not accepted comes again.
        }
        unacknowledged.clear();
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public void close() {
        session.closeAsync();
    }
}

package io.motcua.backend.jms;

import io.motcua.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.StreamDelivery;
import org.apache.qpid.protonj2.client.StreamReceiver;
import org.apache.qpid.protonj2.client.StreamReceiverOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.client.exceptions.ClientResourceRemotelyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads by AMQP 1.0. Each message is settled by itself when it is acknowledged, without a transaction, which not every
 * broker has: what the broker does not hear of comes again.
 *
 * <p>A message is read as its frames come, and of a long one only the beginning is kept. How many bytes wait in memory
 * meanwhile is bounded by the incoming window of the link's own session (AMQP 1.0, section 2.5.6), which the broker must
 * respect. A limit of the size of one message ({@code max-message-size}) would have the broker end the link instead, again
 * and again, at the first message that is longer.
 */
final class AmqpReplies implements ReplySource {
    private static final int PREFETCH_AT_MOST = 32;

    /** A window of 64 frames of the client's: twice as many as there is credit, since a small message takes one too. */
    private static final int WAITING_BYTES_AT_MOST = 4 << 20;

    /** What comes before a body; a message that has more is nobody's reply event. */
    private static final int BEFORE_BODY_BYTES_AT_MOST = 64 << 10;

    private final StreamReceiver receiver;
    private final int replyBytesAtMost;
    private final int encodedBytesAtMost;
    private final List<StreamDelivery> unacknowledged = new ArrayList<>();
    private boolean ended;

    private AmqpReplies(StreamReceiver receiver, int replyBytesAtMost) {
        this.receiver = receiver;
        this.replyBytesAtMost = replyBytesAtMost;
        this.encodedBytesAtMost = Math.min(replyBytesAtMost, 1 << 30) + BEFORE_BODY_BYTES_AT_MOST;
    }

    static AmqpReplies open(Connection connection, JmsBackendConfig config, Duration within) throws Exception {
        StreamReceiverOptions options = new StreamReceiverOptions()
                .autoAccept(false)
                .creditWindow(Math.min(config.batchAtMost(), PREFETCH_AT_MOST))
                .readBufferSize(2 * WAITING_BYTES_AT_MOST) // The client gives half of it to the session's window.
                .openTimeout(within.toMillis())
                .closeTimeout(within.toMillis());
        options.sourceOptions().capabilities(AmqpRequests.QUEUE_CAPABILITY);
        StreamReceiver receiver = connection.openStreamReceiver(config.replyQueue(), options);
        try {
            return new AmqpReplies(AmqpWire.opened(receiver.openFuture(), within), config.replyBytesAtMost());
        } catch (Exception e) {
            receiver.closeAsync();
            throw e;
        }
    }

    @Override
    public @Nullable Payload receive(long millis) throws Exception {
        try {
            StreamDelivery next = receiver.receive(millis, TimeUnit.MILLISECONDS);
            return next == null ? null : read(next);
        } catch (ClientResourceRemotelyClosedException e) {
            ended = true;
            return null;
        }
    }

    private @Nullable Payload read(StreamDelivery next) throws Exception {
        try {
            InputStream in = next.rawInputStream();
            byte[] encoded = in.readNBytes(toRead(next, in));
            boolean cut = encoded.length == encodedBytesAtMost && in.skip(Long.MAX_VALUE) > 0;
            unacknowledged.add(next);
            return AmqpBody.of(encoded, cut, replyBytesAtMost);
        } catch (IOException e) {
            if (next.aborted()) {
                return null; // The broker has taken it back (section 2.6.14), and may send it again.
            }
            throw e.getCause() instanceof ClientException cause ? cause : e;
        }
    }

    /** Of a message that is all there, its length: to find its end by reading would be one more wait for the client. */
    private int toRead(StreamDelivery next, InputStream in) throws IOException {
        return next.completed() ? Math.min(in.available(), encodedBytesAtMost) : encodedBytesAtMost;
    }

    @Override
    public void acknowledge() throws ClientException {
        try {
            for (StreamDelivery delivery : unacknowledged) {
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

    /** {@inheritDoc} The session is the link's own, and ends with it. */
    @Override
    public void close() {
        receiver.closeAsync();
    }
}

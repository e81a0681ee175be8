package io.motcua.backend.jms;

import io.motcua.spi.Replies;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Brings one utility's replies to {@link Replies}, over whichever connection there is. */
final class ReplyReceiver implements JmsConnection.User {
    private final JmsBackendConfig config;
    private final JmsConnection connection;
    private final Replies replies;
    private final Clock clock;
    private @Nullable ReplyLoop loop;
    private boolean closed;

    ReplyReceiver(JmsBackendConfig config, JmsConnection connection, Replies replies, Clock clock) {
        this.config = config;
        this.connection = connection;
        this.replies = replies;
        this.clock = clock;
    }

    @Override
    public void connected(Wire made) throws Exception {
        ReplyLoop begun = ReplyLoop.open(made, connection, config, replies, clock);
        synchronized (this) {
            if (!closed && connection.isCurrent(made)) {
                loop = begun;
                begun.start(() -> connection.tellAgain(this, made, "ended the reading of " + config.replyQueue()));
                return;
            }
        }
        begun.closeSource();
    }

    @Override
    public synchronized void lost(Wire gone) {
        ReplyLoop now = loop;
        if (now != null && now.isOf(gone)) {
            now.abandon();
            loop = null;
        }
    }

    /** Lets the batch that is being recorded be finished, for a bounded time, and takes no other. */
    void close() {
        ReplyLoop last;
        synchronized (this) {
            closed = true;
            last = loop;
            loop = null;
        }
        if (last != null) {
            last.close();
        }
    }
}

package io.motcua.backend.jms;

import io.motcua.Payload;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads by Artemis's own consumer underneath the JMS session. The JMS one interprets a body before it hands it over, and
 * a body that it cannot interpret would be redelivered for ever, in front of all others.
 */
final class ArtemisReplies implements ReplySource {
    private static final Logger LOG = LoggerFactory.getLogger(ArtemisReplies.class);

    private final ActiveMQSession session;
    private final ClientConsumer consumer;
    private final int replyBytesAtMost;
    private @Nullable ClientMessage last;

    private ArtemisReplies(ActiveMQSession session, ClientConsumer consumer, int replyBytesAtMost) {
        this.session = session;
        this.consumer = consumer;
        this.replyBytesAtMost = replyBytesAtMost;
    }

    static ArtemisReplies open(ActiveMQConnection connection, JmsBackendConfig config) throws JMSException {
        ActiveMQSession session = (ActiveMQSession) ArtemisWire.transacted(connection);
        try {
            ClientConsumer consumer = session.getCoreSession().createConsumer(config.replyQueue());
            return new ArtemisReplies(session, consumer, config.replyBytesAtMost());
        } catch (ActiveMQException e) {
            session.close();
            JMSException failure =
                    new JMSException("Replies cannot be read from " + config.replyQueue() + ": " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    @Override
    public @Nullable Payload receive(long millis) throws ActiveMQException {
        ClientMessage next = consumer.receive(millis);
        if (next == null) {
            return null;
        }
        last = next;
        return ArtemisBody.of(next, replyBytesAtMost);
    }

    @Override
    public void acknowledge() throws ActiveMQException, JMSException {
        ClientMessage newest = last;
        if (newest != null) {
            newest.acknowledge(); // And with it all that came before it.
            session.commit();
            last = null;
        }
    }

    @Override
    public boolean isEnded() {
        return consumer.isClosed();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (JMSException | RuntimeException e) {
            LOG.debug("A session could not be closed", e);
        }
    }
}

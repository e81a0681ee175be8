package io.motcua.backend.jms;

import io.motcua.spi.Withdrawal;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests back from a queue at an Artemis. A message that is there, and was never handed to a consumer, the
 * utility never had, and has not once we have consumed and committed it. What is not there was consumed, or lies
 * unacknowledged with a consumer that hangs. What was handed out and came back may have been acted on by a consumer
 * that died before it said so; and after another connection was made the broker may have crashed, which forgets how
 * often it handed a message out. None of that is a proof, and what is there stays there.
 *
 * <p>A second message under the same id cannot come later: the broker drops it, and what was withdrawn is not sent
 * again.
 */
final class ArtemisTaker implements RequestTaker {
    private static final Logger LOG = LoggerFactory.getLogger(ArtemisTaker.class);

    /** How often a message was handed out, this time included (JMS 3.1, section 3.5.11). */
    private static final String DELIVERY_COUNT = "JMSXDeliveryCount";

    private final Session session;
    private final String requestQueue;
    private final long connectedSinceMillis;

    private ArtemisTaker(Session session, String requestQueue, long connectedSinceMillis) {
        this.session = session;
        this.requestQueue = requestQueue;
        this.connectedSinceMillis = connectedSinceMillis;
    }

    /** Opens; the milliseconds are those of the clock that stamps messages. */
    static ArtemisTaker open(ActiveMQConnection connection, JmsBackendConfig config, long connectedSinceMillis)
            throws JMSException {
        return new ArtemisTaker(ArtemisWire.transacted(connection), config.requestQueue(), connectedSinceMillis);
    }

    @Override
    public Withdrawal take(String deduplicationId) throws JMSException {
        Message found = find(deduplicationId);
        if (found == null) {
            return Withdrawal.UNSURE;
        }
        if (found.getIntProperty(DELIVERY_COUNT) > 1 || found.getJMSTimestamp() < connectedSinceMillis) {
            session.rollback();
            return Withdrawal.UNSURE;
        }
        try {
            session.commit();
            return Withdrawal.WITHDRAWN;
        } catch (JMSException | RuntimeException e) {
            // Whether a commit was done that failed to say so, only the next look can tell, and it finds nothing if it
            // was.
            LOG.warn("A request may have been taken back from {}: {}", requestQueue, e.getMessage());
            return Withdrawal.UNSURE;
        }
    }

    /** What the broker hands out at once; it is asked, and has answered when this returns. */
    private @Nullable Message find(String id) throws JMSException {
        // An id has no quotation marks, unless a utility's own has; none may end the selector's string early.
        String selector = "JMSCorrelationID = '" + id.replace("'", "''") + "'";
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(requestQueue), selector)) {
            return consumer.receiveNoWait();
        }
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

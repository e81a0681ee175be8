package io.motcua.backend.jms;

import io.motcua.Delivery;
import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session that sends to one utility's queue of requests. One thread at a time is let in, for as long as it takes to
 * hand the bytes over.
 */
final class RequestSession {
    private static final Logger LOG = LoggerFactory.getLogger(RequestSession.class);
    private static final long NEVER_EXPIRES = 0;

    private final ActiveMQConnection connection;
    private final Session session;
    private final MessageProducer producer;
    private final Destination replyTo;

    private RequestSession(
            ActiveMQConnection connection, Session session, MessageProducer producer, Destination replyTo) {
        this.connection = connection;
        this.session = session;
        this.producer = producer;
        this.replyTo = replyTo;
    }

    static RequestSession open(ActiveMQConnection connection, JmsBackendConfig config) throws JMSException {
        // The session consumes nothing; its mode of acknowledgment means nothing.
        Session session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
        try {
            MessageProducer producer = session.createProducer(session.createQueue(config.requestQueue()));
            return new RequestSession(connection, session, producer, session.createQueue(config.replyQueue()));
        } catch (JMSException e) {
            session.close();
            throw e;
        }
    }

    ActiveMQConnection connection() {
        return connection;
    }

    boolean isOf(ActiveMQConnection other) {
        return connection == other;
    }

    /** Hands the message over; the listener hears when the broker has it. A JMS session is not safe for several threads. */
    synchronized void send(Delivery delivery, CompletionListener listener) throws JMSException {
        producer.send(
                RequestBinding.message(session, delivery, replyTo),
                DeliveryMode.PERSISTENT,
                RequestBinding.jmsPriority(delivery.priority()),
                NEVER_EXPIRES,
                listener);
    }

    void close() {
        try {
            session.close();
        } catch (JMSException | RuntimeException e) {
            LOG.debug("A session could not be closed", e);
        }
    }
}

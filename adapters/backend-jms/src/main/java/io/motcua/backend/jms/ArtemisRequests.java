package io.motcua.backend.jms;

import io.motcua.Delivery;
import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends by Artemis's own protocol. One thread at a time is let in, for as long as it takes to hand the bytes over: a JMS
 * session is not safe for several. The bytes are handed over as the last step of a send, so a send that throws has sent
 * nothing.
 */
final class ArtemisRequests implements RequestSession {
    private static final Logger LOG = LoggerFactory.getLogger(ArtemisRequests.class);
    private static final long NEVER_EXPIRES = 0;

    private final Session session;
    private final MessageProducer producer;
    private final Destination replyTo;

    private ArtemisRequests(Session session, MessageProducer producer, Destination replyTo) {
        this.session = session;
        this.producer = producer;
        this.replyTo = replyTo;
    }

    static ArtemisRequests open(ActiveMQConnection connection, JmsBackendConfig config) throws JMSException {
        // The session consumes nothing; its mode of acknowledgment means nothing.
        Session session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
        try {
            MessageProducer producer = session.createProducer(session.createQueue(config.requestQueue()));
            return new ArtemisRequests(session, producer, session.createQueue(config.replyQueue()));
        } catch (JMSException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public synchronized void send(Delivery delivery, Confirmation confirmation) throws JMSException {
        producer.send(
                ArtemisBinding.message(session, delivery, replyTo),
                DeliveryMode.PERSISTENT,
                BrokerPriority.of(delivery.priority()),
                NEVER_EXPIRES,
                new Completion(confirmation));
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (JMSException | RuntimeException e) {
            LOG.debug("A session could not be closed", e);
        }
    }

    private record Completion(Confirmation confirmation) implements CompletionListener {

        @Override
        public void onCompletion(Message message) {
            confirmation.confirmed();
        }

        @Override
        public void onException(Message message, Exception exception) {
            boolean refused = exception.getCause() instanceof ActiveMQAddressFullException
                    || exception instanceof JMSSecurityException
                    || exception instanceof InvalidDestinationException;
            if (refused) {
                confirmation.refused(exception.getMessage());
            } else {
                confirmation.unsure(exception.getMessage());
            }
        }
    }
}

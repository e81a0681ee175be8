package io.motcua.backend.jms;

import io.motcua.Delivery;
import java.time.Duration;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/**
 * Sends by AMQP 1.0; a message is confirmed when the broker has settled it as accepted.
 */
final class AmqpRequests implements RequestSession {
    /** What says that a node is a queue, where a broker makes or finds it by that (AMQP JMS mapping, section 5). */
    static final String QUEUE_CAPABILITY = "queue";

    private final JmsBackendConfig config;
    private final Session session;
    private final AmqpOutbox outbox;

    private AmqpRequests(JmsBackendConfig config, Session session, Sender sender) {
        this.config = config;
        this.session = session;
        this.outbox = AmqpOutbox.begin(sender, config.backend());
    }

    static AmqpRequests open(Session session, JmsBackendConfig config, Duration within) throws Exception {
        SenderOptions options = new SenderOptions();
        options.targetOptions().capabilities(QUEUE_CAPABILITY);
        try {
            Sender sender = session.openSender(config.requestQueue(), options);
            return new AmqpRequests(config, session, AmqpWire.opened(sender.openFuture(), within));
        } catch (Exception e) {
            session.closeAsync();
            throw e;
        }
    }

    @Override
    public void send(Delivery delivery, Confirmation confirmation) throws ClientException {
        outbox.send(delivery.priority(), AmqpBinding.message(delivery, config), confirmation);
    }

    @Override
    public void close() {
        outbox.close();
        session.closeAsync();
    }
}

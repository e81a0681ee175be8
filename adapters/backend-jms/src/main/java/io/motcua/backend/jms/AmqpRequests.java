package io.motcua.backend.jms;

import io.motcua.Delivery;
import java.time.Duration;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/**
 * Sends by AMQP 1.0; a message is confirmed when the broker has settled it as accepted.
 */
final class AmqpRequests implements RequestSession {
    /** What says that a node is a queue, where a broker makes or finds it by that (AMQP JMS mapping, section 5). */
    static final String QUEUE_CAPABILITY = "queue";

    private static final Duration CREDIT_WITHIN = Duration.ofSeconds(1);

    private final JmsBackendConfig config;
    private final Session session;
    private final AmqpOutbox outbox;

    private AmqpRequests(JmsBackendConfig config, Session session, AmqpOutbox outbox) {
        this.config = config;
        this.session = session;
        this.outbox = outbox;
    }

    static AmqpRequests open(Session session, JmsBackendConfig config, Duration within) throws Exception {
        SenderOptions options = new SenderOptions()
                .sendTimeout(within.toMillis())
                .openTimeout(within.toMillis())
                .closeTimeout(within.toMillis());
        options.targetOptions().capabilities(QUEUE_CAPABILITY);
        Duration half = config.confirmWithin().dividedBy(2);
        try {
            AmqpOutbox outbox = AmqpOutbox.begin(
                    config.backend(),
                    atMost -> AmqpWire.opened(
                            session.openSender(config.requestQueue(), options).openFuture(), atMost),
                    within,
                    half.compareTo(CREDIT_WITHIN) < 0 ? half : CREDIT_WITHIN);
            return new AmqpRequests(config, session, outbox);
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

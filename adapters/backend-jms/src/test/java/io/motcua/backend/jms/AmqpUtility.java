package io.motcua.backend.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Optional;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A utility that speaks AMQP 1.0 by a client that is not Artemis's own. It takes one message at a time. */
final class AmqpUtility implements AutoCloseable {
    private final UtilityAccount account;
    private final Connection connection;
    private final Session session;
    private @Nullable MessageConsumer consumer;

    AmqpUtility(UtilityAccount account, int port) throws JMSException {
        this.account = account;
        JmsConnectionFactory factory = new JmsConnectionFactory(
                account.user(),
                account.password(),
                "amqp://127.0.0.1:" + port
                        + "?jms.closeTimeout=2000&jms.prefetchPolicy.all=100&jms.receiveLocalOnly=true");
        this.connection = factory.createConnection();
        try {
            connection.start();
            this.session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    Session session() {
        return session;
    }

    Optional<Message> receive(Duration atMost) throws JMSException {
        if (consumer == null) {
            consumer = session.createConsumer(session.createQueue(account.requestQueue()));
        }
        return Optional.ofNullable(consumer.receive(atMost.toMillis()));
    }

    Optional<byte[]> receiveBytes(Duration atMost) throws JMSException {
        Optional<Message> message = receive(atMost);
        return message.isEmpty() ? Optional.empty() : Optional.of(bytes(message.get()));
    }

    static byte[] bytes(Message message) throws JMSException {
        return message.getBody(byte[].class);
    }

    void reply(byte[] bytes) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(bytes);
        reply(message);
    }

    void reply(Message message) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(account.replyQueue()))) {
            producer.send(message);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            // The broker was taken away from it; there is nothing left to close.
        }
    }
}

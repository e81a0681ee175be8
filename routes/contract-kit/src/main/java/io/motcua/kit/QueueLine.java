package io.motcua.kit;

import io.motcua.Priority;
import io.motcua.contract.Contract;
import io.motcua.kit.Answer.Acknowledged;
import io.motcua.kit.Answer.Broken;
import io.motcua.kit.Answer.Refused;
import io.motcua.kit.Answer.Silence;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A queue of requests and one of replies at an Artemis, which the backend may come to by AMQP 1.0. Messages are as the
 * gateway's adapter writes them, but for the deduplication id: the broker would drop the repetitions that the kit is
 * for.
 */
final class QueueLine implements Line {
    private static final String CONTENT_TYPE = Contract.MEDIA_TYPE + "; charset=utf-8";
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final String place;
    private final String utility;
    private final Inbox inbox;
    private final LongSupplier setAside;
    private final Connection connection;
    private final Session sending;
    private final MessageProducer producer;
    private final Queue replyQueue;

    /**
     * Connects.
     *
     * @param place where the broker is for whoever runs the backend
     * @param setAside how many messages the broker's dead letters have; always 0 if nobody can tell
     */
    QueueLine(String place, String url, String user, String password, Queues queues, Inbox inbox, LongSupplier setAside)
            throws JMSException {
        this.place = place;
        this.utility = queues.utility();
        this.inbox = inbox;
        this.setAside = setAside;
        // Nothing that comes from a stranger is ever made an object.
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        factory.setDeserializationDenyList("*");
        connection = factory.createConnection(user, password);
        try {
            sending = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            producer = sending.createProducer(sending.createQueue(queues.requests()));
            replyQueue = sending.createQueue(queues.replies());
            Session receiving = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            receiving
                    .createConsumer(receiving.createQueue(queues.replies()))
                    .setMessageListener(message -> inbox.add(heard(message)));
            connection.start();
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    /** The two queues of a utility. */
    record Queues(String utility, String requests, String replies) {}

    @Override
    public String describe() {
        return "queue (broker at " + place + ")";
    }

    @Override
    public boolean showsRefusals() {
        return false;
    }

    @Override
    public Answer exchange(Event event, Duration patience) throws InterruptedException {
        int from = inbox.size();
        long deadBefore = setAside.getAsLong();
        try {
            send(event);
        } catch (JMSException e) {
            return new Broken("the broker did not take the message (" + e.getMessage() + ")");
        }
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            Optional<Heard> reply = inbox.acknowledgment(event, from, LOOK_EVERY);
            if (reply.isPresent()) {
                return new Acknowledged(reply.get());
            }
            if (setAside.getAsLong() > deadBefore) {
                return new Refused("the message was rejected to the dead letters", true);
            }
        }
        return new Silence(patience, "");
    }

    /** The message is sent, and its answer is not waited for: the next one may be under way at the same time. */
    @Override
    public void lose(Event event) {
        try {
            send(event);
        } catch (JMSException e) {
            // As over a lost connection, nobody knows whether it is there.
        }
    }

    private synchronized void send(Event event) throws JMSException {
        BytesMessage message = sending.createBytesMessage();
        message.writeBytes(event.body());
        message.setJMSCorrelationID(event.id());
        message.setJMSReplyTo(replyQueue);
        message.setStringProperty("JMS_AMQP_ContentType", CONTENT_TYPE);
        message.setStringProperty("event_type", event.type());
        message.setStringProperty("service_request_id", event.reference().value());
        message.setIntProperty("request_version", event.version());
        message.setStringProperty("jurisdiction_id", utility);
        message.setStringProperty("priority", event.priority().name());
        producer.setPriority(event.priority() == Priority.P0 ? 9 : Message.DEFAULT_PRIORITY);
        producer.send(message);
    }

    private static Heard heard(Message message) {
        byte[] body;
        try {
            if (message instanceof TextMessage text) {
                body = String.valueOf(text.getText()).getBytes(StandardCharsets.UTF_8);
            } else if (message instanceof BytesMessage bytes) {
                body = new byte[Math.toIntExact(bytes.getBodyLength())];
                bytes.readBytes(body);
            } else {
                body = new byte[0];
            }
        } catch (JMSException e) {
            body = new byte[0];
        }
        return Heard.of(body, Contract.MEDIA_TYPE, Instant.now(), Optional.empty());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            // The broker is gone, and the connection with it.
        }
    }
}

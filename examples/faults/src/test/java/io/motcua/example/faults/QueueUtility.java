package io.motcua.example.faults;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.backend.jms.UtilityAccount;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import io.motcua.contract.ReplyWriter;
import io.motcua.example.faults.Effects.Event;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A utility behind a broker: takes what its queue has, does the work, and answers, in one transaction for each request.
 * When the broker is gone it comes back until there is one.
 */
final class QueueUtility implements AutoCloseable {
    private static final long RECEIVE_MILLIS = 200;
    private static final long RECONNECT_MILLIS = 100;

    private final ActiveMQConnectionFactory broker;
    private final UtilityAccount account;
    private final Function<Event, List<ReplyEvent>> answers;
    private final Effects effects;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "queue-utility");

    /**
     * A utility that works.
     *
     * @param answers what it answers to an event, in this order
     */
    QueueUtility(int port, UtilityAccount account, Function<Event, List<ReplyEvent>> answers) {
        this(port, account, new Effects(), answers);
    }

    /** One that has worked before, and knows what it did. */
    QueueUtility(int port, UtilityAccount account, Effects effects, Function<Event, List<ReplyEvent>> answers) {
        this.broker = new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + port + "?reconnectAttempts=0&initialConnectAttempts=1&callTimeout=1000");
        this.account = account;
        this.effects = effects;
        this.answers = answers;
        thread.setDaemon(true);
        thread.start();
    }

    Effects effects() {
        return effects;
    }

    /** Says so of its own accord. */
    void say(List<ReplyEvent> replies) throws JMSException {
        try (Connection connection = broker.createConnection(account.user(), account.password())) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            send(session, replies);
            session.commit();
        }
    }

    /** That it has this request; the same event each time. */
    static ReplyEvent accepted(Event event) {
        return accepted(event, "ack:" + event.id());
    }

    static ReplyEvent accepted(Event event, String id) {
        return new Acknowledgment(
                header(event, id, Reference.of(event.reference())),
                Result.ACCEPTED,
                Optional.of("W-" + event.reference()),
                Optional.empty());
    }

    /** That it has another request than the one that it was sent. */
    static ReplyEvent acceptedAnother(Event event, Reference other) {
        return new Acknowledgment(
                header(event, "ack:" + other + ":" + event.id(), other),
                Result.ACCEPTED,
                Optional.of("W-" + other),
                Optional.empty());
    }

    /** That another utility serves the place. */
    static ReplyEvent notMine(Event event) {
        return new Acknowledgment(
                header(event, "no:" + event.id(), Reference.of(event.reference())),
                Result.NOT_MINE,
                Optional.empty(),
                Optional.of("Beyond the river"));
    }

    static ReplyEvent status(Event event, RequestStatus status, String id) {
        Header header = header(event, id + ":" + event.id(), Reference.of(event.reference()));
        return new Status(header, status, Optional.empty(), Optional.empty());
    }

    private static Header header(Event event, String id, Reference about) {
        return new Header("urn:west", id, Optional.empty(), Optional.of(event.id()), about, event.version());
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        broker.close();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (Connection connection = broker.createConnection(account.user(), account.password())) {
                connection.start();
                serve(connection.createSession(true, Session.SESSION_TRANSACTED));
            } catch (JMSException e) {
                pause();
            }
        }
    }

    private void serve(Session session) throws JMSException {
        MessageConsumer requests = session.createConsumer(session.createQueue(account.requestQueue()));
        while (closing.getCount() > 0) {
            Message message = requests.receive(RECEIVE_MILLIS);
            if (message != null) {
                Event event = Event.read(bytes(message));
                effects.work(event);
                send(session, answers.apply(event));
                session.commit();
            }
        }
    }

    /** Of an event that came by AMQP 1.0 Artemis makes a text. */
    private static byte[] bytes(Message message) throws JMSException {
        return message instanceof TextMessage
                ? message.getBody(String.class).getBytes(StandardCharsets.UTF_8)
                : message.getBody(byte[].class);
    }

    private void send(Session session, List<ReplyEvent> replies) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(account.replyQueue()))) {
            for (ReplyEvent reply : replies) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(ReplyWriter.write(reply).toBytes());
                producer.send(message);
            }
        }
    }

    private void pause() {
        try {
            closing.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

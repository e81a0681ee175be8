package io.motcua.example.oracle.utility;

import io.motcua.Reference;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyWriter;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One utility's consumer: takes what its queue has, up to a hundred messages at once, writes down what it acts on, sends
 * its acknowledgments and lets the broker forget the messages in one transaction. When the broker is gone it comes back
 * until there is one. The acknowledgment of an event has the same id each time, so that the gateway can tell. Of so
 * many events it leaves one without an answer, for good.
 */
final class Utility implements Runnable {
    private static final int BATCH_AT_MOST = 100;
    private static final long RECEIVE_MILLIS = 1_000;
    private static final long RECONNECT_MILLIS = 200;

    private final String name;
    private final String password;
    private final ConnectionFactory broker;
    private final Deeds deeds;
    private final int unansweredOneIn;

    /**
     * A consumer.
     *
     * @param unansweredOneIn of so many events it answers all but one; 0: it answers all
     */
    Utility(String name, String password, ConnectionFactory broker, Deeds deeds, int unansweredOneIn) {
        this.name = name;
        this.password = password;
        this.broker = broker;
        this.deeds = deeds;
        this.unansweredOneIn = unansweredOneIn;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = broker.createConnection(name, password)) {
                connection.start();
                serve(connection.createSession(true, Session.SESSION_TRANSACTED));
            } catch (JMSException e) {
                pause();
            } catch (IOException e) {
                // Without its journal a utility cannot bear witness, and a silent end would look like a slow gateway.
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private void serve(Session session) throws JMSException, IOException {
        MessageConsumer requests = session.createConsumer(session.createQueue("motcua.requests." + name));
        MessageProducer replies = session.createProducer(session.createQueue("motcua.replies." + name));
        while (!Thread.currentThread().isInterrupted()) {
            List<Event> events = receive(requests);
            if (!events.isEmpty()) {
                deeds.take(events);
                for (Event event : events) {
                    if (isForgotten(event)) {
                        continue;
                    }
                    replies.send(acknowledgment(session, event));
                }
            }
            session.commit();
        }
    }

    private boolean isForgotten(Event event) {
        return unansweredOneIn > 0 && Math.floorMod(event.id().hashCode(), unansweredOneIn) == 0;
    }

    private static List<Event> receive(MessageConsumer requests) throws JMSException {
        List<Event> events = new ArrayList<>();
        Message message = requests.receive(RECEIVE_MILLIS);
        while (message != null) {
            read(message).ifPresent(events::add);
            message = events.size() < BATCH_AT_MOST ? requests.receiveNoWait() : null;
        }
        return events;
    }

    /** The event; a message that is none is let go of, and shows as a request that nobody acknowledges. */
    private static Optional<Event> read(Message message) throws JMSException {
        try {
            return Optional.of(Event.read(message.getBody(byte[].class)));
        } catch (IOException | JMSException e) {
            System.err.println("No request event: " + message.getJMSMessageID() + ": " + e);
            return Optional.empty();
        }
    }

    private BytesMessage acknowledgment(Session session, Event event) throws JMSException {
        ReplyEvent.Header header = new ReplyEvent.Header(
                "urn:utility:" + name,
                "ack:" + event.id(),
                Optional.empty(),
                Optional.of(event.id()),
                Reference.of(event.reference()),
                event.version());
        Acknowledgment reply = new Acknowledgment(
                header, Acknowledgment.Result.ACCEPTED, Optional.of(name + "-" + event.reference()), Optional.empty());
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(ReplyWriter.write(reply).toBytes());
        return message;
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

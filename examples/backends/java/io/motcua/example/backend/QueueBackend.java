package io.motcua.example.backend;

import io.motcua.Payload;
import io.motcua.contract.ReplyEvent.Status;
import io.motcua.contract.ReplyWriter;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * A utility's backend: takes service requests from its queue over AMQP 1.0, one at a time, keeps each and answers.
 *
 * <p>A request is in the journal before its answer is sent, and its answer is with the broker before the message is
 * settled. After a crash in between the message comes again, and is answered again from the journal.
 *
 * <p>This example's README has the command that starts it.
 */
public final class QueueBackend {
    /** Qpid JMS: each message is settled by itself. */
    private static final int INDIVIDUAL_ACKNOWLEDGE = 101;

    /** Qpid JMS: how a message is settled; 2 is AMQP 1.0's <em>rejected</em> (section 3.4.3). */
    private static final String ACKNOWLEDGE_AS = "JMS_AMQP_ACK_TYPE";

    private static final int REJECTED = 2;

    private final Session session;
    private final MessageConsumer requests;
    private final MessageProducer replies;
    private final Desk desk;

    private QueueBackend(Session session, String utility, Desk desk) throws JMSException {
        this.session = session;
        this.desk = desk;
        requests = session.createConsumer(session.createQueue("motcua.requests." + utility));
        replies = session.createProducer(session.createQueue("motcua.replies." + utility));
    }

    /** Runs until the process is ended, or the connection is. */
    public static void main(String[] arguments) throws JMSException, IOException {
        if (arguments.length != 4) {
            System.err.println("Usage: MOTCUA_PASSWORD=… QueueBackend AMQP-URL UTILITY JOURNAL SERVICE,SERVICE…");
            System.exit(2);
        }
        String utility = arguments[1];
        JmsConnectionFactory factory =
                new JmsConnectionFactory(utility, System.getenv("MOTCUA_PASSWORD"), arguments[0]);
        try (Connection connection = factory.createConnection();
                Journal journal = Journal.open(Path.of(arguments[2]))) {
            connection.start();
            Desk desk = new Desk(utility, Set.of(arguments[3].split(",")), journal);
            System.out.println("Waiting for requests of " + utility);
            new QueueBackend(connection.createSession(INDIVIDUAL_ACKNOWLEDGE), utility, desk).serve();
        }
    }

    private void serve() throws JMSException, IOException {
        for (Message message = requests.receive(); message != null; message = requests.receive()) {
            Optional<Envelope> event = Envelope.read(body(message));
            if (event.isEmpty()) {
                // It names no request, so there is nobody to answer: the broker keeps it with its dead letters.
                message.setIntProperty(ACKNOWLEDGE_AS, REJECTED);
            } else {
                answer(event.get());
            }
            message.acknowledge();
        }
    }

    /** The bytes of a message; none if it is of another kind, which is no event either. */
    private static byte[] body(Message message) throws JMSException {
        if (!(message instanceof BytesMessage bytes)) {
            return new byte[0];
        }
        byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
        bytes.readBytes(body);
        return body;
    }

    private void answer(Envelope event) throws JMSException, IOException {
        send(ReplyWriter.write(desk.acknowledgment(event)));
        Optional<Status> news = desk.news(event);
        if (news.isPresent()) {
            send(ReplyWriter.write(news.get()));
        }
    }

    /** Returns when the broker has it. */
    private void send(Payload reply) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(reply.toBytes());
        replies.send(message);
    }
}

package io.motcua.example.evn.utility;

import io.motcua.Payload;
import io.motcua.contract.ReplyWriter;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The counter at the queue: brings requests to the {@link Desk} and its replies back. A message leaves the queue only
 * when the broker has the acknowledgment; should this process die before, it comes again. For one thread.
 */
final class Counter {
    /** One message is settled, not all before it: both clients have this mode under the same number, JMS has not. */
    private static final int INDIVIDUAL_ACKNOWLEDGE = 101;

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Desk desk;
    private final Clock clock;
    private final Consumer<Report> reports;
    private final Session requests;
    private final MessageConsumer in;
    private final Session replies;
    private final MessageProducer out;

    Counter(Connection connection, String queue, String replyQueue, Desk desk, Clock clock, Consumer<Report> reports)
            throws JMSException {
        this.desk = desk;
        this.clock = clock;
        this.reports = reports;
        requests = connection.createSession(INDIVIDUAL_ACKNOWLEDGE);
        in = requests.createConsumer(requests.createQueue(queue));
        replies = connection.createSession(Session.SESSION_TRANSACTED);
        out = replies.createProducer(replies.createQueue(replyQueue));
    }

    /** Works until there is no more reason to. */
    void work(BooleanSupplier wanted) throws JMSException {
        while (wanted.getAsBoolean()) {
            Message message = in.receive(patience());
            while (message != null) {
                take(message);
                message = in.receiveNoWait();
            }
            answer(desk.due(clock.instant()));
        }
    }

    private long patience() {
        Duration untilNext = desk.next()
                .map(next -> Duration.between(clock.instant(), next))
                .filter(wait -> wait.compareTo(PATIENCE) < 0)
                .orElse(PATIENCE);
        return Math.max(1, untilNext.toMillis());
    }

    private void take(Message message) throws JMSException {
        RequestEvent event = RequestEvent.read(text(message));
        Instant now = clock.instant();
        boolean isNew = desk.take(event, now, () -> settle(message));
        reports.accept(new Report.Took(now, event.reference().value(), event.priority(), !isNew));
    }

    /** All that is due goes in one transaction: one wait for the broker's disk, not one a reply. */
    private void answer(List<Desk.Due> due) throws JMSException {
        if (due.isEmpty()) {
            return;
        }
        for (Desk.Due each : due) {
            Payload reply = ReplyWriter.write(each.reply());
            BytesMessage message = replies.createBytesMessage();
            message.writeBytes(reply.toBytes());
            out.send(message);
        }
        replies.commit();
        Instant now = clock.instant();
        for (Desk.Due each : due) {
            each.sent().run();
            String id = each.reply().header().id();
            String what = id.substring(id.lastIndexOf('/') + 1);
            reports.accept(
                    new Report.Said(now, each.at(), each.event().reference().value(), what));
        }
    }

    private static void settle(Message message) {
        try {
            message.acknowledge();
        } catch (JMSException e) {
            throw new IllegalStateException("The broker does not take the settlement", e);
        }
    }

    private static String text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            byte[] all = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(all);
            return new String(all, StandardCharsets.UTF_8);
        }
        throw new JMSException(
                "Expected a text or bytes, not " + message.getClass().getSimpleName());
    }
}

package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Priority;
import io.motcua.backend.jms.RequestSession.Confirmation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmqpOutboxTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    private RawAmqpBroker broker;
    private Client client;
    private AmqpOutbox outbox;

    /** What was told of one message. */
    private static final class Told implements Confirmation {
        private final CompletableFuture<String> word = new CompletableFuture<>();

        @Override
        public void confirmed() {
            word.complete("confirmed");
        }

        @Override
        public void refused(String because) {
            word.complete("refused");
        }

        @Override
        public void unsure(String because) {
            word.complete("unsure");
        }

        @Override
        public boolean isOver() {
            return word.isDone();
        }
    }

    @BeforeEach
    void begin() throws Exception {
        broker = new RawAmqpBroker(0);
        client = Client.create();
        ConnectionOptions options = new ConnectionOptions().user("gateway").password("secret");
        options.transportOptions().allowNativeIO(false);
        Connection connection = client.connect("127.0.0.1", broker.port(), options);
        Session session = connection.openSession();
        outbox = AmqpOutbox.begin(
                "EVNNPC",
                atMost -> AmqpWire.opened(session.openSender("requests").openFuture(), atMost),
                LONG,
                Duration.ofSeconds(2));
    }

    @AfterEach
    void end() throws Exception {
        outbox.close();
        client.closeAsync();
        broker.close();
    }

    /**
     * The client writes a message out before it looks for credit, and throws what is unchecked if it cannot. While the
     * first waits for credit the second waits behind it, so that it is the outbox's thread to which that happens.
     */
    @Test
    void messageThatCannotBeWrittenIsToldOfAndWhatComesAfterItIsSent() throws Exception {
        Told first = new Told();
        Told impossible = new Told();
        outbox.send(Priority.P1, message(), first);
        outbox.send(Priority.P2, message().property("of no type of AMQP", new Object()), impossible);

        broker.giveCredit(100);

        await().atMost(LONG).until(impossible::isOver);
        assertThat(impossible.word.get()).isNotEqualTo("confirmed");
        await().atMost(LONG).untilAsserted(() -> {
            Told next = new Told();
            outbox.send(Priority.P2, message(), next);
            await().atMost(LONG).until(next::isOver);
            assertThat(next.word.get()).isEqualTo("confirmed");
        });
    }

    private static Message<byte[]> message() throws Exception {
        return Message.create("{}".getBytes(UTF_8));
    }
}

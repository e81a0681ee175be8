package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.Priority;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThroughputTest {
    private static final UtilityAccount NORTH = BrokerUnderTest.NORTH;
    private static final int COUNT = 20_000;

    @TempDir
    Path folder;

    @Test
    void twentyThousandAreQueuedDrainedAndAnswered() throws Exception {
        try (BrokerUnderTest far = new BrokerUnderTest(folder);
                JmsBackend backend = far.backend(builder -> builder.inFlightAtMost(1_000))) {
            RecordingReplies replies = new RecordingReplies();
            backend.open(replies);

            long began = System.nanoTime();
            assertThat(send(backend)).isEqualTo(COUNT);
            double sent = perSecond(began);
            assertThat(far.broker.messagesIn(NORTH.requestQueue())).isEqualTo(COUNT);

            began = System.nanoTime();
            drainAndAnswer(far);
            double drained = perSecond(began);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(replies.recorded()).hasSize(COUNT));
            double answered = perSecond(began);

            System.out.printf(
                    "%d requests: %.0f sent/s, %.0f drained/s with an answer each, %.0f replies recorded/s in %d commits%n",
                    COUNT, sent, drained, answered, replies.batches());
            assertThat(sent).isGreaterThan(2_000);
            assertThat(answered).isGreaterThan(2_000);
            assertThat(far.broker.messagesIn(NORTH.requestQueue())).isZero();
            await().untilAsserted(() ->
                    assertThat(far.broker.messagesIn(NORTH.replyQueue())).isZero());
        }
    }

    /** How many were sent, with as many in flight as the backend allows. */
    private static int send(JmsBackend backend) throws InterruptedException {
        Semaphore room = new Semaphore(900);
        AtomicInteger sent = new AtomicInteger();
        CompletableFuture<?>[] outcomes = new CompletableFuture<?>[COUNT];
        for (int i = 0; i < COUNT; i++) {
            Delivery delivery = Deliveries.to(NORTH.utility(), Priority.P2, "Mất điện. ".repeat(150));
            room.acquire();
            outcomes[i] = backend.deliver(delivery)
                    .thenAccept(outcome -> {
                        count(outcome, sent);
                        room.release();
                    })
                    .toCompletableFuture();
        }
        CompletableFuture.allOf(outcomes).join();
        return sent.get();
    }

    private static void count(DeliveryOutcome outcome, AtomicInteger sent) {
        if (outcome instanceof Sent) {
            sent.incrementAndGet();
        }
    }

    private static void drainAndAnswer(BrokerUnderTest far) throws Exception {
        String url = "tcp://127.0.0.1:" + far.broker.port().orElseThrow();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                Connection connection = factory.createConnection(NORTH.user(), NORTH.password());
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(NORTH.requestQueue()));
                MessageProducer producer = session.createProducer(session.createQueue(NORTH.replyQueue()))) {
            connection.start();
            byte[] answer = "{\"kind\":\"acknowledgment\"}".repeat(10).getBytes(UTF_8);
            for (int i = 1; i <= COUNT; i++) {
                assertThat(consumer.receive(5_000)).isNotNull();
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(answer);
                producer.send(message);
                if (i % 200 == 0) {
                    session.commit();
                }
            }
        }
    }

    private static double perSecond(long beganNanos) {
        return COUNT * 1e9 / (System.nanoTime() - beganNanos);
    }
}

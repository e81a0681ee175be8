package io.motcua.backend.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import io.motcua.spi.Withdrawal;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestRecallTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private BrokerUnderTest far;
    private JmsBackend backend;

    @BeforeEach
    void open() throws Exception {
        far = new BrokerUnderTest(folder);
        backend = far.backend(builder -> builder);
        backend.open(new RecordingReplies());
    }

    @AfterEach
    void close() {
        backend.close();
        far.close();
    }

    @Test
    void whatNobodyTookIsWithdrawnAndItsNeighboursStay() throws Exception {
        Delivery first = sent();
        Delivery second = sent();

        assertThat(withdraw(first)).isEqualTo(Withdrawal.WITHDRAWN);

        assertThat(far.utility().receiveBytes(LONG)).contains(second.event().toBytes());
        assertThat(far.utility().receiveBytes(SHORT)).isEmpty();
        assertThat(withdraw(first)).as("once more").isEqualTo(Withdrawal.UNSURE);
    }

    @Test
    void whatTheUtilityTookIsUnsure() throws Exception {
        Delivery taken = sent();
        assertThat(far.utility().receiveBytes(LONG)).isPresent();

        assertThat(withdraw(taken)).isEqualTo(Withdrawal.UNSURE);
    }

    @Test
    void whatLiesWithAConsumerThatHangsIsUnsure() throws Exception {
        // Its prefetch takes both, and it looks at one only.
        Delivery looked = sent();
        Delivery prefetched = sent();
        assertThat(far.utility().receiveBytes(LONG)).contains(looked.event().toBytes());

        assertThat(withdraw(prefetched)).isEqualTo(Withdrawal.UNSURE);
    }

    @Test
    void whatCameBackFromAConsumerIsUnsureAndStaysThere() throws Exception {
        Delivery returned = sent();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                        "tcp://127.0.0.1:" + far.broker.port().orElseThrow());
                Connection connection =
                        factory.createConnection(BrokerUnderTest.NORTH.user(), BrokerUnderTest.NORTH.password())) {
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            assertThat(session.createConsumer(session.createQueue(BrokerUnderTest.NORTH.requestQueue()))
                            .receive(LONG.toMillis()))
                    .isNotNull();
        }

        assertThat(withdraw(returned)).isEqualTo(Withdrawal.UNSURE);
        assertThat(far.utility().receiveBytes(LONG)).contains(returned.event().toBytes());
    }

    @Test
    void withoutABrokerNobodyCanTellNow() throws Exception {
        Delivery delivery = sent();
        far.goDown();

        await().atMost(LONG).until(() -> withdraw(delivery) == Withdrawal.NOT_NOW);
        far.comeBack();

        // Who may have had it before, the broker has forgotten.
        await().atMost(LONG).until(() -> withdraw(delivery) == Withdrawal.UNSURE);
        assertThat(far.utility().receiveBytes(LONG)).contains(delivery.event().toBytes());
    }

    private Delivery sent() throws Exception {
        Delivery delivery = Deliveries.to("EVNNPC");
        await().atMost(LONG).until(() -> result(backend.deliver(delivery)) instanceof DeliveryOutcome.Sent);
        return delivery;
    }

    private Withdrawal withdraw(Delivery delivery) throws Exception {
        return result(backend.withdraw(delivery));
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(15, TimeUnit.SECONDS);
    }
}

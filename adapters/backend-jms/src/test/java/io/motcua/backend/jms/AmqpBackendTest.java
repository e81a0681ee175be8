package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.Priority;
import io.motcua.spi.BackendAdapterContract;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import io.motcua.spi.Withdrawal;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's own side by AMQP 1.0. */
class AmqpBackendTest implements BackendAdapterContract {
    private static final Duration LONG = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Override
    public FarSide farSide() throws Exception {
        return BrokerUnderTest.reachedByAmqp(folder);
    }

    @Test
    void messageIsTheOneThatArtemisMakesOfItsOwnProtocol() throws Exception {
        Delivery delivery = Deliveries.to("EVNNPC", Priority.P0);
        Message byArtemis;
        try (BrokerUnderTest far = new BrokerUnderTest(folder.resolve("artemis"))) {
            byArtemis = received(far, delivery);
        }
        Message byAmqp;
        try (BrokerUnderTest far = BrokerUnderTest.reachedByAmqp(folder.resolve("amqp"))) {
            byAmqp = received(far, delivery);
        }

        assertThat(AsyncApiTest.properties(byAmqp)).isEqualTo(AsyncApiTest.properties(byArtemis));
        for (Object name : AsyncApiTest.properties(byArtemis)) {
            assertThat(byAmqp.getObjectProperty(String.valueOf(name)))
                    .isEqualTo(byArtemis.getObjectProperty(String.valueOf(name)));
        }
        assertThat(AsyncApiTest.contentType(byAmqp)).isEqualTo(AsyncApiTest.contentType(byArtemis));
        assertThat(byAmqp.getJMSCorrelationID()).isEqualTo(byArtemis.getJMSCorrelationID());
        assertThat(byAmqp.getJMSPriority()).isEqualTo(byArtemis.getJMSPriority());
        assertThat(byAmqp.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(byAmqp.getJMSExpiration()).isZero();
        assertThat(((Queue) byAmqp.getJMSReplyTo()).getQueueName())
                .isEqualTo(((Queue) byArtemis.getJMSReplyTo()).getQueueName());
        assertThat(AmqpUtility.bytes(byAmqp)).isEqualTo(delivery.event().toBytes());
    }

    @Test
    void utilityThatSpeaksArtemissOwnProtocolGetsTheSameTextForThatIsWhatArtemisMakesOfJson() throws Exception {
        try (BrokerUnderTest far = BrokerUnderTest.reachedByAmqp(folder);
                JmsBackend backend = far.backend(builder -> builder)) {
            backend.open(new RecordingReplies());
            Delivery delivery = sent(backend);
            try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                            "tcp://127.0.0.1:" + far.broker.port().orElseThrow());
                    Connection connection =
                            factory.createConnection(BrokerUnderTest.NORTH.user(), BrokerUnderTest.NORTH.password())) {
                connection.start();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                Message message = session.createConsumer(session.createQueue(BrokerUnderTest.NORTH.requestQueue()))
                        .receive(LONG.toMillis());

                assertThat(message).isInstanceOf(TextMessage.class);
                assertThat(message.getBody(String.class).getBytes(UTF_8))
                        .isEqualTo(delivery.event().toBytes());
                assertThat(message.getJMSCorrelationID()).isEqualTo(delivery.deduplicationId());
            }
        }
    }

    @Test
    void nothingIsTakenBackForNothingCanBeProved() throws Exception {
        try (BrokerUnderTest far = BrokerUnderTest.reachedByAmqp(folder);
                JmsBackend backend = far.backend(builder -> builder)) {
            backend.open(new RecordingReplies());
            Delivery delivery = sent(backend);

            assertThat(result(backend.withdraw(delivery))).isEqualTo(Withdrawal.UNSURE);

            assertThat(far.utility().receiveBytes(LONG))
                    .contains(delivery.event().toBytes());
            far.goDown();
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(result(backend.withdraw(delivery))).isEqualTo(Withdrawal.NOT_NOW));
        }
    }

    @Test
    void fullQueueDefersAndWhatWasDeferredComesOnceThereIsRoom() throws Exception {
        try (BrokerUnderTest far = BrokerUnderTest.reachedByAmqp(folder, builder -> builder.queueBytesAtMost(200_000));
                JmsBackend backend = far.backend(builder -> builder)) {
            backend.open(new RecordingReplies());
            List<Delivery> confirmed = new ArrayList<>();
            Delivery last = large();
            DeliveryOutcome outcome = result(backend.deliver(last));
            while (outcome instanceof Sent && confirmed.size() < 100) {
                confirmed.add(last);
                last = large();
                outcome = result(backend.deliver(last));
            }
            Delivery deferred = last;

            assertThat(outcome).isInstanceOf(Deferred.class);
            assertThat(far.broker.messagesIn(BrokerUnderTest.NORTH.requestQueue()))
                    .isEqualTo(confirmed.size());
            for (Delivery delivery : confirmed) {
                assertThat(far.utility().receiveBytes(LONG))
                        .contains(delivery.event().toBytes());
            }
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(result(backend.deliver(deferred))).isInstanceOf(Sent.class));
            assertThat(far.utility().receiveBytes(LONG))
                    .contains(deferred.event().toBytes());
        }
    }

    @Test
    void queueThatIsNotThereDefersAndHoldsUpNobodyElse() throws Exception {
        try (BrokerUnderTest far = BrokerUnderTest.reachedByAmqp(folder);
                JmsConnection connection = far.connect();
                JmsBackend north = new JmsBackend(JmsBackendConfig.of("EVNNPC"), connection, Clock.systemUTC());
                JmsBackend nowhere = new JmsBackend(JmsBackendConfig.of("EVNSPC"), connection, Clock.systemUTC())) {
            RecordingReplies replies = new RecordingReplies();
            nowhere.open(new RecordingReplies());
            north.open(replies);

            assertThat(result(nowhere.deliver(Deliveries.to("EVNSPC")))).isInstanceOf(Deferred.class);
            sent(north);
            far.reply("{}".getBytes(UTF_8));
            await().untilAsserted(() -> assertThat(replies.texts()).containsExactly("{}"));
        }
    }

    @Test
    void queueThatVanishesAndComesBackIsSentToAgain() throws Exception {
        try (BrokerUnderTest far = BrokerUnderTest.reachedByAmqp(folder);
                JmsBackend backend = far.backend(builder -> builder)) {
            RecordingReplies replies = new RecordingReplies();
            backend.open(replies);
            sent(backend);
            String address = BrokerUnderTest.NORTH.requestQueue();
            far.broker.server.destroyQueue(SimpleString.of(address), null, true, false, true);
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(result(backend.deliver(large()))).isNotInstanceOf(Sent.class));

            far.broker.server.createQueue(QueueConfiguration.of(address)
                    .setAddress(address)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setAutoCreateAddress(true)
                    .setDurable(true));
            Delivery delivery = sent(backend);

            assertThat(far.utility().receiveBytes(LONG))
                    .contains(delivery.event().toBytes());
            far.reply("{}".getBytes(UTF_8));
            await().untilAsserted(() -> assertThat(replies.texts()).containsExactly("{}"));
        }
    }

    @Test
    void wrongPasswordDefersAndIsNoFailure() throws Exception {
        try (BrokerUnderTest far = BrokerUnderTest.reachedByAmqp(folder);
                JmsConnection connection = JmsConnection.open(JmsConnectionConfig.builder(
                                "amqp://127.0.0.1:" + far.broker.port().orElseThrow(), "gateway", "wrong")
                        .build());
                JmsBackend backend = new JmsBackend(JmsBackendConfig.of("EVNNPC"), connection, Clock.systemUTC())) {
            backend.open(new RecordingReplies());

            assertThat(result(backend.deliver(Deliveries.to("EVNNPC")))).isInstanceOf(Deferred.class);
            assertThat(connection.isConnected()).isFalse();
        }
    }

    @Test
    void secondAddressIsTriedWhenNobodyListensAtTheFirst() throws Exception {
        try (BrokerUnderTest far = BrokerUnderTest.reachedByAmqp(folder);
                JmsConnection connection = JmsConnection.open(JmsConnectionConfig.builder(
                                "(amqp://127.0.0.1:1,amqp://127.0.0.1:"
                                        + far.broker.port().orElseThrow() + ")",
                                BrokerProcess.GATEWAY.user(),
                                BrokerProcess.GATEWAY.password())
                        .build());
                JmsBackend backend = new JmsBackend(JmsBackendConfig.of("EVNNPC"), connection, Clock.systemUTC())) {
            backend.open(new RecordingReplies());

            sent(backend);
        }
    }

    @Test
    void addressSaysHostPortAndTls() {
        assertThat(AmqpAddress.parse("amqp://broker.example"))
                .containsExactly(new AmqpAddress("broker.example", 5672, false));
        assertThat(AmqpAddress.parse("amqps://[::1]/")).containsExactly(new AmqpAddress("::1", 5671, true));
        assertThat(AmqpAddress.parse("(amqp://a:1, amqps://b:65535)"))
                .isEqualTo(List.of(new AmqpAddress("a", 1, false), new AmqpAddress("b", 65_535, true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amqp://",
                "amqp://host:0",
                "amqp://host:65536",
                "amqp://user:secret@host",
                "amqp://a,amqp://b",
                "(amqp://a,)",
                "amqp://host/vhost",
                "amqpx://host"
            })
    void malformedAddressIsAnsweredWithWhatWasExpected(String url) {
        assertThatThrownBy(() -> JmsConnection.open(
                        JmsConnectionConfig.builder(url, "u", "p").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amqp://host:port")
                .hasMessageNotContaining("secret");
        assertThat(JmsConnection.takes(url)).isFalse();
    }

    private static Message received(BrokerUnderTest far, Delivery delivery) throws Exception {
        try (JmsBackend backend = far.backend(builder -> builder)) {
            backend.open(new RecordingReplies());
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(result(backend.deliver(delivery))).isInstanceOf(Sent.class));
            return far.utility().receive(LONG).orElseThrow();
        }
    }

    private static Delivery sent(JmsBackend backend) throws Exception {
        Delivery delivery = Deliveries.to(backend.backend());
        await().atMost(LONG).until(() -> result(backend.deliver(delivery)) instanceof Sent);
        return delivery;
    }

    private static Delivery large() {
        return Deliveries.to("EVNNPC", Priority.P2, "Đèn đường hỏng. ".repeat(1_000));
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(15, TimeUnit.SECONDS);
    }
}

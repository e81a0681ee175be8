package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final UtilityAccount NORTH = BrokerUnderTest.NORTH;

    @TempDir
    Path folder;

    @Test
    void startsWithinASecondOnceItsClassesAreLoaded() throws IOException {
        start(folder.resolve("warm")).close();

        long began = System.nanoTime();
        EmbeddedBroker broker = start(folder.resolve("measured"));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        broker.close();

        System.out.println("A broker on a new folder started in " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void restartKeepsRequestsAndRepliesAndWhatWasSentBefore() throws Exception {
        Delivery delivery = Deliveries.to(NORTH.utility());
        try (BrokerUnderTest far = new BrokerUnderTest(folder)) {
            JmsBackend backend = far.backend(builder -> builder);
            backend.open(new RecordingReplies());
            assertThat(outcome(backend, delivery)).isInstanceOf(Sent.class);
            backend.close();
            far.reply("kept".getBytes(UTF_8));
        }

        try (BrokerUnderTest far = new BrokerUnderTest(folder);
                JmsBackend backend = far.backend(builder -> builder)) {
            RecordingReplies replies = new RecordingReplies();
            backend.open(replies);
            assertThat(outcome(backend, delivery)).isInstanceOf(Sent.class);

            assertThat(far.receive(Duration.ofSeconds(5))).isPresent();
            assertThat(far.receive(Duration.ofMillis(300))).isEmpty();
            await().untilAsserted(() -> assertThat(replies.texts()).containsExactly("kept"));
        }

        try (BrokerUnderTest far = new BrokerUnderTest(folder);
                JmsBackend backend = far.backend(builder -> builder)) {
            RecordingReplies replies = new RecordingReplies();
            backend.open(replies);
            assertThat(outcome(backend, delivery)).isInstanceOf(Sent.class);

            assertThat(far.receive(Duration.ofMillis(300))).isEmpty();
            assertThat(replies.texts()).isEmpty();
        }
    }

    /** A copy of the files at the moment of the outcome is what a crash at that moment would have left. */
    @Test
    void sentIsInTheFilesWhenItIsSaid() throws Exception {
        Path copy = folder.resolve("copy");
        Delivery delivery = Deliveries.to(NORTH.utility());
        try (BrokerUnderTest far = new BrokerUnderTest(folder.resolve("original"));
                JmsBackend backend = far.backend(builder -> builder)) {
            backend.open(new RecordingReplies());
            assertThat(outcome(backend, delivery)).isInstanceOf(Sent.class);

            copy(folder.resolve("original"), copy);
        }

        try (BrokerUnderTest crashed = new BrokerUnderTest(copy)) {
            assertThat(crashed.receive(Duration.ofSeconds(5)))
                    .hasValueSatisfying(bytes ->
                            assertThat(bytes).isEqualTo(delivery.event().toBytes()));
        }
    }

    @Test
    void requestThatTheUtilityRejectsIsKeptAsADeadLetter() throws Exception {
        try (BrokerUnderTest far = new BrokerUnderTest(folder);
                JmsBackend backend = far.backend(builder -> builder);
                var client = new JmsConnectionFactory(
                                NORTH.user(),
                                NORTH.password(),
                                "amqp://127.0.0.1:" + far.broker.port().orElseThrow())
                        .createConnection()) {
            backend.open(new RecordingReplies());
            outcome(backend, Deliveries.to(NORTH.utility()));
            client.start();
            // Qpid's way to end a delivery with AMQP's outcome "rejected" (AMQP 1.0, section 3.4.2).
            var session = client.createSession(101);
            Message message = session.createConsumer(session.createQueue(NORTH.requestQueue()))
                    .receive(5_000);

            message.setIntProperty("JMS_AMQP_ACK_TYPE", 2);
            message.acknowledge();

            await().untilAsserted(() -> assertThat(far.broker.deadMessages()).isEqualTo(1));
            assertThat(far.broker.messagesIn(NORTH.requestQueue())).isZero();
        }
    }

    @Test
    void replyWithATimeToLiveDoesNotExpire() throws Exception {
        try (BrokerUnderTest far = new BrokerUnderTest(folder)) {
            Message message = far.utility().session().createTextMessage("short-lived");
            try (MessageProducer producer = far.utility()
                    .session()
                    .createProducer(far.utility().session().createQueue(NORTH.replyQueue()))) {
                producer.setTimeToLive(1);
                producer.send(message);
            }
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);

            RecordingReplies replies = new RecordingReplies();
            try (JmsBackend backend = far.backend(builder -> builder)) {
                backend.open(replies);

                await().untilAsserted(() -> assertThat(replies.texts()).containsExactly("short-lived"));
            }
        }
    }

    @Test
    void fullQueueDefersAndTakesMoreWhenThereIsRoom() throws Exception {
        try (BrokerUnderTest far = new BrokerUnderTest(folder, builder -> builder.queueBytesAtMost(100_000));
                JmsBackend backend = far.backend(builder -> builder)) {
            backend.open(new RecordingReplies());
            DeliveryOutcome outcome = outcome(backend, Deliveries.to(NORTH.utility()));
            int sent = 0;
            while (outcome instanceof Sent) {
                sent++;
                outcome = outcome(backend, Deliveries.to(NORTH.utility()));
            }

            assertThat(outcome).isInstanceOf(Deferred.class);
            assertThat(far.broker.messagesIn(NORTH.requestQueue())).isEqualTo(sent);
            for (int i = 0; i < sent; i++) {
                assertThat(far.receive(Duration.ofSeconds(5))).isPresent();
            }
            await().untilAsserted(() ->
                    assertThat(outcome(backend, Deliveries.to(NORTH.utility()))).isInstanceOf(Sent.class));
        }
    }

    @Test
    void secondBrokerOnTheSameFolderIsRefused() throws Exception {
        try (EmbeddedBroker first = start(folder)) {
            assertThatThrownBy(() -> start(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder.toString());

            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void portThatIsTakenIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedBrokerConfig config = EmbeddedBrokerConfig.builder(folder)
                    .port(taken.getLocalPort())
                    .build();

            assertThatThrownBy(() -> EmbeddedBroker.start(config))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void brokerWithoutATcpPortListensOnNone() throws Exception {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(EmbeddedBrokerConfig.builder(folder).build())) {
            assertThat(broker.port()).isEmpty();
            assertThatThrownBy(() -> broker.messagesIn("motcua.requests.NOBODY"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("motcua.requests.NOBODY");
        }
    }

    @Test
    void brokerThatEndsBeforeItsClientsIsNoticedAndLeavesNoThreadThatKeepsTheProcessAlive() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        EmbeddedBroker broker = start(folder);
        try (JmsConnection connection = JmsConnection.open(broker.connectionConfig());
                JmsBackend backend =
                        new JmsBackend(JmsBackendConfig.of(NORTH.utility()), connection, Clock.systemUTC())) {
            backend.open(new RecordingReplies());
            assertThat(outcome(backend, Deliveries.to(NORTH.utility()))).isInstanceOf(Sent.class);

            broker.close();

            await().untilAsserted(() -> assertThat(connection.isConnected()).isFalse());
            assertThat(outcome(backend, Deliveries.to(NORTH.utility()))).isInstanceOf(Deferred.class);
        }
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread ->
                        thread.getName().contains("activemq") && !thread.isDaemon() && !before.contains(thread))
                .isEmpty());
    }

    private static EmbeddedBroker start(Path folder) throws IOException {
        return EmbeddedBroker.start(EmbeddedBrokerConfig.builder(folder)
                .utilities(List.of(NORTH, BrokerUnderTest.SOUTH))
                .port(0)
                .build());
    }

    private static DeliveryOutcome outcome(JmsBackend backend, Delivery delivery) throws Exception {
        return backend.deliver(delivery).toCompletableFuture().get(15, TimeUnit.SECONDS);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!file.endsWith("server.lock")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }
}

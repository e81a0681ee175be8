package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.DeliveryOutcome.Sent;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that ends connections again and again. */
class ReconnectTest {
    private static final UtilityAccount NORTH = BrokerUnderTest.NORTH;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Pattern OTHERS =
            Pattern.compile("-motcua-\\d+\\)$|activemq-client-remoting|ForkJoinPool|awaitility");

    @TempDir
    Path folder;

    private BrokerUnderTest far;

    @BeforeEach
    void start() throws Exception {
        far = BrokerUnderTest.reachedByAmqp(folder);
    }

    @AfterEach
    void stop() {
        far.close();
    }

    /** Has the broker end each connection as soon as it is told of it. */
    private final class ThrownOut implements JmsConnection.User {
        private final List<Long> connectedNanos = new CopyOnWriteArrayList<>();
        private final CountDownLatch lost = new CountDownLatch(1);

        @Override
        public void connected(Wire wire) {
            connectedNanos.add(System.nanoTime());
            endConnections();
        }

        @Override
        public void lost(Wire wire) {
            lost.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void brokerThatLetsEverybodyInAndThrowsThemOutIsNotRunTo(String scheme) throws Exception {
        ThrownOut user = new ThrownOut();
        try (JmsConnection connection = connect(
                scheme,
                builder -> builder.reconnectAfter(Duration.ofHours(1)).reconnectAfterAtMost(Duration.ofHours(1)))) {
            connection.add(user).get(15, TimeUnit.SECONDS);
            assertThat(user.lost.await(15, TimeUnit.SECONDS)).isTrue();

            // On the thread that would connect again, after the loss.
            CountDownLatch turns = new CountDownLatch(50);
            AutoCloseable task = connection.every(1, turns::countDown);
            assertThat(turns.await(30, TimeUnit.SECONDS)).isTrue();
            task.close();

            assertThat(user.connectedNanos).hasSize(1);
            assertThat(connection.isConnected()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void brokerThatThrowsEverybodyOutIsTriedAgainAfterWaitsThatGrow(String scheme) throws Exception {
        ThrownOut user = new ThrownOut();
        try (JmsConnection connection = connect(
                scheme,
                builder -> builder.reconnectAfter(Duration.ofMillis(50)).reconnectAfterAtMost(Duration.ofHours(1)))) {
            connection.add(user).get(15, TimeUnit.SECONDS);

            await().atMost(LONG).until(() -> user.connectedNanos.size() >= 5);

            // A slow machine makes it longer, and nothing makes it shorter.
            assertThat(Duration.ofNanos(user.connectedNanos.get(4) - user.connectedNanos.get(0)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(50 + 100 + 200 + 400));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void threadsAfterManyReconnectsAreAsManyAsAfterTheFirst(String scheme) throws Exception {
        try (JmsConnection connection = connect(
                        scheme,
                        builder -> builder.reconnectAfter(Duration.ofMillis(1))
                                .reconnectAfterAtMost(Duration.ofMillis(1)));
                JmsBackend backend =
                        new JmsBackend(JmsBackendConfig.of(NORTH.utility()), connection, Clock.systemUTC())) {
            RecordingReplies replies = new RecordingReplies();
            backend.open(replies);
            reconnect(backend, replies);
            List<String> first = threads();

            for (int i = 0; i < 15; i++) {
                reconnect(backend, replies);
            }

            await().atMost(LONG).untilAsserted(() -> assertThat(threads()).hasSizeLessThanOrEqualTo(first.size()));
        }
    }

    /** Until requests go and replies come by the next connection. */
    private void reconnect(JmsBackend backend, RecordingReplies replies) throws Exception {
        String reply =
                "after the connection before number " + replies.recorded().size();
        endConnections();
        await().atMost(LONG)
                .until(() -> backend.deliver(Deliveries.to(NORTH.utility()))
                                .toCompletableFuture()
                                .get(15, TimeUnit.SECONDS)
                        instanceof Sent);
        try (RawAmqpSender sender = new RawAmqpSender(NORTH, far.broker.port().orElseThrow())) {
            sender.send(HostileAmqpTest.encoded(new Data(new Binary(reply.getBytes(UTF_8)))));
        }
        await().atMost(LONG).until(() -> replies.texts().contains(reply));
    }

    private void endConnections() {
        far.broker
                .server
                .getRemotingService()
                .getConnections()
                .forEach(one -> one.fail(new ActiveMQDisconnectedException("As the test wishes")));
    }

    /** Those of the gateway: not the broker's, which bear its name, and not pools that fill up to a bound. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !OTHERS.matcher(name).find())
                .sorted()
                .toList();
    }

    private JmsConnection connect(String scheme, UnaryOperator<JmsConnectionConfig.Builder> settings) {
        return JmsConnection.open(settings.apply(JmsConnectionConfig.builder(
                        scheme + "://127.0.0.1:" + far.broker.port().orElseThrow(),
                        BrokerProcess.GATEWAY.user(),
                        BrokerProcess.GATEWAY.password()))
                .build());
    }
}

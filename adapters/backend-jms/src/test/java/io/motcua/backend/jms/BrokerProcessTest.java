package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker elsewhere that dies, or that only seems to live. */
class BrokerProcessTest {
    private static final UtilityAccount NORTH = BrokerUnderTest.NORTH;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void brokerKilledWhileSendsAreInFlightLosesAndDoublesNothing(String scheme) throws Exception {
        long seed = System.nanoTime();
        System.out.println("Seed of the kills: " + seed);
        Random random = new Random(seed);
        BrokerProcess broker = BrokerProcess.start(folder, OptionalInt.empty());
        int port = broker.port();
        Map<String, Integer> unsure = new HashMap<>();
        List<Delivery> all = new ArrayList<>();

        try (JmsConnection connection = connect(scheme, port);
                JmsBackend backend = backend(connection, Duration.ofSeconds(5))) {
            backend.open(new RecordingReplies());
            for (int round = 0; round < 3; round++) {
                List<Delivery> deliveries = IntStream.range(0, 1_500)
                        .mapToObj(i -> Deliveries.to(NORTH.utility()))
                        .toList();
                all.addAll(deliveries);
                BrokerProcess victim = broker;
                CompletableFuture<Void> killed = CompletableFuture.runAsync(
                        () -> kill(victim),
                        CompletableFuture.delayedExecutor(5 + random.nextInt(150), TimeUnit.MILLISECONDS));

                List<Delivery> again = attempt(backend, deliveries, unsure);
                killed.get(10, TimeUnit.SECONDS);
                broker = BrokerProcess.start(folder, OptionalInt.of(port));
                List<Delivery> left = new ArrayList<>(again);
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    List<Delivery> still = attempt(backend, left, unsure);
                    left.clear();
                    left.addAll(still);
                    return left.isEmpty();
                });
            }
        }
        System.out.println("Outcomes other than sent: " + unsure);

        Map<String, Long> received = drain(port);
        broker.close();
        assertThat(unsure).as("the kill must have hit something").isNotEmpty();
        assertThat(received).hasSize(all.size());
        assertThat(all)
                .allSatisfy(delivery -> assertThat(received)
                        .containsEntry(new String(delivery.event().toBytes(), UTF_8), 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void brokerThatIsFrozenBlocksNobodyAndItsSilenceIsUnknown(String scheme) throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder, OptionalInt.empty());
                JmsConnection connection = connect(scheme, broker.port());
                JmsBackend backend = backend(connection, Duration.ofMillis(500))) {
            backend.open(new RecordingReplies());
            assertThat(outcome(backend, Deliveries.to(NORTH.utility()))).isInstanceOf(Sent.class);
            Delivery delivery = Deliveries.to(NORTH.utility());

            broker.freeze();
            long began = System.nanoTime();
            CompletableFuture<DeliveryOutcome> silent =
                    backend.deliver(delivery).toCompletableFuture();
            List<CompletableFuture<DeliveryOutcome>> more = IntStream.range(0, 2_000)
                    .mapToObj(
                            i -> backend.deliver(Deliveries.to(NORTH.utility())).toCompletableFuture())
                    .toList();
            Duration called = Duration.ofNanos(System.nanoTime() - began);

            assertThat(silent.get(10, TimeUnit.SECONDS)).isInstanceOf(Unknown.class);
            assertThat(called).isLessThan(Duration.ofSeconds(2));
            assertThat(more)
                    .allSatisfy(stage ->
                            assertThat(stage.get(10, TimeUnit.SECONDS)).isInstanceOfAny(Unknown.class, Deferred.class));
            assertThat(more).anySatisfy(stage -> assertThat(stage.get()).isInstanceOf(Deferred.class));
            broker.thaw();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(outcome(backend, delivery)).isInstanceOf(Sent.class));
        }
    }

    private static JmsConnection connect(String scheme, int port) {
        return JmsConnection.open(JmsConnectionConfig.builder(
                        scheme + "://127.0.0.1:" + port, BrokerProcess.GATEWAY.user(), BrokerProcess.GATEWAY.password())
                .callWithin(Duration.ofSeconds(2))
                .build());
    }

    private static JmsBackend backend(JmsConnection connection, Duration confirmWithin) {
        return new JmsBackend(
                JmsBackendConfig.builder(NORTH.utility())
                        .confirmWithin(confirmWithin)
                        .build(),
                connection,
                Clock.systemUTC());
    }

    private static void kill(BrokerProcess broker) {
        try {
            broker.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has to be attempted again. */
    private static List<Delivery> attempt(JmsBackend backend, List<Delivery> deliveries, Map<String, Integer> unsure)
            throws Exception {
        Map<Delivery, CompletableFuture<DeliveryOutcome>> underWay = new HashMap<>();
        for (Delivery delivery : deliveries) {
            underWay.put(delivery, backend.deliver(delivery).toCompletableFuture());
        }
        List<Delivery> again = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            DeliveryOutcome outcome = underWay.get(delivery).get(15, TimeUnit.SECONDS);
            if (!(outcome instanceof Sent)) {
                unsure.merge(outcome.getClass().getSimpleName(), 1, Integer::sum);
                again.add(delivery);
            }
        }
        return again;
    }

    private static Map<String, Long> drain(int port) throws Exception {
        List<String> received = new ArrayList<>();
        try (AmqpUtility utility = new AmqpUtility(NORTH, port)) {
            for (Optional<byte[]> next = utility.receiveBytes(Duration.ofSeconds(3));
                    next.isPresent();
                    next = utility.receiveBytes(Duration.ofSeconds(1))) {
                received.add(new String(next.get(), UTF_8));
            }
        }
        return received.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static DeliveryOutcome outcome(JmsBackend backend, Delivery delivery) throws Exception {
        return backend.deliver(delivery).toCompletableFuture().get(15, TimeUnit.SECONDS);
    }
}

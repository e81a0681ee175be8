package io.motcua.example.faults;

import static io.motcua.Alarm.State.CLEARED;
import static io.motcua.Alarm.State.RAISED;
import static io.motcua.example.faults.TwoRivers.EAST;
import static io.motcua.example.faults.TwoRivers.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Reference;
import io.motcua.backend.jms.JmsBackend;
import io.motcua.backend.jms.JmsBackendConfig;
import io.motcua.backend.jms.JmsConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a broker does wrong: one effect for each request at the utility behind it, and nobody else waits. */
@Timeout(60)
class BrokerFaultsTest {
    private static final int REQUESTS = 300;
    /** So many that the broker has not confirmed them all when the utility has its first. */
    private static final int MANY = 1_500;

    private static final long ROOMY = 64L << 20;
    /** A few dozen requests. */
    private static final long NARROW = 60_000;

    @TempDir
    Path folder;

    private HttpUtility east;

    @BeforeEach
    void open() throws Exception {
        east = new HttpUtility();
    }

    @AfterEach
    void close() throws Exception {
        east.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void brokerThatIsStoppedWithRequestsUnderWayHasOneEffectForEachOnceItIsBack(String scheme) throws Exception {
        brokerThatEnds(scheme, BrokerProcess::stop);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void brokerThatIsKilledWithRequestsUnderWayHasOneEffectForEachOnceItIsBack(String scheme) throws Exception {
        brokerThatEnds(scheme, BrokerProcess::kill);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void brokerThatIsFrozenHasOneEffectForEachRequestOnceItGoesOn(String scheme) throws Exception {
        try (BrokerProcess broker = new BrokerProcess(folder.resolve("broker"), ROOMY);
                JmsConnection connection = BrokerProcess.connect(scheme, broker.port());
                TwoRivers rivers = rivers(connection);
                QueueUtility west = utility(broker)) {
            broker.freeze();
            List<Reference> toTheWest = rivers.send(WEST, REQUESTS);
            List<Reference> toTheEast = rivers.send(EAST, REQUESTS);
            rivers.awaitSettled(toTheEast);
            assertThat(rivers.settled(toTheWest)).isZero();

            broker.thaw();

            rivers.awaitSettled(toTheWest);
            west.effects().assertOneEach(toTheWest);
            east.effects().assertOneEach(toTheEast);
            assertThat(rivers.balances()).isTrue();
            rivers.assertToldOfFailing(WEST, List.of(RAISED, CLEARED));
            rivers.assertToldOfFailing(EAST, List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void brokerThatIsSlowHasOneEffectForEachRequest(String scheme) throws Exception {
        try (BrokerProcess broker = new BrokerProcess(folder.resolve("broker"), ROOMY);
                SlowWire wire = new SlowWire(broker.port(), Duration.ofMillis(400));
                JmsConnection connection = BrokerProcess.connect(scheme, wire.port());
                TwoRivers rivers = rivers(connection);
                QueueUtility west = utility(broker)) {
            List<Reference> toTheWest = rivers.send(WEST, REQUESTS);
            List<Reference> toTheEast = rivers.send(EAST, REQUESTS);
            rivers.awaitSettled(toTheEast);
            assertThat(rivers.settled(toTheWest)).as("it is slow still").isLessThan(REQUESTS);

            wire.speedUp();

            rivers.awaitSettled(toTheWest);
            west.effects().assertOneEach(toTheWest);
            east.effects().assertOneEach(toTheEast);
            assertThat(rivers.balances()).isTrue();
            rivers.assertToldOfFailing(WEST, List.of(RAISED, CLEARED));
            rivers.assertToldOfFailing(EAST, List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "amqp"})
    void brokerThatIsFullHasOneEffectForEachRequestOnceTheUtilityTakesThem(String scheme) throws Exception {
        try (BrokerProcess broker = new BrokerProcess(folder.resolve("broker"), NARROW);
                JmsConnection connection = BrokerProcess.connect(scheme, broker.port());
                TwoRivers rivers = rivers(connection)) {
            List<Reference> toTheWest = rivers.send(WEST, REQUESTS);
            List<Reference> toTheEast = rivers.send(EAST, REQUESTS);
            rivers.awaitSettled(toTheEast);
            await().atMost(TwoRivers.PATIENCE)
                    .until(() -> toTheWest.stream()
                            .flatMap(reference -> rivers.history(reference).deliveries().stream())
                            .anyMatch(delivery -> delivery.lastOutcome()
                                    .filter("deferred"::equals)
                                    .isPresent()));

            try (QueueUtility west = utility(broker)) {
                rivers.awaitSettled(toTheWest);
                west.effects().assertOneEach(toTheWest);
                // It may be full again before the utility has taken all of it.
                rivers.assertToldOfEachEnd(WEST);
            }
            east.effects().assertOneEach(toTheEast);
            assertThat(rivers.balances()).isTrue();
            rivers.assertToldOfFailing(EAST, List.of());
        }
    }

    private interface Ending {
        void of(BrokerProcess broker) throws Exception;
    }

    private void brokerThatEnds(String scheme, Ending ending) throws Exception {
        try (BrokerProcess broker = new BrokerProcess(folder.resolve("broker"), ROOMY);
                JmsConnection connection = BrokerProcess.connect(scheme, broker.port());
                TwoRivers rivers = rivers(connection);
                QueueUtility west = utility(broker)) {
            CompletableFuture<List<Reference>> underWay = rivers.beginToSend(WEST, MANY);
            await().atMost(TwoRivers.PATIENCE).until(() -> west.effects().seen() >= 10);
            ending.of(broker);
            assertThat(west.effects().seen())
                    .as("some are under way when it ends")
                    .isLessThan(MANY);
            List<Reference> toTheWest = underWay.get(20, TimeUnit.SECONDS);
            List<Reference> meanwhile = rivers.send(WEST, REQUESTS);
            List<Reference> toTheEast = rivers.send(EAST, REQUESTS);
            rivers.awaitSettled(toTheEast);
            assertThat(rivers.settled(meanwhile)).isZero();

            broker.startAgain();

            rivers.awaitSettled(toTheWest);
            rivers.awaitSettled(meanwhile);
            west.effects()
                    .assertOneEach(Stream.concat(toTheWest.stream(), meanwhile.stream())
                            .toList());
            east.effects().assertOneEach(toTheEast);
            assertThat(rivers.balances()).isTrue();
            rivers.assertToldOfFailing(WEST, List.of(RAISED, CLEARED));
            rivers.assertToldOfFailing(EAST, List.of());
        }
    }

    private TwoRivers rivers(JmsConnection connection) throws Exception {
        JmsBackendConfig config = JmsBackendConfig.builder(WEST)
                .confirmWithin(Duration.ofMillis(500))
                .build();
        return new TwoRivers(folder, east.adapter(EAST), new JmsBackend(config, connection, Clock.systemUTC()));
    }

    private static QueueUtility utility(BrokerProcess broker) {
        return new QueueUtility(broker.port(), BrokerProcess.UTILITY, event -> List.of(QueueUtility.accepted(event)));
    }
}

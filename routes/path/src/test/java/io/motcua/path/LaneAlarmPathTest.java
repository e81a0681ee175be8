package io.motcua.path;

import static io.motcua.path.LetterBox.letter;
import static io.motcua.path.UtilityReplies.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Alarm;
import io.motcua.Alarm.Condition;
import io.motcua.Alarm.State;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Submission;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.HeldCounts;
import io.motcua.spi.LedgerWalk;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of lanes whose far side fails or keeps silent. */
class LaneAlarmPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String LANE = "delivery:EASTWATER";
    private static final Deferred DOWN = new Deferred(Duration.ZERO, "Pump house is empty");

    @TempDir
    Path folder;

    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private SqlLedger ledger;
    private Gateway gateway;

    @BeforeEach
    void openLedger() {
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        gateway.close();
        ledger.close();
    }

    @Test
    void aBackendThatFailsForManyIsToldOnceAndOnceWhenAProbeGetsThrough() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        east.answer(delivery -> {
            refused.incrementAndGet();
            return CompletableFuture.completedFuture(DOWN);
        });
        start(Duration.ofMillis(100), Duration.ofHours(1));
        for (int i = 0; i < 30; i++) {
            accept("k" + i);
        }
        await().atMost(LONG).until(() -> !alarms.isEmpty());
        int before = refused.get();

        // Several probes fail meanwhile: the lane opens, half opens, and opens again.
        await().atMost(LONG).until(() -> refused.get() >= before + 5);
        List<Alarm> whileDown = List.copyOf(alarms);
        List<Alarm> shown = gateway.alarms();
        east.answer(TestBackend.answering(new Accepted("E-1")));

        await().atMost(LONG).until(() -> alarms.size() == 2);
        await().atMost(LONG).until(() -> ledger.balance().of(SubmissionState.SETTLED) == 30);
        assertThat(whileDown).hasSize(1).isEqualTo(shown);
        assertThat(alarms).extracting(Alarm::condition).containsOnly(Condition.FAILING);
        assertThat(alarms).extracting(Alarm::about).containsOnly(LANE);
        assertThat(alarms).extracting(Alarm::state).containsExactly(State.RAISED, State.CLEARED);
        assertThat(alarms.get(0).text()).contains("Pump house is empty");
        assertThat(gateway.alarms()).isEmpty();
    }

    @Test
    void aLaneInWhichNothingNewComesIsTriedAllTheSameWithWhatIsMostUrgent() throws Exception {
        List<Delivery> afterwards = new CopyOnWriteArrayList<>();
        east.answer(TestBackend.answering(DOWN));
        start(List.of(Duration.ZERO, Duration.ZERO, Duration.ofMillis(10), Duration.ofHours(1)), Duration.ofHours(3));
        Receipt plain = accept("plain");
        Receipt danger = gateway.accept(letter("Burst main in the province Eastmark", "danger"))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        await().atMost(LONG).until(() -> !alarms.isEmpty());
        int before = east.received().size();
        // More often than it would be tried in all the time for it.
        await().atMost(LONG).until(() -> east.received().size() >= before + 8);
        assertThat(List.of(state(plain), state(danger))).containsOnly(SubmissionState.PENDING);

        east.answer(delivery -> {
            afterwards.add(delivery);
            return CompletableFuture.completedFuture(new Accepted("E-1"));
        });

        await().atMost(LONG).until(() -> state(plain) == SubmissionState.SETTLED);
        await().atMost(LONG).until(() -> state(danger) == SubmissionState.SETTLED);
        assertThat(afterwards.get(0).priority()).isEqualTo(Priority.P0);
    }

    @Test
    void oneDeliveryThatIsAskedToComeLaterAgainAndAgainIsNoFailure() throws Exception {
        Receipt patient = acceptLater();
        AtomicInteger turnedAway = new AtomicInteger();
        east.answer(delivery -> {
            if (delivery.reference().equals(patient.reference())) {
                turnedAway.incrementAndGet();
                return CompletableFuture.completedFuture(new Deferred(Duration.ofMillis(1), "Come later"));
            }
            return CompletableFuture.completedFuture(new Accepted("E-1"));
        });
        start(Duration.ofMillis(50), Duration.ofHours(1));

        await().atMost(LONG).until(() -> turnedAway.get() >= 8);
        assertThat(alarms).as("alone").isEmpty();
        for (int i = 0; i < 10; i++) {
            Receipt other = accept("k" + i);
            await().atMost(LONG).until(() -> state(other) == SubmissionState.SETTLED);
            int before = turnedAway.get();
            await().atMost(LONG).until(() -> turnedAway.get() > before);
        }
        assertThat(alarms).as("as often as others get through").isEmpty();
    }

    @Test
    void manyDeliveriesThatAreAskedToComeLaterAreAFailure() throws Exception {
        east.answer(TestBackend.answering(new Deferred(Duration.ofMillis(1), "Come later")));
        start(Duration.ofMillis(50), Duration.ofHours(1));

        for (int i = 0; i < 8; i++) {
            accept("k" + i);
        }

        await().atMost(LONG).until(() -> !alarms.isEmpty());
        assertThat(alarms.get(0).condition()).isEqualTo(Condition.FAILING);
    }

    @Test
    void manyThatAreGivenUpAreToldOnceAndOnceWhenOneGetsThrough() throws Exception {
        east.answer(TestBackend.answering(DOWN));
        start(Duration.ofMillis(20), Duration.ofMillis(40));
        for (int i = 0; i < 8; i++) {
            accept("k" + i);
        }
        await().atMost(LONG).until(() -> counts().total() == 8);

        east.answer(TestBackend.answering(new Accepted("E-1")));
        Receipt next = accept("next");
        await().atMost(LONG).until(() -> state(next) == SubmissionState.SETTLED);

        await().atMost(LONG).until(() -> of(Condition.GIVEN_UP).size() == 2);
        assertThat(of(Condition.GIVEN_UP)).extracting(Alarm::state).containsExactly(State.RAISED, State.CLEARED);
        assertThat(of(Condition.GIVEN_UP).get(0).text()).contains("Pump house is empty");
        await().atMost(LONG).until(() -> gateway.alarms().isEmpty());
    }

    @Test
    void aSilentUtilityIsToldOnceAndNotClearedByWhatItSaysTooLate() throws Exception {
        east.answer(delivery -> CompletableFuture.completedFuture(new Sent(Instant.now())));
        start(Duration.ofMillis(50), Duration.ofHours(1));
        for (int i = 0; i < 8; i++) {
            accept("k" + i);
        }
        await().atMost(LONG).until(() -> counts().total() == 8);
        await().atMost(LONG).until(() -> !alarms.isEmpty());
        east.says(accepted(east.received().get(0), "W-7"));
        await().atMost(LONG).until(() -> counts().total() == 7);
        List<Alarm> afterALateAnswer = List.copyOf(alarms);

        east.answer(delivery ->
                CompletableFuture.completedFuture(new Sent(Instant.now().plusSeconds(600))));
        Receipt next = accept("next");
        await().atMost(LONG).until(() -> east.received().size() == 9);
        east.says(accepted(east.received().get(8), "W-7"));
        await().atMost(LONG).until(() -> state(next) == SubmissionState.SETTLED);

        assertThat(afterALateAnswer).hasSize(1);
        assertThat(alarms).extracting(Alarm::condition).containsOnly(Condition.SILENT);
        assertThat(alarms).extracting(Alarm::about).containsOnly(LANE);
        assertThat(alarms).extracting(Alarm::state).containsExactly(State.RAISED, State.CLEARED);
    }

    @Test
    void afterARestartItIsToldAgainThatRequestsWaitForAPersonUntilSomethingGetsThrough() throws Exception {
        east.answer(TestBackend.answering(DOWN));
        start(Duration.ofMillis(20), Duration.ofMillis(40));
        accept("given up");
        await().atMost(LONG).until(() -> counts().total() == 1);
        east.answer(delivery -> CompletableFuture.completedFuture(new Sent(Instant.now())));
        accept("unanswered");
        await().atMost(LONG).until(() -> counts().total() == 2);
        gateway.close();
        alarms.clear();

        start(Duration.ofMillis(20), Duration.ofMillis(40));

        assertThat(alarms)
                .as("the way is free, and nobody has answered")
                .extracting(Alarm::condition)
                .containsExactly(Condition.SILENT);
        assertThat(alarms.get(0).text()).contains("motcua held --reason not-acknowledged");
        east.answer(TestBackend.answering(new Accepted("E-1")));
        accept("next");
        await().atMost(LONG).until(() -> gateway.alarms().isEmpty());
        gateway.close();
        alarms.clear();
        start(Duration.ofMillis(20), Duration.ofMillis(40));
        assertThat(alarms).as("still held, and not because of the lane").isEmpty();
    }

    @Test
    void afterARestartItIsToldAgainThatALaneHasGivenUp() throws Exception {
        east.answer(TestBackend.answering(DOWN));
        start(Duration.ofMillis(20), Duration.ofMillis(40));
        accept("given up");
        await().atMost(LONG).until(() -> counts().total() == 1);
        gateway.close();
        alarms.clear();

        start(Duration.ofMillis(20), Duration.ofMillis(40));

        assertThat(of(Condition.GIVEN_UP))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text())
                        .contains("before the gateway started", "motcua held --reason undeliverable"));
    }

    @Test
    void wordsOfAUtilityThatMeanNothingAreToldOnceAndStand() throws Exception {
        start(Duration.ofMillis(50), Duration.ofHours(1));
        Receipt receipt = accept("k1");
        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        Delivery delivery = east.received().get(0);

        for (String word : List.of("PUMPING", "WET", "IN_PROGRESS")) {
            String event = LedgerWalk.status(delivery, word);
            east.says(Payload.of(event.getBytes(StandardCharsets.UTF_8), "application/cloudevents+json"));
        }

        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(alarm.condition()).isEqualTo(Condition.UNKNOWN_WORDS);
            assertThat(alarm.about()).isEqualTo(LANE);
            assertThat(alarm.text()).contains("EASTWATER", "'PUMPING'");
        });
        assertThat(gateway.alarms()).isEqualTo(alarms);
    }

    private List<Alarm> of(Condition condition) {
        return alarms.stream().filter(alarm -> alarm.condition() == condition).toList();
    }

    private HeldCounts counts() {
        return ledger.heldCounts();
    }

    private SubmissionState state(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow().state();
    }

    /** Accepted while no gateway runs, so that its reference is known before it is delivered. */
    private Receipt acceptLater() throws Exception {
        return ledger.accept(text("patient")).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Receipt accept(String key) throws Exception {
        return gateway.accept(text(key)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Submission text(String key) {
        return letter("No water in our street since noon. Mill Lane 3, province Eastmark", key);
    }

    private void start(Duration wait, Duration giveUpAfter) throws Exception {
        start(List.of(wait), giveUpAfter);
    }

    private void start(List<Duration> waits, Duration giveUpAfter) throws Exception {
        gateway = Gateway.builder()
                .ledger(ledger)
                .understanding(new Understanding(TestProfile.load()))
                .channel(new LetterBox())
                .backend(east)
                .alarmListener(alarms::add)
                .retryAfter(waits)
                .restAfterFailures(Duration.ofMillis(200))
                .giveUpAfter(giveUpAfter)
                .drainWithin(Duration.ofSeconds(1))
                .build();
        gateway.start();
    }
}

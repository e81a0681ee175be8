package io.motcua.path;

import static io.motcua.path.LetterBox.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Alarm;
import io.motcua.Alarm.Condition;
import io.motcua.Alarm.State;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.Receipt;
import io.motcua.held.By;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.path.LaneState.Flow;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes that a person pauses and resumes. */
class LanePausePathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final By LENA = By.of("lena", "they change their pumps");
    private static final String TO_EAST = "Burst main in the province Eastmark";
    private static final String TO_WEST = "Please send me a form. Customer SW123456";

    @TempDir
    Path folder;

    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final TestBackend west = TestBackend.accepting("WESTWATER");
    private SqlLedger ledger;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC());
        gateway = gateway();
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.close();
        ledger.close();
    }

    @Test
    void aPauseKeepsBackWhatIsDueAndNothingElse() throws Exception {
        CompletableFuture<DeliveryOutcome> slow = new CompletableFuture<>();
        east.answer(delivery -> slow);
        Receipt underWay = accept(TO_EAST, "under-way");
        await().atMost(LONG).until(() -> east.received().size() == 1);
        east.answer(TestBackend.answering(new Accepted("E-2")));

        done(gateway.lanes().pause("EASTWATER", LENA));
        Receipt keptBack = accept(TO_EAST, "kept-back");
        Receipt other = accept(TO_WEST, "other");
        slow.complete(new Accepted("E-1"));

        await().atMost(LONG).until(() -> state(underWay) == SubmissionState.SETTLED);
        await().atMost(LONG).until(() -> state(other) == SubmissionState.SETTLED);
        await().atMost(LONG).until(() -> lane("EASTWATER").counts().due() == 1);
        await().during(Duration.ofSeconds(1))
                .atMost(LONG)
                .until(() -> east.received().size() == 1);
        assertThat(lane("EASTWATER").flow()).isEqualTo(Flow.PAUSED);
        assertThat(lane("EASTWATER").counts().lifeSafety()).isEqualTo(1);
        assertThat(lane("WESTWATER").flow()).isEqualTo(Flow.OPEN);

        done(gateway.lanes().resume("EASTWATER", LENA));

        await().atMost(LONG).until(() -> state(keptBack) == SubmissionState.SETTLED);
        assertThat(lane("EASTWATER").flow()).isEqualTo(Flow.OPEN);
        assertThat(alarms).extracting(Alarm::condition).containsOnly(Condition.PAUSED);
        assertThat(alarms).extracting(Alarm::about).containsOnly("delivery:EASTWATER");
        assertThat(alarms).extracting(Alarm::state).containsExactly(State.RAISED, State.CLEARED);
    }

    @Test
    void aPauseIsStillToldOfAfterARestart() throws Exception {
        done(gateway.lanes().pause("EASTWATER", LENA));
        close();
        alarms.clear();

        start();

        assertThat(gateway.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.condition()).isEqualTo(Condition.PAUSED);
            assertThat(alarm.text()).contains("lena", "they change their pumps");
        });
        assertThat(alarms).isEqualTo(gateway.alarms());
    }

    @Test
    void anOrderThatChangesNothingOrHasNoReasonIsRefused() throws Exception {
        LaneDesk lanes = gateway.lanes();

        assertThatThrownBy(() -> lanes.pause("NORTHWATER", LENA))
                .isInstanceOf(LaneRefusedException.class)
                .hasMessageContaining("there are EASTWATER, WESTWATER");
        assertThatThrownBy(() -> lanes.pause("EASTWATER", new By("lena", Optional.empty())))
                .isInstanceOf(LaneRefusedException.class)
                .hasMessageContaining("Say why");
        assertThatThrownBy(() -> done(lanes.resume("EASTWATER", LENA)))
                .hasCauseInstanceOf(LaneRefusedException.class)
                .hasMessageContaining("EASTWATER is not paused");
        done(lanes.pause("EASTWATER", LENA));
        assertThatThrownBy(() -> done(lanes.pause("EASTWATER", By.of("otto", "I too"))))
                .hasCauseInstanceOf(LaneRefusedException.class)
                .hasMessageContaining("paused already, by lena");
        assertThat(alarms).hasSize(1);
    }

    private LaneState lane(String name) {
        return gateway.lanes().list().stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SubmissionState state(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow().state();
    }

    private Receipt accept(String text, String key) throws Exception {
        return gateway.accept(letter(text, key)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void done(CompletionStage<?> order) throws Exception {
        order.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Gateway gateway() throws Exception {
        return Gateway.builder()
                .ledger(ledger)
                .understanding(new Understanding(TestProfile.load()))
                .channel(new LetterBox())
                .backend(east)
                .backend(west)
                .alarmListener(alarms::add)
                .drainWithin(Duration.ofSeconds(1))
                .build();
    }
}

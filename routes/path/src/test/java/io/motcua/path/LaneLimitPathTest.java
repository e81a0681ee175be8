package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static io.motcua.path.LetterBox.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.held.By;
import io.motcua.held.Mend;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes to backends that do not bear everything. */
class LaneLimitPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PLAIN = "Please send me a form, province Eastmark";
    private static final String DANGER = "Burst main in the province Eastmark";

    @TempDir
    Path folder;

    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private SqlLedger ledger;
    private LedgerInFront front;
    private Gateway gateway;

    @BeforeEach
    void openLedger() {
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC());
        front = new LedgerInFront(ledger);
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
        ledger.close();
    }

    @Test
    void noMoreAreUnderWayThanTheBackendBears() throws Exception {
        List<CompletableFuture<DeliveryOutcome>> open = new CopyOnWriteArrayList<>();
        east.answer(delivery -> {
            CompletableFuture<DeliveryOutcome> answer = new CompletableFuture<>();
            open.add(answer);
            return answer;
        });
        start(LaneLimits.builder().atOnce(3).build());
        for (int i = 0; i < 10; i++) {
            accept(PLAIN, "k" + i);
        }
        await().atMost(LONG).until(() -> open.size() == 3);

        await().during(Duration.ofSeconds(1)).atMost(LONG).until(() -> open.size() == 3);

        for (int answered = 0; answered < 10; answered++) {
            int which = answered;
            await().atMost(LONG).until(() -> open.size() > which);
            open.get(which).complete(new Accepted("E-1"));
        }
        await().atMost(LONG).until(() -> ledger.balance().of(SubmissionState.SETTLED) == 10);
    }

    @Test
    void lanesWithARateTakeATenthOfASecondAtATimeAndDangerToLifeIsNextWhateverWaits() throws Exception {
        int waiting = 60;
        int perSecond = 20;
        List<Delivery> order = new CopyOnWriteArrayList<>();
        List<Long> nanos = new CopyOnWriteArrayList<>();
        east.answer(delivery -> {
            nanos.add(System.nanoTime());
            order.add(delivery);
            return CompletableFuture.completedFuture(new Accepted("E-1"));
        });
        for (int i = 0; i < waiting; i++) {
            ledger.accept(letter(PLAIN, "k" + i)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        start(LaneLimits.builder().perSecond(perSecond).build());
        await().atMost(LONG).until(() -> !order.isEmpty());

        Receipt danger = accept(DANGER, "danger");
        await().atMost(LONG)
                .until(() -> ledger.find(danger.reference())
                                .orElseThrow()
                                .deliveries()
                                .size()
                        == 1);
        int before = order.size();
        await().atMost(LONG).until(() -> order.size() == waiting + 1);

        assertThat(front.taken("claimDeliveries")).isNotEmpty().allMatch(pieces -> pieces <= perSecond / 10);
        // Three seconds' worth; the first may have been on its way for a while when it came.
        assertThat(Duration.ofNanos(nanos.get(waiting) - nanos.get(0))).isGreaterThan(Duration.ofSeconds(2));
        Delivery urgent = order.stream()
                .filter(one -> one.reference().equals(danger.reference()))
                .findFirst()
                .orElseThrow();
        assertThat(urgent.priority()).isEqualTo(Priority.P0);
        // What had been claimed when it became due, one handful, may go before it.
        assertThat(order.indexOf(urgent)).isLessThanOrEqualTo(before + perSecond / 10);
    }

    @Test
    void whatIsTooLargeForTheBackendIsNotSentButHeldWithBothSizes() throws Exception {
        start(LaneLimits.builder().atMostBytes(4096).build());

        Receipt large = accept(PLAIN + ". " + "x ".repeat(2500), "large");
        Receipt small = accept(PLAIN, "small");

        await().atMost(LONG).until(() -> state(small) == SubmissionState.SETTLED);
        await().atMost(LONG).until(() -> state(large) == SubmissionState.HELD);
        History history = ledger.find(large.reference()).orElseThrow();
        assertThat(history.heldBecause()).contains(HoldReason.INVALID_FOR_BACKEND);
        assertThat(history.heldDetail().orElseThrow())
                .matches("It has [5-9][0-9]{3} bytes, and EASTWATER takes at most 4096");
        assertThat(east.received()).extracting(Delivery::reference).containsExactly(small.reference());
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void whatIsLargerThanEveryBackendMustTakeIsHeldAlsoWithoutALimitOfItsOwnAndGoesOnWithAHigherOne() throws Exception {
        start(LaneLimits.NONE);

        Receipt enormous = accept(PLAIN + ". " + "ệ".repeat(100_000), "enormous");
        Receipt small = accept(PLAIN, "small");

        await().atMost(LONG).until(() -> state(small) == SubmissionState.SETTLED);
        await().atMost(LONG).until(() -> state(enormous) == SubmissionState.HELD);
        assertThat(ledger.find(enormous.reference()).orElseThrow().heldDetail().orElseThrow())
                .matches("It has 3[0-9]{5} bytes, and EASTWATER takes at most 262144");
        assertThat(east.received()).extracting(Delivery::reference).containsExactly(small.reference());
        gateway.close();
        start(LaneLimits.builder().atMostBytes(1_000_000).build());
        gateway.held()
                .mend(
                        enormous.reference(),
                        new Mend.AssignRegion("EASTWATER"),
                        new By("lan", Optional.of("they take larger ones now")))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        await().atMost(LONG).until(() -> state(enormous) == SubmissionState.SETTLED);
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void aFollowUpThatWouldMakeItsRequestTooLargeIsARequestOfItsOwn() throws Exception {
        start(LaneLimits.NONE);
        Receipt first = answerable(PLAIN + ". " + "ệ".repeat(70_000), "first");
        await().atMost(LONG).until(() -> state(first) == SubmissionState.SETTLED);

        Receipt second = answerable(
                "To " + first.reference().value() + ": still no water. " + PLAIN + " " + "ệ".repeat(50_000), "second");

        await().atMost(LONG).until(() -> state(second) == SubmissionState.SETTLED);
        assertThat(east.received())
                .extracting(Delivery::reference)
                .containsExactly(first.reference(), second.reference());
    }

    @Test
    void limitsForABackendThatIsNotThereAreRefused() throws Exception {
        Gateway other = builder().limits("NORTHWATER", LaneLimits.NONE).build();

        assertThatThrownBy(other::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("limits for 'NORTHWATER'")
                .hasMessageContaining("leave the limits out");
    }

    @Test
    void limitsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> LaneLimits.builder().atOnce(0).build())
                .hasMessage("atOnce is 0; 1 to 256 is expected");
        assertThatThrownBy(() -> LaneLimits.builder().perSecond(10_001).build())
                .hasMessage("perSecond is 10001; 1 to 10000 is expected");
        assertThatThrownBy(() -> LaneLimits.builder().giveUpAfter(Duration.ZERO).build())
                .hasMessageContaining("a positive time is expected");
    }

    private SubmissionState state(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow().state();
    }

    private Receipt accept(String text, String key) throws Exception {
        return gateway.accept(letter(text, key)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Accepts it as of somebody who can be answered, and may follow up. */
    private Receipt answerable(String text, String key) throws Exception {
        return gateway.accept(letterFrom("mill-lane-3", text, key))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private GatewayBuilder builder() throws Exception {
        return Gateway.builder()
                .ledger(front.ledger())
                .understanding(new Understanding(TestProfile.load()))
                .channel(new LetterBox())
                .backend(east)
                .drainWithin(Duration.ofSeconds(1));
    }

    private void start(LaneLimits limits) throws Exception {
        gateway = builder().limits("EASTWATER", limits).build();
        gateway.start();
    }
}

package io.motcua.path;

import static io.motcua.path.LetterBox.letter;
import static io.motcua.path.UtilityReplies.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.motcua.Alarm;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.HoldReason;
import io.motcua.Receipt;
import io.motcua.Submission;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.History;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.Room;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Withdrawal;
import io.motcua.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoverTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration AFTER = Duration.ofMillis(500);
    private static final String EAST = "EASTWATER";
    private static final String WEST = "WESTWATER";

    private static final String ANNA = "Anna, Mill Lane 3";
    private static final String FROM_THE_EAST = "No water in our street since noon. Mill Lane 3, province Eastmark";

    @TempDir
    Path folder;

    private final TestBackend east = new TestBackend(EAST, delivery -> sent());
    private final TestBackend west = TestBackend.accepting(WEST);
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private SqlLedger ledger;
    private Gateway gateway;

    @BeforeEach
    void openLedger() {
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
        ledger.close();
    }

    @Test
    void whatWasSentIsWithdrawnAndGoesToThePartnerMarkedAsTakenOver() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        start(new Partner(WEST, AFTER));

        Receipt receipt = acceptForEast();

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        assertThat(east.withdrawn()).hasSize(1);
        assertThat(west.received()).singleElement().satisfies(delivery -> {
            assertThat(new String(delivery.event().toBytes(), StandardCharsets.UTF_8))
                    .contains("\"takenoverfrom\":\"EASTWATER\"", "\"jurisdictionid\":\"EASTWATER\"")
                    .contains(delivery.deduplicationId());
        });
        assertThat(history(receipt).deliveries())
                .extracting(History.DeliveryRecord::backend, History.DeliveryRecord::lastOutcome)
                .containsExactly(tuple(EAST, Optional.of("withdrawn")), tuple(WEST, Optional.of("accepted")));
        assertThat(history(receipt).deliveries().get(1).takeover().orElseThrow())
                .isEqualTo(new History.Takeover(EAST, "Nothing was heard of EASTWATER for 0.5 s"));
    }

    @Test
    void whatMayHaveBeenTakenGoesToAPersonAndToNoOther() throws Exception {
        east.withdrawal(Withdrawal.UNSURE);
        start(new Partner(WEST, AFTER));

        Receipt receipt = acceptForEast();

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.HELD);
        assertThat(history(receipt).heldBecause()).contains(HoldReason.TAKEN_UNANSWERED);
        assertThat(west.received()).isEmpty();
        assertThat(ledger.heldSubmission(receipt.reference()).orElseThrow().mayHave())
                .containsExactly(EAST);
    }

    @Test
    void whatWasNeverSentGoesToThePartnerWhenItsUtilityCannotBeReached() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Deferred(Duration.ofHours(1), "refused")));
        start(new Partner(WEST, AFTER));

        List<Receipt> receipts = List.of(acceptForEast(), acceptForEast(), acceptForEast());

        for (Receipt receipt : receipts) {
            await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        }
        assertThat(west.received()).hasSize(3);
        assertThat(east.withdrawn()).isEmpty();
    }

    @Test
    void whatFollowsUpARequestThatWasNeverSentGoesToThePartnerWithIt() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Deferred(Duration.ofHours(1), "refused")));
        start(new Partner(WEST, AFTER.multipliedBy(3)));

        Receipt first = accept(AnsweringLetterBox.letterFrom(ANNA, FROM_THE_EAST, "k1"));
        await().atMost(LONG).until(() -> !east.received().isEmpty());
        Receipt more = accept(AnsweringLetterBox.letterFrom(ANNA, "Still dry: " + first.reference(), "k2"));

        await().atMost(LONG).until(() -> state(more) == SubmissionState.JOINED);
        await().atMost(LONG).until(() -> west.received().size() == 2);
        assertThat(west.received())
                .extracting(Delivery::reference, Delivery::version)
                .containsExactly(tuple(first.reference(), 1), tuple(first.reference(), 2));
        assertThat(east.received()).extracting(Delivery::version).containsOnly(1);
    }

    @Test
    void whatIsInDoubtStaysWhereItMayBe() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Unknown("no answer")));
        start(new Partner(WEST, AFTER));

        Receipt doubtful = acceptForEast();
        await().atMost(LONG).until(() -> isAway());
        // What comes later shows that the partner takes over, and that the first was passed by.
        east.answer(TestBackend.answering(new DeliveryOutcome.Deferred(Duration.ofHours(1), "refused")));
        Receipt later = acceptForEast();

        await().atMost(LONG).until(() -> state(later) == SubmissionState.SETTLED);
        assertThat(state(doubtful)).isEqualTo(SubmissionState.PENDING);
        assertThat(west.received()).extracting(Delivery::reference).containsExactly(later.reference());
    }

    @Test
    void onItsReturnNewWorkGoesBackAndLateRepliesToWhatWasWithdrawnChangeNothing() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        start(new Partner(WEST, AFTER));
        Receipt first = acceptForEast();
        await().atMost(LONG).until(() -> state(first) == SubmissionState.SETTLED);

        ReplyResult late = east.says(accepted(east.received().get(0), "W-1"));
        east.answer(TestBackend.answering(new DeliveryOutcome.Accepted("E-2")));
        Receipt second = acceptForEast();

        assertThat(late.verdict()).isEqualTo(ReplyResult.Verdict.LATE);
        assertThat(late.updates()).isEmpty();
        await().atMost(LONG).until(() -> state(second) == SubmissionState.SETTLED);
        assertThat(history(second).deliveries())
                .extracting(History.DeliveryRecord::backend)
                .containsExactly(EAST);
        assertThat(history(first).deliveries().get(1).backend()).isEqualTo(WEST);
        assertThat(alarms)
                .extracting(Alarm::condition, Alarm::about, Alarm::state)
                .containsExactly(
                        tuple(Alarm.Condition.AWAY, "delivery:EASTWATER", Alarm.State.RAISED),
                        tuple(Alarm.Condition.AWAY, "delivery:EASTWATER", Alarm.State.CLEARED));
    }

    @Test
    void whenBothAreAwayWorkStaysWhereItIs() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        west.answer(delivery -> sent());
        west.withdrawal(Withdrawal.WITHDRAWN);
        GatewayBuilder builder = builder(new Partner(WEST, AFTER)).partner(WEST, new Partner(EAST, AFTER));
        gateway = builder.build();
        gateway.start();

        Receipt first = acceptForEast();
        await().atMost(LONG).until(() -> history(first).deliveries().size() == 2);
        await().atMost(LONG)
                .until(() -> alarms.stream().anyMatch(alarm -> alarm.about().equals("delivery:WESTWATER")));
        Receipt second = acceptForEast();

        await().atMost(LONG)
                .until(() -> east.received().stream()
                        .anyMatch(delivery -> delivery.reference().equals(second.reference())));
        assertThat(history(first).deliveries())
                .extracting(History.DeliveryRecord::backend)
                .containsExactly(EAST, WEST);
        assertThat(west.withdrawn()).isEmpty();
    }

    @Test
    void whatIsAboveTheRoomWaitsInTheLedgerAndGoesWhenAnAcknowledgmentMakesRoom() throws Exception {
        gateway = builder(null).room(EAST, new Room(3)).build();
        gateway.start();

        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            receipts.add(acceptForEast());
        }
        await().atMost(LONG).until(() -> east.received().size() == 3);
        await().during(Duration.ofMillis(600))
                .atMost(LONG)
                .until(() -> east.received().size() == 3);

        for (int i = 0; i < 8; i++) {
            int next = i;
            await().atMost(LONG).until(() -> east.received().size() > next);
            east.says(accepted(east.received().get(next), "W-1"));
        }
        for (Receipt receipt : receipts) {
            await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        }
        assertThat(east.received()).extracting(Delivery::deduplicationId).doesNotHaveDuplicates();
    }

    private void start(Partner ofEast) throws Exception {
        gateway = builder(ofEast).build();
        gateway.start();
    }

    private GatewayBuilder builder(@Nullable Partner ofEast) throws Exception {
        GatewayBuilder builder = Gateway.builder()
                .ledger(ledger)
                .understanding(new Understanding(TestProfile.load()))
                .channel(new LetterBox())
                .drainWithin(Duration.ofSeconds(1))
                .alarmListener(alarms::add)
                .backend(east)
                .backend(west);
        return ofEast == null ? builder : builder.partner(EAST, ofEast);
    }

    private Receipt acceptForEast() throws Exception {
        String key = UUID.randomUUID().toString();
        return accept(letter(FROM_THE_EAST, key));
    }

    private Receipt accept(Submission submission) throws Exception {
        return gateway.accept(submission).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private boolean isAway() {
        return alarms.stream().anyMatch(alarm -> alarm.about().equals("delivery:EASTWATER"));
    }

    private SubmissionState state(Receipt receipt) {
        return history(receipt).state();
    }

    private History history(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow();
    }

    private static CompletionStage<DeliveryOutcome> sent() {
        return CompletableFuture.completedFuture(
                new DeliveryOutcome.Sent(Instant.now().plus(Duration.ofMinutes(5))));
    }
}

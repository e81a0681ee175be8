package io.motcua.path;

import static io.motcua.path.LetterBox.letter;
import static io.motcua.path.UtilityReplies.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.DedupeConflictException;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.Balance;
import io.motcua.spi.History;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String WEST_CODE = "SW123456";
    private static final String EAST_LETTER = "No water in our street since noon. Mill Lane 3, province Eastmark";

    @TempDir
    Path folder;

    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final TestBackend west = TestBackend.accepting("WESTWATER");
    private final List<StatusUpdate> told = new CopyOnWriteArrayList<>();
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
    void aLetterReachesTheUtilityThatServesItsPlaceAndTheRequesterIsTold() throws Exception {
        start(gatewayOf(east, west));

        Receipt receipt = accept(EAST_LETTER, "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        assertThat(east.received()).singleElement().satisfies(delivery -> {
            assertThat(delivery.reference()).isEqualTo(receipt.reference());
            assertThat(new String(delivery.event().toBytes(), StandardCharsets.UTF_8))
                    .contains("Mill Lane 3");
        });
        assertThat(west.received()).isEmpty();
        await().atMost(LONG).until(() -> told.size() == 1);
        assertThat(told.get(0).status()).isEqualTo(RequestStatus.ACCEPTED);
        assertThat(told.get(0).by()).isEqualTo("EASTWATER");
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void theSameLetterTwiceHasOneReceiptAndOneDelivery() throws Exception {
        start(gatewayOf(east, west));

        Receipt first = accept(EAST_LETTER, "k1");
        Receipt second = accept(EAST_LETTER, "k1");

        assertThat(second).isEqualTo(first);
        await().atMost(LONG).until(() -> state(first) == SubmissionState.SETTLED);
        assertThat(east.received()).hasSize(1);
        assertThat(ledger.balance().accepted()).isEqualTo(1);
    }

    @Test
    void anotherLetterWithTheSameKeyIsRefused() throws Exception {
        start(gatewayOf(east, west));
        accept(EAST_LETTER, "k1");

        assertThatThrownBy(() -> gateway.accept(letter("Another matter, province Westmark", "k1"))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(DedupeConflictException.class);
    }

    @Test
    void whatNamesNoPlaceIsHeldAndTheRequesterIsTold() throws Exception {
        start(gatewayOf(east, west));

        Receipt receipt = accept("No water here, please hurry", "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.HELD);
        assertThat(history(receipt).heldBecause()).contains(HoldReason.NO_PLACE);
        await().atMost(LONG).until(() -> !told.isEmpty());
        assertThat(told.get(0).status()).isEqualTo(RequestStatus.HELD);
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void anUnreadableLetterIsHeldWithTheReasonAndTheNextOneGoesOn() throws Exception {
        start(gatewayOf(east, west));

        Receipt unreadable = accept("%", "k1");
        Receipt next = accept(EAST_LETTER, "k2");

        await().atMost(LONG).until(() -> state(next) == SubmissionState.SETTLED);
        await().atMost(LONG).until(() -> state(unreadable) == SubmissionState.HELD);
        assertThat(history(unreadable).heldBecause()).contains(HoldReason.UNREADABLE);
        assertThat(history(unreadable).heldDetail()).contains("The letter is written in invisible ink");
    }

    @Test
    void aFaultOfOursHoldsTheLetterAndSaysNothingOfItsWords() throws Exception {
        start(gatewayOf(east, west));

        Receipt receipt = accept("! secret words", "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.HELD);
        assertThat(history(receipt).heldBecause()).contains(HoldReason.FAULT);
        assertThat(history(receipt).heldDetail().orElseThrow())
                .contains("IllegalStateException")
                .doesNotContain("secret");
    }

    @Test
    void aUtilityWithoutABackendLeavesTheLetterToAPerson() throws Exception {
        start(gatewayOf(west));

        Receipt receipt = accept(EAST_LETTER, "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.HELD);
        assertThat(history(receipt).heldBecause()).contains(HoldReason.UNSERVED_PLACE);
    }

    @Test
    void aRefusingUtilityLeavesTheLetterToAPerson() throws Exception {
        east.answer(TestBackend.answering(
                new DeliveryOutcome.Rejected(DeliveryOutcome.Rejected.Kind.NOT_MINE, "Beyond the river")));
        start(gatewayOf(east, west));

        Receipt receipt = accept(EAST_LETTER, "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.HELD);
        assertThat(history(receipt).heldBecause()).contains(HoldReason.NOT_MINE);
    }

    @Test
    void whatTheUtilityOfItsPlaceRefusesGoesOnceWhereItsCustomerCodeLeads() throws Exception {
        east.answer(TestBackend.answering(
                new DeliveryOutcome.Rejected(DeliveryOutcome.Rejected.Kind.NOT_MINE, "Beyond the river")));
        start(gatewayOf(east, west));

        Receipt receipt = accept(EAST_LETTER + ". Customer code " + WEST_CODE, "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        assertThat(east.received()).hasSize(1);
        assertThat(west.received()).singleElement().satisfies(delivery -> {
            assertThat(delivery.version()).isEqualTo(2);
            assertThat(new String(delivery.event().toBytes(), StandardCharsets.UTF_8))
                    .contains("Mill Lane 3", "\"jurisdictionid\":\"WESTWATER\"");
        });
        assertThat(history(receipt).decision().orElseThrow()).satisfies(decision -> {
            assertThat(decision.rule()).isEqualTo("refused/EASTWATER");
            assertThat(decision.because()).contains(Evidence.CUSTOMER_CODE);
        });
        assertThat(told).extracting(StatusUpdate::status).containsExactly(RequestStatus.ACCEPTED);
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void whatBothUtilitiesRefuseIsLeftToAPerson() throws Exception {
        DeliveryOutcome notMine =
                new DeliveryOutcome.Rejected(DeliveryOutcome.Rejected.Kind.NOT_MINE, "Beyond the river");
        east.answer(TestBackend.answering(notMine));
        west.answer(TestBackend.answering(notMine));
        start(gatewayOf(east, west));

        Receipt receipt = accept(EAST_LETTER + ". Customer code " + WEST_CODE, "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.HELD);
        assertThat(history(receipt).heldBecause()).contains(HoldReason.NOT_MINE);
        assertThat(east.received()).hasSize(1);
        assertThat(west.received()).hasSize(1);
    }

    @Test
    void whatWouldGoToAUtilityWithoutABackendIsLeftToAPerson() throws Exception {
        east.answer(TestBackend.answering(
                new DeliveryOutcome.Rejected(DeliveryOutcome.Rejected.Kind.NOT_MINE, "Beyond the river")));
        start(gatewayOf(east));

        Receipt receipt = accept(EAST_LETTER + ". Customer code " + WEST_CODE, "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.HELD);
        assertThat(history(receipt).heldBecause()).contains(HoldReason.NOT_MINE);
        assertThat(history(receipt).heldDetail().orElseThrow())
                .contains("no backend is configured for utility WESTWATER");
    }

    @Test
    void sentIsNotAcknowledgedUntilTheUtilitySaysSo() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Sent(Instant.now().plusSeconds(600))));
        start(gatewayOf(east, west));

        Receipt receipt = accept(EAST_LETTER, "k1");
        await().atMost(LONG).until(() -> delivered(receipt) && sentAt(receipt));
        SubmissionState whenSent = state(receipt);
        east.says(accepted(east.received().get(0), "W-7"));

        assertThat(whenSent).isEqualTo(SubmissionState.PENDING);
        assertThat(state(receipt)).isEqualTo(SubmissionState.SETTLED);
        History.DeliveryRecord delivery = history(receipt).deliveries().get(0);
        assertThat(delivery.acknowledgedAt().orElseThrow())
                .isAfterOrEqualTo(delivery.sentAt().orElseThrow());
    }

    @Test
    void aUtilityThatKeepsSilentTooLongMakesTheLetterAPersons() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Sent(Instant.now())));
        start(gatewayOf(east, west));

        Receipt receipt = accept(EAST_LETTER, "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.HELD);
        assertThat(history(receipt).heldBecause()).contains(HoldReason.NOT_ACKNOWLEDGED);
    }

    @Test
    void anotherUtilitysReplyChangesNothingAndTheNextOneCounts() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Sent(Instant.now().plusSeconds(600))));
        start(gatewayOf(east, west));
        Receipt receipt = accept(EAST_LETTER, "k1");
        await().atMost(LONG).until(() -> delivered(receipt) && sentAt(receipt));
        Delivery sent = east.received().get(0);

        ReplyResult foreign = west.says(accepted(sent, "W-7"));
        ReplyResult malformed = east.says(Payload.of("{".getBytes(StandardCharsets.UTF_8), "text/plain"));
        SubmissionState before = state(receipt);
        ReplyResult own = east.says(accepted(sent, "W-7"));

        assertThat(foreign.verdict()).isEqualTo(ReplyResult.Verdict.FOREIGN);
        assertThat(malformed.verdict()).isEqualTo(ReplyResult.Verdict.MALFORMED);
        assertThat(before).isEqualTo(SubmissionState.PENDING);
        assertThat(own.verdict()).isEqualTo(ReplyResult.Verdict.APPLIED);
        assertThat(state(receipt)).isEqualTo(SubmissionState.SETTLED);
    }

    @Test
    void aDeliveryThatFailsIsTriedAgainWithTheSameBytes() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Deferred(Duration.ZERO, "Pump house is empty")));
        start(gatewayOf(east, west));
        Receipt receipt = accept(EAST_LETTER, "k1");
        await().atMost(LONG).until(() -> east.received().size() == 1);

        east.answer(TestBackend.answering(new DeliveryOutcome.Accepted("E-1")));

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        assertThat(east.received()).hasSize(2);
        assertThat(east.received().get(1).event())
                .isEqualTo(east.received().get(0).event());
        assertThat(east.received().get(1).deduplicationId())
                .isEqualTo(east.received().get(0).deduplicationId());
    }

    /** What met the outage first would else come last: its next attempt is an hour away. */
    @Test
    void whatMetAnOutageGoesOutAsSoonAsTheUtilityIsThereAgain() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Deferred(Duration.ZERO, "Pump house is empty")));
        start(builder()
                .backend(east)
                .retryAfter(List.of(Duration.ofHours(1)))
                .restAfterFailures(Duration.ofMillis(100))
                .build());
        List<Receipt> early = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            early.add(accept(EAST_LETTER, "early-" + i));
        }
        await().atMost(LONG).until(() -> east.received().size() >= 5);

        east.answer(TestBackend.answering(new DeliveryOutcome.Accepted("E-1")));
        Receipt late = accept(EAST_LETTER, "late");

        await().atMost(LONG).until(() -> state(late) == SubmissionState.SETTLED);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(early).extracting(this::state).containsOnly(SubmissionState.SETTLED));
    }

    @Test
    void aDeadBackendCostsTheOtherNothing() throws Exception {
        east.answer(delivery -> new CompletableFuture<>());
        start(gatewayOf(east, west));
        for (int i = 0; i < 400; i++) {
            accept(EAST_LETTER, "east-" + i);
        }

        Receipt receipt = accept("Please send me a form. Customer SW123456", "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        assertThat(west.received()).hasSize(1);
    }

    @Test
    void dangerToLifeGoesBeforeWhatCameEarlier() throws Exception {
        List<Receipt> storm = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            storm.add(ledger.accept(letter("Please send me a form, province Eastmark. No. " + i, "e-" + i))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS));
        }
        Gateway stopped = gatewayOf(east, west);

        Receipt danger = ledger.accept(new Submission(
                        TrackingId.next(),
                        LetterBox.CHANNEL,
                        "town-hall",
                        Instant.now(),
                        Urgency.LIFE_SAFETY,
                        "danger",
                        letter("Burst main in the province Eastmark", "danger").payload(),
                        Map.of()))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        start(stopped);

        await().atMost(LONG).until(() -> east.received().size() == 51);
        assertThat(east.received().get(0).reference()).isEqualTo(danger.reference());
        assertThat(east.received().get(0).priority()).isEqualTo(Priority.P0);
        assertThat(storm).hasSize(50);
    }

    @Test
    void whatWasAcceptedBeforeAStopGoesOnAfterIt() throws Exception {
        Receipt receipt =
                ledger.accept(letter(EAST_LETTER, "k1")).toCompletableFuture().get(20, TimeUnit.SECONDS);
        ledger.close();
        openLedger();

        start(gatewayOf(east, west));

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
    }

    @Test
    void routesOfOnesOwnBringRequestsInAndTakeThemOut() throws Exception {
        Gateway own = builder()
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:slot").to("intake:letter?account=side-door");
                        from("delivery:EASTWATER")
                                .transform()
                                .body(Delivery.class, delivery -> new DeliveryOutcome.Accepted("by-hand"));
                    }
                })
                .build();
        start(own);

        Receipt receipt =
                own.camelContext().createProducerTemplate().requestBody("direct:slot", EAST_LETTER, Receipt.class);

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        assertThat(history(receipt).account()).isEqualTo("side-door");
        assertThat(history(receipt).deliveries().get(0).backendReference()).contains("by-hand");
    }

    @Test
    void aGatewayWithARouteThatCouldLoseAMessageDoesNotStart() {
        gateway = builder()
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:slot").routeId("leaky").delay(1).to("intake:letter");
                    }
                })
                .build();

        assertThatThrownBy(gateway::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leaky")
                .hasMessageContaining("delay")
                .hasMessageContaining("move it behind intake:");
    }

    @Test
    void closingLetsGoOfTheBackends() {
        Gateway running = gatewayOf(east, west);
        start(running);

        running.close();

        assertThat(east.closed()).isTrue();
        assertThat(west.closed()).isTrue();
    }

    @Test
    void aListenerThatFailsChangesNothing() throws Exception {
        Gateway own = builder()
                .backend(east)
                .listener(update -> {
                    throw new IllegalStateException("A listener that the tests broke");
                })
                .build();
        start(own);

        Receipt receipt = accept(EAST_LETTER, "k1");

        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        Balance balance = ledger.balance();
        assertThat(balance.isZero()).isTrue();
    }

    private void start(Gateway value) {
        gateway = value;
        gateway.start();
    }

    private GatewayBuilder builder() {
        try {
            return Gateway.builder()
                    .ledger(ledger)
                    .understanding(new Understanding(TestProfile.load()))
                    .channel(new LetterBox())
                    .drainWithin(Duration.ofSeconds(1))
                    .listener(told::add);
        } catch (Exception e) {
            throw new AssertionError("The tests' profile cannot be loaded", e);
        }
    }

    private Gateway gatewayOf(TestBackend... backends) {
        GatewayBuilder builder = builder();
        for (TestBackend backend : backends) {
            builder.backend(backend);
        }
        return builder.build();
    }

    private Receipt accept(String text, String key) throws Exception {
        return gateway.accept(letter(text, key)).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private History history(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow();
    }

    private SubmissionState state(Receipt receipt) {
        return history(receipt).state();
    }

    private boolean delivered(Receipt receipt) {
        return !history(receipt).deliveries().isEmpty();
    }

    private boolean sentAt(Receipt receipt) {
        return history(receipt).deliveries().get(0).sentAt().isPresent();
    }
}

package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.spi.History.DeliveryRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link LedgerContract} about the results of due work. */
interface LedgerStepContract extends OpenedLedger {

    @Test
    default void routedRequestIsKeptWithItsDecisionAndDelivery() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = walk.accept();
            Step.Routed step = walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P1);

            List<StatusUpdate> updates = walk.record(step);

            assertThat(updates).isEmpty();
            assertThat(ledger.claimSubmissions(10)).isEmpty();
            assertThat(walk.claimDelivery("EVNSPC").subject()).isEqualTo(step.delivery());
            History history = ledger.find(receipt.reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.PENDING);
            assertThat(history.request()).contains(step.request());
            assertThat(history.decision()).contains(step.decision());
            assertThat(history.deliveries())
                    .containsExactly(new DeliveryRecord(
                            step.delivery().deliveryId(),
                            "EVNSPC",
                            1,
                            1,
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(HoldReason.class)
    default void heldSubmissionWaitsForAPersonWithItsReason(HoldReason reason) throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = walk.accept();
            Step.Held step = walk.held(walk.claimSubmission(), reason);

            List<StatusUpdate> updates = walk.record(step);

            History history = ledger.find(receipt.reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.HELD);
            assertThat(history.heldBecause()).contains(reason);
            assertThat(history.heldDetail()).contains(step.detail());
            assertThat(history.request()).isEqualTo(step.request());
            assertThat(history.decision()).isEqualTo(step.decision());
            assertThat(updates).singleElement().satisfies(update -> {
                assertThat(update.status()).isEqualTo(RequestStatus.HELD);
                assertThat(update.by()).isEqualTo(StatusUpdate.GATEWAY);
                assertThat(update.reference()).isEqualTo(receipt.reference());
            });
            assertThat(history.latest()).contains(updates.get(0));
            assertThat(ledger.held(10)).containsExactly(history);
            assertThat(ledger.claimSubmissions(10)).isEmpty();
            assertThat(ledger.balance().of(SubmissionState.HELD)).isEqualTo(1);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void submissionCanBeHeldBeforeAnythingOfItIsUnderstood() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt first = walk.accept();
            walk.record(unread(walk.claimSubmission()));
            clock.pass(Duration.ofSeconds(1));
            Receipt second = walk.accept();
            walk.record(unread(walk.claimSubmission()));

            List<History> held = ledger.held(10);

            assertThat(held).extracting(History::reference).containsExactly(first.reference(), second.reference());
            assertThat(held).allSatisfy(history -> assertThat(history.request()).isEmpty());
            assertThat(ledger.held(1)).extracting(History::reference).containsExactly(first.reference());
        });
    }

    @Test
    default void ignoredSubmissionIsAtItsEnd() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = walk.accept();

            List<StatusUpdate> updates =
                    walk.record(new Step.Ignored(walk.claimSubmission(), "automatic reply", BEGIN));

            assertThat(updates).isEmpty();
            assertThat(ledger.find(receipt.reference()).orElseThrow().state()).isEqualTo(SubmissionState.IGNORED);
            assertThat(ledger.balance().of(SubmissionState.IGNORED)).isEqualTo(1);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void sentAndAcknowledgedAreDifferentThings() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            clock.pass(Duration.ofMillis(20));

            List<StatusUpdate> updates = walk.record(walk.attempted(work, new Sent(BEGIN.plusSeconds(60))));

            assertThat(updates).isEmpty();
            History history = ledger.find(work.subject().reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.PENDING);
            assertThat(history.deliveries())
                    .containsExactly(new DeliveryRecord(
                            work.subject().deliveryId(),
                            "EVNSPC",
                            1,
                            1,
                            1,
                            Optional.of(BEGIN.plusMillis(20)),
                            Optional.empty(),
                            Optional.of(BEGIN.plusSeconds(60)),
                            Optional.empty(),
                            Optional.of("sent")));
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void whyTheLastAttemptDidNotGetThroughIsToldButNotInAUtilitysWords() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            walk.record(walk.attempted(work, new Deferred(Duration.ZERO, "HTTP 503"), BEGIN));
            assertThat(lastCause(ledger, work)).contains("HTTP 503");

            Work<Delivery> again = walk.claimDelivery("EVNSPC");
            walk.record(walk.attempted(again, new Rejected(Rejected.Kind.INVALID, "Anna has no meter")));

            assertThat(lastCause(ledger, work)).isEmpty();
        });
    }

    private static Optional<String> lastCause(Ledger ledger, Work<Delivery> work) {
        return ledger.find(work.subject().reference())
                .orElseThrow()
                .deliveries()
                .get(0)
                .lastCause();
    }

    @Test
    default void whatItsAttemptAcknowledgesWasSentWhenThatBegan() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            clock.pass(Duration.ofMillis(800));

            walk.record(new Step.Attempted(work, new Accepted("PC-2026/17"), Optional.empty(), BEGIN, clock.instant()));

            DeliveryRecord delivery = ledger.find(work.subject().reference())
                    .orElseThrow()
                    .deliveries()
                    .get(0);
            assertThat(delivery.sentAt()).contains(BEGIN);
            assertThat(delivery.acknowledgedAt()).contains(BEGIN.plusMillis(800));
            assertThat(delivery.isAwaited()).isFalse();
        });
    }

    @Test
    default void acceptedDeliverySettlesTheSubmission() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");

            List<StatusUpdate> updates = walk.record(walk.attempted(work, new Accepted("PC-2026/17")));

            assertThat(updates).singleElement().satisfies(update -> {
                assertThat(update.status()).isEqualTo(RequestStatus.ACCEPTED);
                assertThat(update.by()).isEqualTo("EVNSPC");
            });
            History history = ledger.find(work.subject().reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history.deliveries().get(0).backendReference()).contains("PC-2026/17");
            assertThat(history.deliveries().get(0).acknowledgedAt()).contains(BEGIN);
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void wordsOfAnAdapterMayHoldAnyCharacters() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            walk.record(walk.attempted(work, new Deferred(Duration.ZERO, "\uD800\0 '; --"), BEGIN));

            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Accepted("PC \uDC00\0 đ𠜎")));

            assertThat(ledger.find(work.subject().reference())
                            .orElseThrow()
                            .deliveries()
                            .get(0)
                            .backendReference())
                    .hasValueSatisfying(
                            reference -> assertThat(reference).startsWith("PC ").endsWith(" đ𠜎"));
        });
    }

    @Test
    default void everyAttemptIsCountedUntilTheyEndAndThePersonsTurnComes() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            List<DeliveryOutcome> outcomes =
                    List.of(new Deferred(Duration.ofDays(1_000_000_000), "refused"), new Unknown("no answer in 10 s"));
            for (DeliveryOutcome outcome : outcomes) {
                walk.record(walk.attempted(work, outcome, clock.instant().plusSeconds(5)));
                clock.pass(Duration.ofSeconds(5));
                work = walk.claimDelivery("EVNSPC");
            }
            assertThat(work.attempt()).isEqualTo(3);

            List<StatusUpdate> updates = walk.record(walk.attempted(work, new Unknown("no answer in 10 s")));

            assertThat(updates).extracting(StatusUpdate::status).containsExactly(RequestStatus.HELD);
            History history = ledger.find(work.subject().reference()).orElseThrow();
            assertThat(history.heldBecause()).contains(HoldReason.UNDELIVERABLE);
            assertThat(history.deliveries().get(0).attempts()).isEqualTo(3);
            assertThat(history.deliveries().get(0).sentAt()).isEmpty();
            assertThat(history.deliveries().get(0).lastOutcome()).contains("unknown");
            clock.pass(Duration.ofDays(1));
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"NOT_MINE, NOT_MINE", "NEEDS_INFORMATION, NEEDS_INFORMATION", "INVALID, INVALID_FOR_BACKEND"})
    default void refusedDeliveryIsHeldForWhoeverCanMendIt(Rejected.Kind kind, HoldReason reason) throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");

            List<StatusUpdate> updates = walk.record(walk.attempted(work, new Rejected(kind, "x".repeat(100_000))));

            assertThat(updates).extracting(StatusUpdate::status).containsExactly(RequestStatus.HELD);
            History history = ledger.find(work.subject().reference()).orElseThrow();
            assertThat(history.heldBecause()).contains(reason);
            assertThat(history.heldDetail())
                    .contains("EVNSPC refused it: " + kind + ", an event of "
                            + work.subject().event().size() + " bytes");
            assertThat(history.deliveries().get(0).acknowledgedAt()).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void deliveryThatIsNotAcknowledgedInTimeIsHeld() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.toSent("EVNSPC");
            clock.pass(Duration.ofMinutes(1));
            Work<Delivery> deadline = walk.claimDeadline();

            List<StatusUpdate> updates = walk.record(new Step.DeadlinePassed(deadline, clock.instant()));

            assertThat(updates).extracting(StatusUpdate::status).containsExactly(RequestStatus.HELD);
            History history = ledger.find(deadline.subject().reference()).orElseThrow();
            assertThat(history.heldBecause()).contains(HoldReason.NOT_ACKNOWLEDGED);
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void deadlineOfWhatWasAcknowledgedInTheMeantimeChangesNothing() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> sent = walk.toSent("EVNSPC");
            clock.pass(Duration.ofMinutes(1));
            Work<Delivery> deadline = walk.claimDeadline();
            walk.reply("EVNSPC", LedgerWalk.acknowledgment(sent.subject(), "accepted"));
            Optional<History> before = ledger.find(sent.subject().reference());

            List<StatusUpdate> updates = walk.record(new Step.DeadlinePassed(deadline, clock.instant()));

            assertThat(updates).isEmpty();
            assertThat(ledger.find(sent.subject().reference())).isEqualTo(before);
            assertThat(before.orElseThrow().state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void stepThatTheStateDoesNotAllowChangesNothing() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.accept();
            Work<StoredSubmission> understand = walk.claimSubmission();
            Step.Routed routed = walk.routed(understand, "EVNSPC", Priority.P1);
            walk.record(routed);
            requireRefused(ledger, routed, "routed twice");
            requireRefused(ledger, walk.routed(understand, "EVNNPC", Priority.P1), "routed elsewhere");
            requireRefused(ledger, walk.held(understand, HoldReason.NO_PLACE), "held after it was routed");
            requireRefused(ledger, new Step.Ignored(understand, "loop", BEGIN), "ignored after it was routed");
            Work<Delivery> work = walk.claimDelivery("EVNSPC");
            requireRefused(ledger, new Step.DeadlinePassed(work, BEGIN), "a deadline before it was sent");

            Step.Attempted deferred = walk.attempted(work, new Deferred(Duration.ZERO, "busy"), BEGIN);
            walk.record(deferred);
            requireRefused(ledger, deferred, "deferred twice");
            work = walk.claimDelivery("EVNSPC");
            Step.Attempted sent = walk.attempted(work, new Sent(BEGIN.plusSeconds(1)));
            walk.record(sent);
            requireRefused(ledger, sent, "sent twice");
            requireRefused(ledger, walk.attempted(work, new Unknown("?"), BEGIN), "unknown after it was sent");

            assertThat(ledger.balance().isZero()).isTrue();
            assertThat(ledger.balance().of(SubmissionState.PENDING)).isEqualTo(1);
        });
    }

    @Test
    default void stepOfAnotherVersionThanTheNextIsRefused() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.accept();
            Work<StoredSubmission> work = walk.claimSubmission();
            ServiceRequest second = walk.request(work).toBuilder().version(2).build();

            requireRefused(
                    ledger,
                    new Step.Held(work, HoldReason.NO_PLACE, "", Optional.of(second), Optional.empty(), BEGIN),
                    "version 2 before version 1");
            // Refused steps change nothing, so that the work is still claimed.
            assertThat(ledger.claimSubmissions(10)).isEmpty();

            walk.record(walk.held(work, HoldReason.NO_PLACE));
            assertThat(ledger.held(10)).hasSize(1);
        });
    }

    private static Step.Held unread(Work<StoredSubmission> work) {
        return new Step.Held(work, HoldReason.UNREADABLE, "no JSON", Optional.empty(), Optional.empty(), BEGIN);
    }

    private static void requireRefused(Ledger ledger, Step step, String what) throws Exception {
        Optional<History> before = ledger.find(reference(step));

        CompletionStage<List<StatusUpdate>> stage = ledger.record(step);

        assertThatThrownBy(() -> result(stage)).as(what).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(ledger.find(reference(step))).as(what).isEqualTo(before);
    }

    private static Reference reference(Step step) {
        Object subject = step.work().subject();
        return subject instanceof Delivery delivery
                ? delivery.reference()
                : ((StoredSubmission) subject).receipt().reference();
    }

    @Test
    default void whatIsTooLargeForItsBackendIsHeldWithBothSizesAndIsDueNoMore() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");

            List<StatusUpdate> updates = walk.record(new Step.TooLarge(work, 100, clock.instant()));

            History history = ledger.find(work.subject().reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.HELD);
            assertThat(history.heldBecause()).contains(HoldReason.INVALID_FOR_BACKEND);
            assertThat(history.heldDetail())
                    .contains("It has " + work.subject().event().size() + " bytes, and EVNSPC takes at most 100");
            assertThat(history.deliveries())
                    .singleElement()
                    .satisfies(one -> assertThat(one.attempts()).isZero());
            assertThat(updates).extracting(StatusUpdate::status).containsExactly(RequestStatus.HELD);
            clock.pass(Duration.ofDays(2));
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }
}

package io.motcua.spi;

import static io.motcua.spi.PartnerWalk.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.TrackingId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about work that the partner of a utility takes over. */
interface LedgerTakeoverContract extends PartneredLedger {

    @Test
    default void whatMayBeTakenOverComesMostUrgentFirst() throws Exception {
        inPartners((ledger, walked, clock) -> {
            List<Delivery> sent = new ArrayList<>();
            for (Priority priority : new Priority[] {Priority.P2, Priority.P1, Priority.P0, Priority.P1}) {
                sent.add(walked.send(walked.routed(priority)));
                clock.pass(Duration.ofSeconds(1));
            }
            List<Delivery> unsent = new ArrayList<>();
            for (Priority priority : new Priority[] {Priority.P2, Priority.P1, Priority.P0, Priority.P1}) {
                unsent.add(walked.routed(priority));
                clock.pass(Duration.ofSeconds(1));
            }

            assertThat(ledger.claimUnanswered(FIRST, clock.instant(), 10))
                    .extracting(work -> work.subject().deliveryId())
                    .containsExactlyElementsOf(urgentFirst(sent));
            assertThat(ledger.claimUnsent(FIRST, 10))
                    .extracting(work -> work.subject().deliveryId())
                    .containsExactlyElementsOf(urgentFirst(unsent));
        });
    }

    @Test
    default void whatWasNeverSentMayBeTakenOverAndIsDueForThePartnerThen() throws Exception {
        inPartners((ledger, walked, clock) -> {
            walked.routed(Priority.P1);
            Work<Delivery> deferred = only(ledger.claimDeliveries(FIRST, 10));
            walked.attempted(deferred, new DeliveryOutcome.Deferred(Duration.ZERO, "refused"));
            Work<Delivery> work = only(ledger.claimUnsent(FIRST, 10));
            assertThat(ledger.claimUnsent(FIRST, 10)).as("one pair of hands").isEmpty();

            walked.takeOver(work);

            assertThat(ledger.claimDeliveries(FIRST, 10)).isEmpty();
            assertThat(ledger.claimUnsent(FIRST, 10)).isEmpty();
            Work<Delivery> there = only(ledger.claimDeliveries(PARTNER, 10));
            assertThat(there.attempt()).isEqualTo(1);
            assertThat(there.subject().backend()).isEqualTo(PARTNER);
            History history = ledger.find(work.subject().reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.PENDING);
            assertThat(history.deliveries())
                    .extracting(History.DeliveryRecord::lastOutcome, History.DeliveryRecord::takeover)
                    .containsExactly(
                            tuple(Optional.of("withdrawn"), Optional.empty()),
                            tuple(Optional.empty(), Optional.of(new History.Takeover(FIRST, "it is away"))));
            assertThat(ledger.earlier(work.subject().reference()).orElseThrow().utility())
                    .contains(PARTNER);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void whatTookOverIsNotTakenOverOnceMore() throws Exception {
        inPartners((ledger, walked, clock) -> {
            walked.routed(Priority.P1);
            walked.takeOver(only(ledger.claimUnsent(FIRST, 10)));

            assertThat(ledger.claimUnsent(PARTNER, 10)).isEmpty();
            walked.send(PARTNER);
            clock.pass(Duration.ofMinutes(5));
            assertThat(ledger.claimUnanswered(PARTNER, clock.instant(), 10)).isEmpty();
        });
    }

    @Test
    default void whatMayHaveReachedTheUtilityIsNotUnsent() throws Exception {
        inPartners((ledger, walked, clock) -> {
            walked.routed(Priority.P1);
            walked.attempted(only(ledger.claimDeliveries(FIRST, 10)), new DeliveryOutcome.Unknown("a time-out"));

            assertThat(ledger.claimUnsent(FIRST, 10)).isEmpty();
            assertThat(ledger.claimUnanswered(FIRST, clock.instant(), 10)).isEmpty();
        });
    }

    @Test
    default void whatWasSentLongEnoughAgoIsTakenOverWhenItIsWithdrawnAndOnlyThePartnerCounts() throws Exception {
        inPartners((ledger, walked, clock) -> {
            Delivery sent = walked.send(walked.routed(Priority.P1));
            Instant sentAt = clock.instant();
            clock.pass(Duration.ofSeconds(10));
            assertThat(ledger.claimUnanswered(FIRST, sentAt.minusMillis(1), 10)).isEmpty();
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, sentAt, 10));

            walked.takeOverWithdrawn(work);

            assertThat(walked.acknowledge(sent).verdict()).isEqualTo(ReplyResult.Verdict.LATE);
            assertThat(ledger.find(sent.reference()).orElseThrow().state()).isEqualTo(SubmissionState.PENDING);
            Delivery there = walked.send(PARTNER);
            assertThat(walked.acknowledge(there).verdict()).isEqualTo(ReplyResult.Verdict.APPLIED);
            assertThat(ledger.find(sent.reference()).orElseThrow().state()).isEqualTo(SubmissionState.SETTLED);
        });
    }

    @Test
    default void whatCannotBeWithdrawnIsHeldAndALateAnswerIsTheAnswer() throws Exception {
        inPartners((ledger, walked, clock) -> {
            Delivery sent = walked.send(walked.routed(Priority.P1));
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));

            walked.walk().record(new Step.NotWithdrawn(work, clock.instant()));

            History history = ledger.find(sent.reference()).orElseThrow();
            assertThat(history.heldBecause()).contains(HoldReason.TAKEN_UNANSWERED);
            assertThat(ledger.heldSubmission(sent.reference()).orElseThrow().mayHave())
                    .containsExactly(FIRST);
            assertThat(walked.acknowledge(sent).verdict()).isEqualTo(ReplyResult.Verdict.APPLIED);
            assertThat(ledger.find(sent.reference()).orElseThrow().state()).isEqualTo(SubmissionState.SETTLED);
        });
    }

    @Test
    default void anAnswerThatCameBeforeATakeoverIsRecordedStands() throws Exception {
        inPartners((ledger, walked, clock) -> {
            Delivery sent = walked.send(walked.routed(Priority.P1));
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));
            walked.acknowledge(sent);

            walked.takeOverWithdrawn(work);

            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
            assertThat(ledger.find(sent.reference()).orElseThrow().state()).isEqualTo(SubmissionState.SETTLED);
        });
    }

    @Test
    default void aTakeoverOfAnotherRequestChangesNothing() throws Exception {
        inPartners((ledger, walked, clock) -> {
            walked.routed(Priority.P1);
            walked.routed(Priority.P1);
            List<Work<Delivery>> both = ledger.claimUnsent(FIRST, 10);
            Delivery ofOther = PartnerWalk.EVENTS.takeover(both.get(1).subject(), PARTNER, clock.instant());

            assertThatThrownBy(() -> walked.walk()
                            .record(new Step.TakenOver(
                                    List.of(new Step.Moved(both.get(0), ofOther, false)),
                                    "it is away",
                                    clock.instant())))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
        });
    }

    @Test
    default void whatIsSaidToBeUnsentIsNotTakenOverIfItWasSentNorTheOtherWayRound() throws Exception {
        inPartners((ledger, walked, clock) -> {
            walked.send(walked.routed(Priority.P1));
            walked.routed(Priority.P1);
            Work<Delivery> sent = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));
            Work<Delivery> unsent = only(ledger.claimUnsent(FIRST, 10));

            assertThatThrownBy(() -> walked.takeOver(sent)).hasCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> walked.takeOverWithdrawn(unsent)).hasCauseInstanceOf(IllegalStateException.class);

            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
        });
    }

    private static List<TrackingId> urgentFirst(List<Delivery> deliveries) {
        return deliveries.stream()
                .sorted(Comparator.comparing(Delivery::priority))
                .map(Delivery::deliveryId)
                .toList();
    }
}

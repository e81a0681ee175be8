package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.contract.EventWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Ledger} must do about utilities that leave much unanswered, and about work that their partners take
 * over.
 */
interface LedgerTakeoverContract extends OpenedLedger {
    /** The utility of the place, and its partner. */
    String FIRST = "EVNHCMC";

    String PARTNER = "EVNSPC";

    @Test
    default void aBackendIsGivenNoMoreThanThereIsRoomForAndDangerToLifeAllTheSame() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            walked.send(walked.routed(Priority.P1));
            walked.routed(Priority.P1);
            walked.routed(Priority.P2);
            walked.routed(Priority.P0);

            List<Work<Delivery>> claimed = ledger.claimDeliveries(FIRST, 10, new Room(3));

            assertThat(claimed).extracting(work -> work.subject().priority()).containsExactly(Priority.P0, Priority.P1);
            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(3))).isEmpty();
        }
    }

    @Test
    default void anAcknowledgmentMakesRoomAndWakesTheLane() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            Delivery sent = walked.send(walked.routed(Priority.P1));
            walked.routed(Priority.P1);
            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(1))).isEmpty();
            CountDownLatch woken = new CountDownLatch(2); // Once for asking, once for the acknowledgment.
            ledger.onDue(Lane.delivery(FIRST), woken::countDown);

            walked.acknowledge(sent);

            assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(1))).hasSize(1);
        }
    }

    @Test
    default void whatBecameAPersonsTakesRoomUntilTheUtilityIsHeard() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            walked.send(walked.routed(Priority.P1));
            clock.pass(Duration.ofMinutes(2));
            walked.walk.record(new Step.DeadlinePassed(walked.walk.claimDeadline(), clock.instant()));
            walked.routed(Priority.P1);
            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(1))).isEmpty();

            clock.pass(Duration.ofMinutes(1));
            Delivery later = walked.routed(Priority.P0);
            walked.send(later);
            walked.acknowledge(later);

            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(1))).hasSize(1);
        }
    }

    @Test
    default void silenceIsSinceTheOldestUnansweredOrTheLastAcknowledgment() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            assertThat(ledger.silence(FIRST)).isEqualTo(new Silence(Optional.empty(), Optional.empty()));

            Instant sentAt = clock.instant();
            Delivery sent = walked.send(walked.routed(Priority.P1));
            clock.pass(Duration.ofSeconds(20));
            Instant acknowledgedAt = clock.instant();
            assertThat(ledger.silence(FIRST)).isEqualTo(new Silence(Optional.empty(), Optional.of(sentAt)));
            walked.acknowledge(sent);

            assertThat(ledger.silence(FIRST)).isEqualTo(new Silence(Optional.of(acknowledgedAt), Optional.empty()));
        }
    }

    @Test
    default void whatMayBeTakenOverComesMostUrgentFirst() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
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
        }
    }

    private static List<TrackingId> urgentFirst(List<Delivery> deliveries) {
        return deliveries.stream()
                .sorted(Comparator.comparing(Delivery::priority))
                .map(Delivery::deliveryId)
                .toList();
    }

    @Test
    default void whatWasNeverSentMayBeTakenOverAndIsDueForThePartnerThen() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
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
        }
    }

    @Test
    default void whatTookOverIsNotTakenOverOnceMore() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            walked.routed(Priority.P1);
            walked.takeOver(only(ledger.claimUnsent(FIRST, 10)));

            assertThat(ledger.claimUnsent(PARTNER, 10)).isEmpty();
            walked.send(PARTNER);
            clock.pass(Duration.ofMinutes(5));
            assertThat(ledger.claimUnanswered(PARTNER, clock.instant(), 10)).isEmpty();
        }
    }

    @Test
    default void whatMayHaveReachedTheUtilityIsNotUnsent() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            walked.routed(Priority.P1);
            walked.attempted(only(ledger.claimDeliveries(FIRST, 10)), new DeliveryOutcome.Unknown("a time-out"));

            assertThat(ledger.claimUnsent(FIRST, 10)).isEmpty();
            assertThat(ledger.claimUnanswered(FIRST, clock.instant(), 10)).isEmpty();
        }
    }

    @Test
    default void whatWasSentLongEnoughAgoIsTakenOverWhenItIsWithdrawnAndOnlyThePartnerCounts() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
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
        }
    }

    @Test
    default void whatCannotBeWithdrawnIsHeldAndALateAnswerIsTheAnswer() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            Delivery sent = walked.send(walked.routed(Priority.P1));
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));

            walked.walk.record(new Step.NotWithdrawn(work, clock.instant()));

            History history = ledger.find(sent.reference()).orElseThrow();
            assertThat(history.heldBecause()).contains(HoldReason.TAKEN_UNANSWERED);
            assertThat(ledger.heldSubmission(sent.reference()).orElseThrow().mayHave())
                    .containsExactly(FIRST);
            assertThat(walked.acknowledge(sent).verdict()).isEqualTo(ReplyResult.Verdict.APPLIED);
            assertThat(ledger.find(sent.reference()).orElseThrow().state()).isEqualTo(SubmissionState.SETTLED);
        }
    }

    @Test
    default void anAnswerThatCameBeforeATakeoverIsRecordedStands() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            Delivery sent = walked.send(walked.routed(Priority.P1));
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));
            walked.acknowledge(sent);

            walked.takeOverWithdrawn(work);

            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
            assertThat(ledger.find(sent.reference()).orElseThrow().state()).isEqualTo(SubmissionState.SETTLED);
        }
    }

    @Test
    default void aTakeoverOfAnotherRequestChangesNothing() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            walked.routed(Priority.P1);
            walked.routed(Priority.P1);
            List<Work<Delivery>> both = ledger.claimUnsent(FIRST, 10);
            Delivery ofOther = Walked.EVENTS.takeover(both.get(1).subject(), PARTNER, clock.instant());

            assertThatThrownBy(() -> walked.walk.record(new Step.TakenOver(
                            List.of(new Step.Moved(both.get(0), ofOther, false)), "it is away", clock.instant())))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
        }
    }

    @Test
    default void allThatWaitsOfARequestIsTakenOverTogetherAndInItsOrder() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            walked.followedUp(walked.routed(Priority.P1));
            walked.routed(Priority.P1);
            Work<Delivery> one = only(ledger.claimUnsent(FIRST, 1));

            Work<Delivery> rest = only(ledger.claimRest(one));
            assertThat(ledger.claimRest(one)).as("one pair of hands").isEmpty();
            walked.takeOver(List.of(one, rest));

            Work<Delivery> first = only(ledger.claimDeliveries(PARTNER, 10));
            assertThat(first.subject().version()).isEqualTo(1);
            walked.attempted(first, new DeliveryOutcome.Accepted("P-1"));
            Work<Delivery> second = only(ledger.claimDeliveries(PARTNER, 10));
            assertThat(second.subject().version()).isEqualTo(2);
            assertThat(second.subject().reference()).isEqualTo(first.subject().reference());
            assertThat(ledger.claimDeliveries(FIRST, 10))
                    .as("the other request")
                    .hasSize(1);
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    @Test
    default void aPartOfARequestIsNotTakenOverWhileTheRestWaitsForTheUtility() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            walked.followedUp(walked.routed(Priority.P1));
            List<Work<Delivery>> both = ledger.claimUnsent(FIRST, 10);
            assertThat(both).hasSize(2);

            for (Work<Delivery> one : both) {
                assertThatThrownBy(() -> walked.takeOver(one)).hasCauseInstanceOf(IllegalStateException.class);
            }

            both.forEach(ledger::release);
            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
            assertThat(ledger.claimUnsent(FIRST, 10)).hasSize(2);
        }
    }

    @Test
    default void whatIsSaidToBeUnsentIsNotTakenOverIfItWasSentNorTheOtherWayRound() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            walked.send(walked.routed(Priority.P1));
            walked.routed(Priority.P1);
            Work<Delivery> sent = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));
            Work<Delivery> unsent = only(ledger.claimUnsent(FIRST, 10));

            assertThatThrownBy(() -> walked.takeOver(sent)).hasCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> walked.takeOverWithdrawn(unsent)).hasCauseInstanceOf(IllegalStateException.class);

            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
        }
    }

    @Test
    default void whatFollowsASentVersionGoesWithIt() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            Delivery sent = walked.send(walked.routed(Priority.P1));
            walked.followedUp(sent);
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));

            walked.takeOverWithdrawn(work, only(ledger.claimRest(work)));

            assertThat(ledger.claimDeliveries(FIRST, 10)).isEmpty();
            assertThat(walked.send(PARTNER).version()).isEqualTo(1);
            assertThat(walked.send(PARTNER).version()).isEqualTo(2);
        }
    }

    @Test
    default void whatFollowsAVersionThatIsAnsweredMeanwhileStaysWithTheUtility() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            Delivery sent = walked.send(walked.routed(Priority.P1));
            walked.followedUp(sent);
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));
            Work<Delivery> rest = only(ledger.claimRest(work));
            walked.acknowledge(sent);

            assertThatThrownBy(() -> walked.takeOverWithdrawn(work, rest))
                    .hasCauseInstanceOf(IllegalStateException.class);

            ledger.release(work);
            ledger.release(rest);
            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
            assertThat(only(ledger.claimDeliveries(FIRST, 10)).subject().version())
                    .isEqualTo(2);
        }
    }

    @Test
    default void whatFollowsAndMayHaveReachedTheUtilityMeanwhileKeepsAllThere() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            Delivery sent = walked.send(walked.routed(Priority.P1));
            walked.followedUp(sent);
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));
            walked.attempted(only(ledger.claimDeliveries(FIRST, 10)), new DeliveryOutcome.Unknown("a time-out"));

            assertThat(ledger.claimRest(work)).isEmpty();
            assertThatThrownBy(() -> walked.takeOverWithdrawn(work)).hasCauseInstanceOf(IllegalStateException.class);
            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
        }
    }

    @Test
    default void whatFollowsARequestThatWasTakenOverIsNotTakenBack() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Walked walked = new Walked(ledger, clock);
            Delivery first = walked.routed(Priority.P1);
            walked.takeOver(only(ledger.claimUnsent(FIRST, 10)));
            walked.followedUp(first, PARTNER);

            assertThat(ledger.claimUnsent(PARTNER, 10)).isEmpty();
        }
    }

    private static Work<Delivery> only(List<Work<Delivery>> claimed) {
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    /** Requests on their way to the first of the two. */
    final class Walked {
        private static final EventWriter EVENTS = new EventWriter(URI.create("urn:motcua:test"));

        private final Ledger ledger;
        private final LedgerWalk walk;
        private final SettableClock clock;

        Walked(Ledger ledger, SettableClock clock) {
            this.ledger = ledger;
            this.walk = new LedgerWalk(ledger, clock);
            this.clock = clock;
        }

        Delivery routed(Priority priority) throws ExecutionException {
            Receipt receipt = walk.accept(walk.submission(Urgency.OUTAGE));
            Step.Routed step = walk.routed(walk.claimSubmission(), FIRST, priority);
            walk.record(step);
            assertThat(step.delivery().trackingId()).isEqualTo(receipt.trackingId());
            return step.delivery();
        }

        /** Sends all that is due, of which this is one. */
        Delivery send(Delivery delivery) throws ExecutionException {
            for (Work<Delivery> work : ledger.claimDeliveries(delivery.backend(), 10)) {
                if (work.subject().deliveryId().equals(delivery.deliveryId())) {
                    attempted(work, new DeliveryOutcome.Sent(clock.instant().plus(Duration.ofMinutes(1))));
                } else {
                    ledger.release(work);
                }
            }
            return delivery;
        }

        Delivery send(String backend) throws ExecutionException {
            Work<Delivery> work = only(ledger.claimDeliveries(backend, 10));
            attempted(work, new DeliveryOutcome.Sent(clock.instant().plus(Duration.ofHours(1))));
            return work.subject();
        }

        void attempted(Work<Delivery> work, DeliveryOutcome outcome) throws ExecutionException {
            walk.record(new Step.Attempted(
                    work, outcome, Optional.of(clock.instant().plus(Duration.ofHours(1))), clock.instant()));
        }

        /** Gives this, which was never sent, to the partner. */
        void takeOver(Work<Delivery> unsent) throws ExecutionException {
            takeOver(List.of(unsent));
        }

        /** Gives these, which were never sent, to the partner. */
        void takeOver(List<Work<Delivery>> unsent) throws ExecutionException {
            record(unsent.stream().map(work -> moved(work, false)).toList());
        }

        /** Gives what was withdrawn to the partner. */
        void takeOverWithdrawn(Work<Delivery> withdrawn) throws ExecutionException {
            record(List.of(moved(withdrawn, true)));
        }

        /** Gives what was withdrawn to the partner, and what follows it and was not sent yet. */
        void takeOverWithdrawn(Work<Delivery> withdrawn, Work<Delivery> unsent) throws ExecutionException {
            record(List.of(moved(withdrawn, true), moved(unsent, false)));
        }

        private Step.Moved moved(Work<Delivery> work, boolean wasSent) {
            return new Step.Moved(work, EVENTS.takeover(work.subject(), PARTNER, clock.instant()), wasSent);
        }

        private void record(List<Step.Moved> moves) throws ExecutionException {
            walk.record(new Step.TakenOver(moves, "it is away", clock.instant()));
        }

        /** The next version of this request, on its way to the same utility. */
        void followedUp(Delivery delivery) throws ExecutionException {
            followedUp(delivery, delivery.backend());
        }

        /** The next version of this request, on its way to whoever has it. */
        void followedUp(Delivery delivery, String backend) throws ExecutionException {
            walk.accept(walk.submission(Urgency.OUTAGE));
            walk.record(walk.joined(walk.claimSubmission(), delivery.reference(), backend));
        }

        ReplyResult acknowledge(Delivery delivery) throws ExecutionException {
            return walk.reply(delivery.backend(), LedgerWalk.acknowledgment(delivery, "accepted"));
        }
    }
}

package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.ReplyResult.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link LedgerContract} about follow-ups that become part of an earlier request. */
interface LedgerJoinContract extends OpenedLedger {
    /** Who made the requests of these tests. */
    String MINH = "minh@example.org";

    @Test
    default void followUpReachesTheUtilityAsTheRequestsNextVersion() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Reference first = settled(walk).reference();
            Receipt followUp = walk.accept(walk.answerable(MINH));
            Step.Joined step = walk.joined(walk.claimSubmission(), first);

            assertThat(walk.record(step)).isEmpty();

            Work<Delivery> work = walk.claimDelivery("EVNSPC");
            Delivery changed = step.changed().orElseThrow().delivery();
            assertThat(work.subject()).isEqualTo(changed);
            assertThat(work.subject().eventType()).isEqualTo("io.motcua.servicerequest.changed.v1");
            History joined = ledger.find(followUp.reference()).orElseThrow();
            assertThat(joined.state()).isEqualTo(SubmissionState.JOINED);
            assertThat(joined.joinedTo()).contains(first);
            assertThat(joined.deliveries()).isEmpty();
            History earlier = ledger.find(first).orElseThrow();
            assertThat(earlier.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(earlier.followUps()).containsExactly(followUp.reference());
            assertThat(earlier.request()).contains(step.changed().orElseThrow().request());
            assertThat(earlier.deliveries())
                    .extracting(History.DeliveryRecord::version)
                    .containsExactly(1, 2);
            assertThat(ledger.claimSubmissions(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();

            walk.record(walk.attempted(work, new Sent(BEGIN.plusSeconds(60))));
            ReplyResult acknowledged = walk.reply("EVNSPC", acknowledgment(changed, "accepted"));
            assertThat(acknowledged).isEqualTo(new ReplyResult(Verdict.APPLIED, List.of(), true));
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void whatIsPostponedIsDueAgainLaterAsIfItHadNotBeenLookedAt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = walk.accept(walk.answerable(MINH));
            Work<StoredSubmission> early = walk.claimSubmission();

            walk.record(new Step.Postponed(early, BEGIN.plusSeconds(5), BEGIN));

            assertThat(ledger.claimSubmissions(10)).isEmpty();
            clock.pass(Duration.ofSeconds(5));
            Work<StoredSubmission> later = walk.claimSubmission();
            assertThat(later.id()).isEqualTo(early.id());
            assertThat(later.attempt()).isEqualTo(early.attempt());
            assertThat(ledger.find(receipt.reference()).orElseThrow().state()).isEqualTo(SubmissionState.PENDING);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void whoFollowsUpIsToldTheReferenceOfTheRequest() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Reference first = settled(walk).reference();
            ledger.claimNotices("app", 10);
            Receipt followUp = walk.accept(walk.answerable("MINH@example.org"));
            Step.Joined step = walk.joined(walk.claimSubmission(), first);

            walk.record(step);

            Work<Notice> work = walk.claimNotice();
            assertThat(work.subject().answerTo()).contains("MINH@example.org");
            assertThat(work.subject().update().reference()).isEqualTo(first);
            assertThat(work.subject().update().trackingId()).isEqualTo(followUp.trackingId());
            assertThat(work.subject().update().status()).isEqualTo(RequestStatus.RECEIVED);
            assertThat(work.subject().request())
                    .contains(step.changed().orElseThrow().request());
            walk.record(walk.noticed(work, new NoticeOutcome.Sent("m1")));
            assertThat(ledger.find(followUp.reference()).orElseThrow().notices())
                    .extracting(History.NoticeRecord::state)
                    .containsExactly(NoticeState.SENT);
        });
    }

    @Test
    default void followUpToAHeldRequestWaitsWithIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt first = walk.accept(walk.answerable(MINH));
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent("m1")));
            Receipt followUp = walk.accept(walk.answerable(MINH));

            walk.record(walk.joinedWhileHeld(walk.claimSubmission(), first.reference()));

            History earlier = ledger.find(first.reference()).orElseThrow();
            assertThat(earlier.state()).isEqualTo(SubmissionState.HELD);
            assertThat(earlier.followUps()).containsExactly(followUp.reference());
            assertThat(earlier.deliveries()).isEmpty();
            assertThat(state(ledger, followUp.reference())).isEqualTo(SubmissionState.JOINED);
            StatusUpdate told = walk.claimNotice().subject().update();
            assertThat(told.status()).isEqualTo(RequestStatus.HELD);
            assertThat(told.reference()).isEqualTo(first.reference());
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void requestIsSettledByItsNewestVersionAndTheOlderGoesFirst() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> one = walk.toDelivery("EVNSPC", MINH);
            Reference first = one.subject().reference();
            walk.accept(walk.answerable(MINH));
            walk.record(walk.joined(walk.claimSubmission(), first));
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).as("waits").isEmpty();

            walk.record(walk.attempted(one, new Sent(BEGIN.plusSeconds(60))));
            Work<Delivery> two = walk.claimDelivery("EVNSPC");
            walk.reply("EVNSPC", acknowledgment(one.subject(), "accepted"));
            assertThat(state(ledger, first)).isEqualTo(SubmissionState.PENDING);
            ReplyResult progress = walk.reply("EVNSPC", status(one.subject(), "IN_PROGRESS"));
            walk.record(walk.attempted(two, new Sent(BEGIN.plusSeconds(60))));
            ReplyResult acknowledged = walk.reply("EVNSPC", acknowledgment(two.subject(), "accepted"));

            assertThat(progress.updates()).extracting(StatusUpdate::status).containsExactly(RequestStatus.IN_PROGRESS);
            assertThat(acknowledged.updates()).as("more was told already").isEmpty();
            assertThat(state(ledger, first)).isEqualTo(SubmissionState.SETTLED);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void statusOfTheOlderVersionCountsAndSoDoesThatOfTheNewer() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery one = settled(walk);
            walk.accept(walk.answerable(MINH));
            walk.record(walk.joined(walk.claimSubmission(), one.reference()));
            Work<Delivery> two = walk.claimDelivery("EVNSPC");

            ReplyResult older = walk.reply("EVNSPC", status(one, "IN_PROGRESS"));
            walk.record(walk.attempted(two, new Sent(BEGIN.plusSeconds(60))));
            ReplyResult newer = walk.reply("EVNSPC", status(two.subject(), "RESOLVED"));
            ReplyResult late = walk.reply("EVNSPC", status(one, "IN_PROGRESS"));
            ReplyResult foreign = walk.reply("EVNNPC", status(one, "CLOSED"));

            assertThat(older.updates()).extracting(StatusUpdate::status).containsExactly(RequestStatus.IN_PROGRESS);
            assertThat(newer.updates()).extracting(StatusUpdate::status).containsExactly(RequestStatus.RESOLVED);
            assertThat(late).isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
            assertThat(foreign.verdict()).isEqualTo(Verdict.FOREIGN);
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimDeadlines(10)).isEmpty();
        });
    }

    @Test
    default void deliveryThatFailsLeavesTheSettledRequestSettled() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Reference first = settled(walk).reference();
            walk.accept(walk.answerable(MINH));
            walk.record(walk.joined(walk.claimSubmission(), first));

            walk.record(walk.attempted(
                    walk.claimDelivery("EVNSPC"), new Deferred(Duration.ZERO, "busy"), BEGIN.plusSeconds(5)));
            clock.pass(Duration.ofSeconds(5));
            List<StatusUpdate> told = walk.record(
                    walk.attempted(walk.claimDelivery("EVNSPC"), new Rejected(Rejected.Kind.INVALID, "no such field")));

            assertThat(told).isEmpty();
            assertThat(state(ledger, first)).isEqualTo(SubmissionState.SETTLED);
            assertThat(ledger.balance().isZero()).isTrue();
            clock.pass(Duration.ofDays(1));
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
        });
    }

    @Test
    default void deadlineOfAnOlderVersionPassesQuietlyWhenTheNewerIsThere() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> one = walk.toDelivery("EVNSPC", MINH);
            walk.accept(walk.answerable(MINH));
            walk.record(walk.joined(walk.claimSubmission(), one.subject().reference()));
            walk.record(walk.attempted(one, new Sent(BEGIN.plusSeconds(60))));
            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Accepted("PC-2")));
            clock.pass(Duration.ofSeconds(60));

            List<StatusUpdate> told = walk.record(new Step.DeadlinePassed(walk.claimDeadline(), clock.instant()));

            assertThat(told).isEmpty();
            assertThat(state(ledger, one.subject().reference())).isEqualTo(SubmissionState.SETTLED);
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESOLVED", "CLOSED", "REJECTED", "WITHDRAWN", "STOPPED"})
    default void requestThatHasEndedMeanwhileCannotBeJoined(String end) throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery one = settled(walk);
            Receipt followUp = walk.accept(walk.answerable(MINH));
            Work<StoredSubmission> work = walk.claimSubmission();
            Step.Joined step = walk.joined(work, one.reference());
            walk.reply("EVNSPC", status(one, end));

            assertThatThrownBy(() -> walk.record(step)).hasCauseInstanceOf(IllegalStateException.class);

            assertThat(ledger.earlier(one.reference()).orElseThrow().ended()).isTrue();
            assertThat(state(ledger, followUp.reference())).isEqualTo(SubmissionState.PENDING);
            assertThat(ledger.find(one.reference()).orElseThrow().deliveries()).hasSize(1);
            ledger.release(work);
            assertThat(walk.claimSubmission()).isEqualTo(work);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void twoFollowUpsAtOnceJoinOneAfterTheOther() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Reference first = settled(walk).reference();
            walk.accept(walk.answerable(MINH));
            walk.accept(walk.answerable(MINH));
            List<Work<StoredSubmission>> works = ledger.claimSubmissions(10);
            Step.Joined one = walk.joined(works.get(0), first);
            Step.Joined two = walk.joined(works.get(1), first);
            walk.record(one);

            assertThatThrownBy(() -> walk.record(two)).hasCauseInstanceOf(IllegalStateException.class);
            walk.record(walk.joined(works.get(1), first));

            assertThat(ledger.find(first).orElseThrow().deliveries())
                    .extracting(History.DeliveryRecord::version)
                    .containsExactly(1, 2, 3);
            assertThat(walk.claimDelivery("EVNSPC").subject().version()).isEqualTo(2);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void stepThatDoesNotFitTheRequestsStateIsRefused() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Reference open = settled(walk).reference();
            Receipt held = walk.accept(walk.answerable(MINH));
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            Receipt followUp = walk.accept(walk.answerable(MINH));
            Work<StoredSubmission> work = walk.claimSubmission();

            assertThatThrownBy(() -> walk.record(walk.joinedWhileHeld(work, open)))
                    .as("a request that nobody holds, without a change")
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> walk.record(walk.joinedWhileHeld(work, followUp.reference())))
                    .as("itself")
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> walk.record(walk.joinedWhileHeld(work, Reference.of("MC-234-567-9AP"))))
                    .as("nothing")
                    .hasCauseInstanceOf(IllegalStateException.class);
            Step.Joined joined = walk.joinedWhileHeld(work, held.reference());
            walk.record(joined);
            assertThatThrownBy(() -> walk.record(joined))
                    .as("a second time")
                    .hasCauseInstanceOf(IllegalStateException.class);

            assertThat(ledger.find(held.reference()).orElseThrow().followUps()).containsExactly(followUp.reference());
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void earlierRequestKnowsItsPersonAndFollowUpsLeadToIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Reference first = settled(walk).reference();
            Receipt followUp = walk.accept(walk.answerable(MINH));
            walk.record(walk.joined(walk.claimSubmission(), first));

            EarlierRequest earlier = ledger.earlier(followUp.reference()).orElseThrow();

            assertThat(earlier.reference()).isEqualTo(first);
            assertThat(earlier).isEqualTo(ledger.earlier(first).orElseThrow());
            assertThat(earlier.isOf("Minh@Example.org")).isTrue();
            assertThat(earlier.isOf("lan@example.org")).isFalse();
            assertThat(earlier.ended()).isFalse();
            assertThat(earlier.toString()).doesNotContain("example.org");
            assertThat(ledger.earlier(Reference.of("MC-234-567-9AP"))).isEmpty();
        });
    }

    @Test
    default void joinedFollowUpSurvivesReopening() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Reference first;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            first = settled(walk).reference();
            walk.accept(walk.answerable(MINH));
            walk.record(walk.joined(walk.claimSubmission(), first));
        }

        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);

            assertThat(walk.claimDelivery("EVNSPC").subject().version()).isEqualTo(2);
            assertThat(ledger.claimSubmissions(10)).isEmpty();
            assertThat(ledger.find(first).orElseThrow().followUps()).hasSize(1);
        }
    }

    private static Delivery settled(LedgerWalk walk) throws Exception {
        walk.accept(walk.answerable(MINH));
        walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P1));
        Work<Delivery> work = walk.claimDelivery("EVNSPC");
        walk.record(walk.attempted(work, new Accepted("PC-1")));
        return work.subject();
    }

    private static SubmissionState state(Ledger ledger, Reference reference) {
        return ledger.find(reference).orElseThrow().state();
    }
}

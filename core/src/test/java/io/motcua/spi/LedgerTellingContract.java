package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerWalk.status;
import static io.motcua.spi.RequestNotices.states;
import static io.motcua.spi.RequestNotices.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.Urgency;
import io.motcua.spi.History.NoticeRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about notices that wait, and what is told before them or in their place. */
interface LedgerTellingContract extends OpenedLedger {
    /** Somebody else. */
    String HOA = "hoa@example.org";

    @Test
    default void noticeThatWaitsIsDueAtItsTimeAndNoAttemptWasMade() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Instant morning = BEGIN.plus(Duration.ofHours(9));
        Receipt receipt;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            receipt = walk.accept(walk.answerable(LAN));
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));

            walk.record(new Step.NoticeWaits(walk.claimNotice(), morning, "quiet hours", BEGIN));

            clock.pass(Duration.ofHours(9).minusSeconds(1));
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(only(ledger, receipt).lastOutcome()).contains("waits: quiet hours");
        }
        try (Ledger ledger = open(clock)) {
            clock.pass(Duration.ofSeconds(1));
            Work<Notice> work = new LedgerWalk(ledger, clock).claimNotice();
            assertThat(work.attempt()).isEqualTo(1);
            assertThat(work.subject().askedAt()).isEqualTo(BEGIN);
            assertThat(only(ledger, receipt).attempts()).isZero();
        }
    }

    @Test
    default void noticeThatWaitsGivesWayToLaterNewsWhichIsDueAtOnce() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(new Step.NoticeWaits(walk.claimNotice(), BEGIN.plusSeconds(600), "quiet hours", BEGIN));

            walk.record(walk.attempted(delivery, new Accepted("PC-1")));

            Work<Notice> work = walk.claimNotice();
            assertThat(work.subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
            walk.record(walk.noticed(work, new Sent("m1")));
            assertThat(states(ledger, delivery.subject().reference()))
                    .containsExactly(NoticeState.LEFT_OUT, NoticeState.SENT);
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimNotices("app", 10))
                    .as("the one that gave way")
                    .isEmpty();
            assertThat(ledger.noticeCounts()).containsEntry("app", new NoticeCounts(0, 1, 0, 1));
        });
    }

    @Test
    default void newsThatCameWhileANoticeWasLookedAtTakesItsPlaceToo() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            Work<Notice> received = walk.claimNotice();
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));

            walk.record(new Step.NoticeWaits(received, BEGIN.plusSeconds(600), "quiet hours", BEGIN));

            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
            assertThat(states(ledger, delivery.subject().reference()))
                    .containsExactly(NoticeState.LEFT_OUT, NoticeState.DUE);
        });
    }

    @Test
    default void noticeThatWasTriedDoesNotGiveWay() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            Optional<Instant> next = Optional.of(BEGIN.plusSeconds(30));
            walk.record(new Step.Noticed(walk.claimNotice(), new Deferred(Duration.ZERO, "time-out"), next, BEGIN));
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            clock.pass(Duration.ofSeconds(30));

            Work<Notice> again = walk.claimNotice();
            walk.record(new Step.NoticeWaits(again, BEGIN.plusSeconds(90), "quiet hours", BEGIN));
            clock.pass(Duration.ofSeconds(60));

            again = walk.claimNotice();
            assertThat(again.subject().update().status()).isEqualTo(RequestStatus.RECEIVED);
            assertThat(again.attempt()).isEqualTo(2);
        });
    }

    @Test
    default void questionThatWaitsIsToldAllTheSameAndBeforeTheLatestNews() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = waitingQuestion(ledger, walk);

            walk.reply("EVNSPC", status(delivery, "IN_PROGRESS"));
            walk.reply("EVNSPC", status(delivery, "WAITING_PAYMENT"));

            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            clock.pass(Duration.ofSeconds(600));
            Work<Notice> question = walk.claimNotice();
            assertThat(question.subject().update().status()).isEqualTo(RequestStatus.WAITING_CUSTOMER);
            walk.record(walk.noticed(question, new Sent("m1")));
            Work<Notice> payment = walk.claimNotice();
            assertThat(payment.subject().update().status()).isEqualTo(RequestStatus.WAITING_PAYMENT);
            walk.record(walk.noticed(payment, new Sent("m2")));
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(statuses(ledger, delivery.reference()))
                    .containsExactly(
                            RequestStatus.RECEIVED,
                            RequestStatus.WAITING_CUSTOMER,
                            RequestStatus.IN_PROGRESS,
                            RequestStatus.WAITING_PAYMENT);
            assertThat(states(ledger, delivery.reference()))
                    .containsExactly(NoticeState.SENT, NoticeState.SENT, NoticeState.LEFT_OUT, NoticeState.SENT);
        });
    }

    @Test
    default void questionThatWaitsGivesWayToTheEndOfItsRequestAndSoDoesWhatIsBehindIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = waitingQuestion(ledger, walk);
            walk.reply("EVNSPC", status(delivery, "IN_PROGRESS"));

            walk.reply("EVNSPC", status(delivery, "RESOLVED"));

            Work<Notice> end = walk.claimNotice();
            assertThat(end.subject().update().status()).isEqualTo(RequestStatus.RESOLVED);
            walk.record(walk.noticed(end, new Sent("m1")));
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(states(ledger, delivery.reference()))
                    .containsExactly(NoticeState.SENT, NoticeState.LEFT_OUT, NoticeState.LEFT_OUT, NoticeState.SENT);
        });
    }

    @Test
    default void newsThatCameWhileAQuestionWasLookedAtDoesNotTakeItsPlace() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.noticed(walk.claimNotice(), new Sent("m0")));
            walk.reply("EVNSPC", status(delivery.subject(), "WAITING_CUSTOMER"));
            Work<Notice> question = walk.claimNotice();
            walk.reply("EVNSPC", status(delivery.subject(), "IN_PROGRESS"));

            walk.record(new Step.NoticeWaits(question, BEGIN.plusSeconds(600), "quiet hours", BEGIN));

            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            clock.pass(Duration.ofSeconds(600));
            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.WAITING_CUSTOMER);
        });
    }

    @Test
    default void newsOfDangerIsBehindNothingThatWaitsEvenIfThatWasTried() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = walk.accept(walk.answerable(LAN));
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            Optional<Instant> soon = Optional.of(BEGIN.plusSeconds(30));
            walk.record(new Step.Noticed(walk.claimNotice(), new Deferred(Duration.ZERO, "time-out"), soon, BEGIN));
            clock.pass(Duration.ofSeconds(30));
            walk.record(new Step.NoticeWaits(walk.claimNotice(), BEGIN.plusSeconds(36_000), "quiet hours", BEGIN));
            HeldSubmission held = ledger.heldSubmission(receipt.reference()).orElseThrow();
            LedgerWalk.result(ledger.record(walk.said(held, Map.of("priority", "P0"), Priority.P0)));
            held = ledger.heldSubmission(receipt.reference()).orElseThrow();
            LedgerWalk.result(ledger.record(walk.sentOn(held, "EVNSPC")));
            assertThat(ledger.claimNotices("app", 10)).as("no news yet").isEmpty();

            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Accepted("PC-1")));

            Work<Notice> work = walk.claimNotice();
            assertThat(work.subject().isOfDanger()).isTrue();
            walk.record(walk.noticed(work, new Sent("m1")));
            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
        });
    }

    @Test
    default void noticeOfWhatNobodyCouldReadIsOfDangerIfTheFirstLookSawIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            for (Urgency urgency : List.of(Urgency.LIFE_SAFETY, Urgency.OUTAGE)) {
                walk.accept(walk.answerable(LAN, urgency, BEGIN));
                walk.record(new Step.Held(
                        walk.claimSubmission(),
                        HoldReason.UNREADABLE,
                        "no letters",
                        Optional.empty(),
                        Optional.empty(),
                        BEGIN));

                Work<Notice> work = walk.claimNotice();

                assertThat(work.subject().firstLook()).isEqualTo(urgency);
                assertThat(work.subject().isOfDanger()).isEqualTo(urgency == Urgency.LIFE_SAFETY);
            }
        });
    }

    /** A question of a request that was told of before, put off for ten minutes. */
    private static Delivery waitingQuestion(Ledger ledger, LedgerWalk walk) throws Exception {
        Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
        walk.record(walk.noticed(walk.claimNotice(), new Sent("m0")));
        walk.reply("EVNSPC", status(delivery.subject(), "WAITING_CUSTOMER"));
        walk.record(new Step.NoticeWaits(walk.claimNotice(), BEGIN.plusSeconds(600), "quiet hours", BEGIN));
        assertThat(ledger.claimNotices("app", 10)).isEmpty();
        return delivery.subject();
    }

    private static NoticeRecord only(Ledger ledger, Receipt receipt) {
        List<NoticeRecord> records =
                ledger.find(receipt.reference()).orElseThrow().notices();
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}

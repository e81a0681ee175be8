package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.result;
import static io.motcua.spi.LedgerWalk.status;
import static io.motcua.spi.RequestNotices.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.spi.History.NoticeRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about telling requesters. */
interface LedgerNoticeContract extends OpenedLedger {
    /** Whom the answers of these tests go to. */
    String LAN = "lan@example.org";

    @Test
    default void routedRequestMakesANoticeThatItWasReceived() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = walk.accept(walk.answerable(LAN));
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            Step.Routed step = walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P1);

            walk.record(step);

            Work<Notice> work = walk.claimNotice();
            assertThat(work.attempt()).isEqualTo(1);
            Notice notice = work.subject();
            assertThat(notice.answerTo()).contains(LAN);
            assertThat(notice.transport()).containsEntry("client", "cskh");
            assertThat(notice.update().status()).isEqualTo(RequestStatus.RECEIVED);
            assertThat(notice.update().reference()).isEqualTo(receipt.reference());
            assertThat(notice.update().trackingId()).isEqualTo(receipt.trackingId());
            assertThat(notice.request()).contains(step.request());
            assertThat(ledger.claimNotices("email", 10)).isEmpty();
            assertThat(ledger.claimNotices("app", 10)).as("claimed").isEmpty();
            assertThat(ledger.noticeCounts()).containsEntry("app", new NoticeCounts(1, 0, 0));
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void heldSubmissionMakesANoticeOfThatAlone() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = walk.accept(walk.answerable(LAN));

            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));

            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.HELD);
            assertThat(statuses(ledger, receipt.reference())).containsExactly(RequestStatus.HELD);
        });
    }

    @Test
    default void eachLaterStatusMakesANoticeAndEachWaitsForTheOneBefore() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            walk.reply("EVNSPC", status(delivery.subject(), "IN_PROGRESS"));
            walk.reply("EVNSPC", status(delivery.subject(), "RESOLVED"));

            List<RequestStatus> told = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Work<Notice> work = walk.claimNotice();
                told.add(work.subject().update().status());
                assertThat(ledger.claimNotices("app", 10)).as("the next waits").isEmpty();
                walk.record(walk.noticed(work, new Sent("m" + i)));
            }

            assertThat(told)
                    .containsExactly(
                            RequestStatus.RECEIVED,
                            RequestStatus.ACCEPTED,
                            RequestStatus.IN_PROGRESS,
                            RequestStatus.RESOLVED);
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(ledger.noticeCounts()).containsEntry("app", new NoticeCounts(0, 4, 0));
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void noticesOfDifferentRequestsDoNotWaitForEachOther() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.toDelivery("EVNSPC", LAN);
            walk.toDelivery("EVNSPC", "minh@example.org");

            assertThat(ledger.claimNotices("app", 10)).hasSize(2);
        });
    }

    @Test
    default void submissionThatNamesNobodyHasNoNotices() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC");
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            walk.reply("EVNSPC", status(delivery.subject(), "RESOLVED"));
            walk.accept();
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));

            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(ledger.noticeCounts()).isEmpty();
            assertThat(ledger.find(delivery.subject().reference()).orElseThrow().notices())
                    .isEmpty();
        });
    }

    @Test
    default void ignoredSubmissionHasNoNotices() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.accept(walk.answerable(LAN));

            walk.record(new Step.Ignored(walk.claimSubmission(), "An automatic reply", BEGIN));

            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(ledger.noticeCounts()).isEmpty();
        });
    }

    @Test
    default void sameEventTwiceMakesOneNotice() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            String acknowledgment = acknowledgment("e1", delivery.subject(), "accepted");
            String progress = status(delivery.subject(), "IN_PROGRESS");

            walk.reply("EVNSPC", acknowledgment);
            walk.reply("EVNSPC", acknowledgment);
            walk.reply("EVNSPC", acknowledgment("e2", delivery.subject(), "accepted"));
            walk.reply("EVNSPC", progress);
            walk.reply("EVNSPC", progress);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));

            assertThat(ledger.find(delivery.subject().reference()).orElseThrow().notices())
                    .extracting(NoticeRecord::status)
                    .containsExactly(RequestStatus.RECEIVED, RequestStatus.ACCEPTED, RequestStatus.IN_PROGRESS);
        });
    }

    @Test
    default void deferredNoticeIsDueAgainAtItsTimeUnderTheSameId() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            Work<Notice> first = walk.claimNotice();
            Instant next = BEGIN.plusSeconds(30);

            walk.record(new Step.Noticed(first, new Deferred(Duration.ZERO, "busy"), Optional.of(next), BEGIN));
            clock.pass(Duration.ofSeconds(29));
            assertThat(ledger.claimNotices("app", 10))
                    .as("not the later one either")
                    .isEmpty();
            clock.pass(Duration.ofSeconds(1));

            Work<Notice> second = walk.claimNotice();
            assertThat(second.subject()).isEqualTo(first.subject());
            assertThat(second.attempt()).isEqualTo(2);
            assertThat(second.dueAt()).isEqualTo(next);
            NoticeRecord record = notices(ledger, delivery).get(0);
            assertThat(record.state()).isEqualTo(NoticeState.DUE);
            assertThat(record.attempts()).isEqualTo(1);
            assertThat(record.lastOutcome()).contains("deferred: busy");
            assertThat(record.sentAt()).isEmpty();
        });
    }

    @Test
    default void noticeThatIsGivenUpMakesRoomForTheNext() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            walk.reply("EVNSPC", status(delivery.subject(), "IN_PROGRESS"));

            walk.record(walk.noticed(walk.claimNotice(), new Undeliverable("No such mailbox")));
            walk.record(walk.noticed(walk.claimNotice(), new Deferred(Duration.ZERO, "still down")));
            Work<Notice> last = walk.claimNotice();
            clock.pass(Duration.ofSeconds(3));
            walk.record(walk.noticed(last, new Sent("m-7")));

            List<NoticeRecord> records = notices(ledger, delivery);
            assertThat(records)
                    .extracting(NoticeRecord::state)
                    .containsExactly(NoticeState.GIVEN_UP, NoticeState.GIVEN_UP, NoticeState.SENT);
            assertThat(records.get(0).lastOutcome()).contains("undeliverable: No such mailbox");
            assertThat(records.get(2).sentAt()).contains(BEGIN.plusSeconds(3));
            assertThat(records.get(2).messageId()).contains("m-7");
            assertThat(records.get(2).status()).isEqualTo(RequestStatus.IN_PROGRESS);
            assertThat(ledger.noticeCounts()).containsEntry("app", new NoticeCounts(0, 1, 2));
            History history = ledger.find(delivery.subject().reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void repeatedStepOfANoticeIsRefusedAndChangesNothing() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            Work<Notice> work = walk.claimNotice();
            Step.Noticed deferred =
                    new Step.Noticed(work, new Deferred(Duration.ZERO, "busy"), Optional.of(BEGIN), BEGIN);
            walk.record(deferred);
            assertThatThrownBy(() -> walk.record(deferred)).hasCauseInstanceOf(IllegalStateException.class);
            Step.Noticed sent = walk.noticed(walk.claimNotice(), new Sent("m1"));
            walk.record(sent);

            assertThatThrownBy(() -> walk.record(sent)).hasCauseInstanceOf(IllegalStateException.class);

            assertThat(notices(ledger, delivery))
                    .extracting(NoticeRecord::state)
                    .containsExactly(NoticeState.SENT, NoticeState.DUE);
            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
        });
    }

    @Test
    default void noticesAreStillDueAfterReopeningUnderTheSameIds() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Work<Notice> before;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            before = walk.claimNotice();
        }

        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);

            Work<Notice> again = walk.claimNotice();
            assertThat(again).isEqualTo(before);
            walk.record(walk.noticed(again, new Sent("")));
            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
        }
    }

    @Test
    default void noticeOutlivesWhateverStateItsSubmissionHas() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            Work<Notice> received = walk.claimNotice();
            walk.reply("EVNSPC", acknowledgment(delivery.subject(), "notMine"));

            walk.record(walk.noticed(received, new Sent("m1")));

            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.HELD);
            assertThat(ledger.find(delivery.subject().reference()).orElseThrow().heldBecause())
                    .contains(HoldReason.NOT_MINE);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void releasedNoticeIsHandedOutAgain() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.toDelivery("EVNSPC", LAN);
            Work<Notice> work = walk.claimNotice();

            ledger.release(work);

            assertThat(walk.claimNotice()).isEqualTo(work);
        });
    }

    @Test
    default void laneOfNoticesIsWoken() throws Exception {
        Clock clock = Clock.systemUTC();
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            walk.accept(walk.answerable(LAN));
            Step.Routed routed = walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P0);
            CountDownLatch claimed = new CountDownLatch(1);
            ledger.onDue(
                    Lane.notices("app"),
                    () -> CompletableFuture.runAsync(() -> {
                        if (!ledger.claimNotices("app", 1).isEmpty()) {
                            claimed.countDown();
                        }
                    }));

            result(ledger.record(routed));

            assertThat(claimed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static List<NoticeRecord> notices(Ledger ledger, Work<Delivery> delivery) {
        return ledger.find(delivery.subject().reference()).orElseThrow().notices();
    }
}

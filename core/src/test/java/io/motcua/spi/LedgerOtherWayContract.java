package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.RequestNotices.states;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.spi.History.NoticeRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about notices that failed, and go another way. */
interface LedgerOtherWayContract extends OpenedLedger {
    /** Another way to somebody. */
    OtherWay BY_MAIL = new OtherWay("email", "cskh@example.org", Map.of(Submission.ANSWER_TO, "lan@elsewhere.example"));

    @Test
    default void failedNoticeGoesAnotherWayOnceBeforeTheNextNews() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            Work<Notice> failed = walk.claimNotice();

            walk.record(undeliverable(failed));

            assertThat(ledger.claimNotices("app", 10)).as("the next news waits").isEmpty();
            Work<Notice> other = ledger.claimNotices("email", 10).get(0);
            assertThat(other.attempt()).isEqualTo(1);
            assertThat(other.subject().otherWay()).isTrue();
            assertThat(other.subject().transport()).isEqualTo(BY_MAIL.transport());
            StatusUpdate update = other.subject().update();
            assertThat(update.channel()).isEqualTo("email");
            assertThat(update.account()).isEqualTo("cskh@example.org");
            assertThat(update.status()).isEqualTo(RequestStatus.RECEIVED);
            assertThat(update.reference()).isEqualTo(delivery.subject().reference());
            walk.record(undeliverable(other));
            assertThat(ledger.claimNotices("email", 10)).as("no third way").isEmpty();
            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);

            List<NoticeRecord> records =
                    ledger.find(delivery.subject().reference()).orElseThrow().notices();
            assertThat(records)
                    .extracting(NoticeRecord::state)
                    .containsExactly(NoticeState.GIVEN_UP, NoticeState.DUE, NoticeState.GIVEN_UP);
            assertThat(records.get(2).insteadOf()).contains(failed.subject().noticeId());
            assertThat(records.get(2).channel()).isEqualTo("email");
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void otherWayOfAStatusTellsThatStatusEvenAfterReopening() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Work<Delivery> delivery;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.noticed(walk.claimNotice(), new Sent("m1")));
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            walk.record(undeliverable(walk.claimNotice()));
        }
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Work<Notice> other = ledger.claimNotices("email", 10).get(0);

            assertThat(other.subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
            walk.record(walk.noticed(other, new Sent("m2")));
            assertThat(states(ledger, delivery.subject().reference()))
                    .containsExactly(NoticeState.SENT, NoticeState.GIVEN_UP, NoticeState.SENT);
        }
    }

    private static Step.Noticed undeliverable(Work<Notice> work) {
        return new Step.Noticed(
                work,
                List.of(),
                new Undeliverable("No such mailbox"),
                Optional.empty(),
                Map.of(work.subject().noticeId(), BY_MAIL),
                BEGIN);
    }
}

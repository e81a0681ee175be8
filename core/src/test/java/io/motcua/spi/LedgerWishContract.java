package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerTellingContract.HOA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Notice;
import io.motcua.NoticeOutcome.LeftOut;
import io.motcua.NoticeWish;
import io.motcua.Receipt;
import io.motcua.Urgency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about who wishes no notices, and who wishes them again. */
interface LedgerWishContract extends OpenedLedger {

    @Test
    default void wishIsKeptAndTheNoticesSayItUntilItIsTakenBack() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt stop = walk.accept(walk.answerable(LAN));

            walk.record(new Step.Wished(walk.claimSubmission(), NoticeWish.NONE, BEGIN));

            assertThat(ledger.find(stop.reference()).orElseThrow().state()).isEqualTo(SubmissionState.IGNORED);
            assertThat(ledger.audit(Optional.of(stop.reference()), 10))
                    .extracting(AuditEntry::action)
                    .containsExactly("notices wished");
            walk.toDelivery("EVNSPC", LAN);
            Work<Notice> unwanted = walk.claimNotice();
            assertThat(unwanted.subject().wanted()).isFalse();
            walk.record(walk.noticed(unwanted, new LeftOut("asked for")));
            walk.toDelivery("EVNSPC", HOA);
            assertThat(walk.claimNotice().subject().wanted()).isTrue();

            walk.accept(walk.answerable(LAN));
            walk.record(new Step.Wished(walk.claimSubmission(), NoticeWish.AGAIN, BEGIN));
            walk.toDelivery("EVNSPC", LAN);
            assertThat(walk.claimNotice().subject().wanted()).isTrue();
            assertThat(ledger.noticeCounts()).containsEntry("app", new NoticeCounts(2, 0, 0, 1));
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void laterMessageSaysWhatIsWishedWhicheverWasUnderstoodFirst() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt stop = walk.accept(walk.answerable(LAN, Urgency.OTHER, BEGIN.minusSeconds(2)));
            Work<StoredSubmission> stopping = walk.claimSubmission();
            walk.accept(walk.answerable(LAN, Urgency.OTHER, BEGIN.minusSeconds(1)));
            walk.record(new Step.Wished(walk.claimSubmission(), NoticeWish.AGAIN, BEGIN));

            walk.record(new Step.Wished(stopping, NoticeWish.NONE, BEGIN.plusSeconds(1)));

            walk.toDelivery("EVNSPC", LAN);
            assertThat(walk.claimNotice().subject().wanted()).isTrue();
            assertThat(ledger.find(stop.reference()).orElseThrow().state()).isEqualTo(SubmissionState.IGNORED);
            assertThat(ledger.audit(Optional.of(stop.reference()), 10))
                    .extracting(AuditEntry::reason)
                    .containsExactly(Optional.of("NONE, taken back by a later message"));
            walk.accept(walk.answerable(LAN, Urgency.OTHER, BEGIN));
            walk.record(new Step.Wished(walk.claimSubmission(), NoticeWish.NONE, BEGIN));
            walk.toDelivery("EVNSPC", LAN);
            assertThat(walk.claimNotice().subject().wanted()).isFalse();
        });
    }

    @Test
    default void ofWishesOfOneTimeTheOneThatWasAcceptedLastHolds() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.accept(walk.answerable(LAN));
            Work<StoredSubmission> first = walk.claimSubmission();
            walk.accept(walk.answerable(LAN));
            Work<StoredSubmission> second = walk.claimSubmission();
            walk.record(new Step.Wished(second, NoticeWish.NONE, BEGIN));

            walk.record(new Step.Wished(first, NoticeWish.AGAIN, BEGIN));

            walk.toDelivery("EVNSPC", LAN);
            assertThat(walk.claimNotice().subject().wanted()).isFalse();
        });
    }

    @Test
    default void wishOfSomebodyWhomNoAnswerReachesIsRefused() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.accept();
            Work<StoredSubmission> work = walk.claimSubmission();

            assertThatThrownBy(() -> walk.record(new Step.Wished(work, NoticeWish.NONE, BEGIN)))
                    .hasCauseInstanceOf(IllegalStateException.class);
        });
    }
}

package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerWalk.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.HoldReason;
import io.motcua.NoticeOutcome;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about what persons do about held submissions. */
interface LedgerHeldContract extends OpenedLedger {

    @Test
    default void dangerToLifeIsListedFirstAndEachFilterCounts() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt plain = held(walk, walk.submission(Urgency.OTHER), Priority.P2, HoldReason.NO_PLACE);
            Receipt danger = held(walk, walk.submission(Urgency.OTHER), Priority.P0, HoldReason.CONTRADICTORY_PLACE);
            Receipt feared = walk.accept(walk.submission(Urgency.LIFE_SAFETY));
            Work<StoredSubmission> work = walk.claimSubmission();
            walk.record(new Step.Held(
                    work, HoldReason.UNREADABLE, "no JSON", Optional.empty(), Optional.empty(), clock.instant()));
            Receipt calm = held(walk, walk.submission(Urgency.LIFE_SAFETY), Priority.P2, HoldReason.NO_PLACE);

            assertThat(references(ledger.held(10)))
                    .containsExactly(danger.reference(), feared.reference(), plain.reference(), calm.reference());
            assertThat(references(ledger.held(2))).containsExactly(danger.reference(), feared.reference());
            assertThat(references(ledger.held(filter(HoldReason.NO_PLACE, null, null), 10)))
                    .containsExactly(plain.reference(), calm.reference());
            assertThat(references(ledger.held(filter(null, null, Priority.P0), 10)))
                    .containsExactly(danger.reference());
            assertThat(ledger.held(filter(null, "sms", null), 10)).isEmpty();
            assertThat(ledger.held(filter(HoldReason.NO_PLACE, "app", Priority.P2), 10))
                    .hasSize(2);
            assertThat(ledger.heldCounts())
                    .isEqualTo(new HeldCounts(
                            4,
                            2,
                            Map.of(
                                    HoldReason.NO_PLACE, 2L,
                                    HoldReason.CONTRADICTORY_PLACE, 1L,
                                    HoldReason.UNREADABLE, 1L)));
        });
    }

    @Test
    default void heldSubmissionIsFoundWithItsBytesAndNoOtherIs() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Submission submission = walk.answerable(LAN);
            Receipt receipt = held(walk, submission, Priority.P1, HoldReason.NO_PLACE);
            Receipt pending = walk.accept();

            HeldSubmission found = ledger.heldSubmission(receipt.reference()).orElseThrow();

            assertThat(found.stored().submission()).isEqualTo(submission);
            assertThat(found.stored().receipt()).isEqualTo(receipt);
            assertThat(found.version()).isEqualTo(1);
            assertThat(found.reason()).isEqualTo(HoldReason.NO_PLACE);
            assertThat(found.said()).isEmpty();
            assertThat(found.addressed()).isEmpty();
            assertThat(found.mayHave()).isEmpty();
            assertThat(ledger.heldSubmission(pending.reference())).isEmpty();
            assertThat(ledger.heldSubmission(Reference.of("MC-234-567-9AP"))).isEmpty();
            assertThat(ledger.storedSince(BEGIN, 10))
                    .extracting(stored -> stored.receipt().reference())
                    .containsExactly(pending.reference(), receipt.reference());
            assertThat(ledger.storedSince(BEGIN.plusSeconds(1), 10)).isEmpty();
        });
    }

    @Test
    default void whatIsSaidIsTheNextVersionAndLeavesItHeldWithItsNewReason() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = held(walk, walk.answerable(LAN), Priority.P2, HoldReason.NO_PLACE);
            clock.pass(Duration.ofMinutes(5));
            HeldSubmission found = ledger.heldSubmission(receipt.reference()).orElseThrow();
            Intervention.Said said = walk.said(found, Map.of("priority", "P0", "name", "Nguyễn Văn A"), Priority.P0);

            assertThat(result(ledger.record(said))).isEmpty();

            History history = ledger.find(receipt.reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.HELD);
            assertThat(history.heldBecause()).contains(HoldReason.CONTRADICTORY_PLACE);
            assertThat(history.request()).isEqualTo(said.request());
            assertThat(history.decision()).isEqualTo(said.decision());
            HeldSubmission now = ledger.heldSubmission(receipt.reference()).orElseThrow();
            assertThat(now.version()).isEqualTo(2);
            assertThat(now.said()).isEqualTo(said.said());
            assertThat(ledger.heldCounts().lifeSafety()).isEqualTo(1);
            assertThat(ledger.audit(Optional.of(receipt.reference()), 10)).containsExactly(said.entry());
            assertThat(ledger.audit(Optional.empty(), 1)).containsExactly(said.entry());
            assertThat(ledger.saidSince(BEGIN, 10)).isEqualTo(Map.of(receipt.reference(), said.said()));
            assertThat(ledger.saidSince(clock.instant().plusSeconds(1), 10)).isEmpty();
            assertThat(said.toString()).doesNotContain("Nguyễn");
            assertThat(ledger.balance().isZero()).isTrue();

            result(ledger.record(walk.said(now, Map.of("priority", "P1"), Priority.P1)));
            assertThat(ledger.heldSubmission(receipt.reference()).orElseThrow().said())
                    .isEqualTo(Map.of("priority", "P1", "name", "Nguyễn Văn A"));
        });
    }

    @Test
    default void whatIsSentOnIsDueForItsUtilityAndSettlesAsAnyOther() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = held(walk, walk.answerable(LAN), Priority.P1, HoldReason.NO_PLACE);
            walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent("m1")));
            Intervention.SentOn step =
                    walk.sentOn(ledger.heldSubmission(receipt.reference()).orElseThrow(), "EVNSPC");

            assertThat(result(ledger.record(step))).isEmpty();

            History history = ledger.find(receipt.reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.PENDING);
            assertThat(history.decision()).contains(step.decision());
            assertThat(ledger.held(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
            assertThat(ledger.claimNotices("app", 10)).as("no news yet").isEmpty();
            Work<Delivery> work = walk.claimDelivery("EVNSPC");
            assertThat(work.subject()).isEqualTo(step.delivery());
            List<StatusUpdate> told = walk.record(walk.attempted(work, new Accepted("PC-1")));
            assertThat(told).extracting(StatusUpdate::status).containsExactly(RequestStatus.ACCEPTED);
            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void sameInterventionTwiceCountsOnce() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = held(walk, walk.answerable(LAN), Priority.P1, HoldReason.NO_PLACE);
            HeldSubmission found = ledger.heldSubmission(receipt.reference()).orElseThrow();
            Intervention one = walk.sentOn(found, "EVNSPC");
            Intervention other = walk.sentOn(found, "EVNNPC");
            CompletionStage<List<StatusUpdate>> first = ledger.record(one);
            CompletionStage<List<StatusUpdate>> second = ledger.record(one);
            CompletionStage<List<StatusUpdate>> third = ledger.record(other);
            result(first);

            assertThatThrownBy(() -> result(second))
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is not held any more");
            assertThatThrownBy(() -> result(third)).hasCauseInstanceOf(IllegalStateException.class);

            assertThat(ledger.find(receipt.reference()).orElseThrow().deliveries())
                    .hasSize(1);
            assertThat(ledger.audit(Optional.of(receipt.reference()), 10)).hasSize(1);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void interventionIsRefusedIfTheSubmissionHasChangedSinceItWasFound() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = held(walk, walk.answerable(LAN), Priority.P1, HoldReason.NO_PLACE);
            HeldSubmission before = ledger.heldSubmission(receipt.reference()).orElseThrow();
            walk.accept(walk.answerable(LAN));
            walk.record(walk.joinedWhileHeld(walk.claimSubmission(), receipt.reference()));

            assertThatThrownBy(() -> result(ledger.record(walk.sentOn(before, "EVNSPC"))))
                    .as("a follow-up has joined")
                    .hasMessageContaining("has changed since it was looked at");
            HeldSubmission now = ledger.heldSubmission(receipt.reference()).orElseThrow();
            assertThat(now.followUps()).hasSize(1);
            result(ledger.record(walk.said(now, Map.of("priority", "P1"), Priority.P1)));
            assertThatThrownBy(() -> result(ledger.record(walk.sentOn(now, "EVNSPC"))))
                    .as("somebody has said something")
                    .hasMessageContaining("has changed since it was looked at");

            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void heldSubmissionBecomesPartOfAnOpenRequestWithAllThatIsPartOfIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> open = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(open, new Accepted("PC-1")));
            Reference whole = open.subject().reference();
            Receipt part = held(walk, walk.answerable("minh@example.org"), Priority.P1, HoldReason.NO_PLACE);
            Receipt followUp = walk.accept(walk.answerable("minh@example.org"));
            walk.record(walk.joinedWhileHeld(walk.claimSubmission(), part.reference()));
            HeldSubmission found = ledger.heldSubmission(part.reference()).orElseThrow();

            result(ledger.record(walk.merged(found, whole)));

            Work<Delivery> changed = walk.claimDelivery("EVNSPC");
            assertThat(changed.subject().version()).isEqualTo(2);
            assertThat(changed.subject().reference()).isEqualTo(whole);
            History joined = ledger.find(part.reference()).orElseThrow();
            assertThat(joined.state()).isEqualTo(SubmissionState.JOINED);
            assertThat(joined.joinedTo()).contains(whole);
            assertThat(ledger.find(whole).orElseThrow().followUps()).containsExactly(part.reference());
            assertThat(ledger.earlier(followUp.reference()).orElseThrow().reference())
                    .isEqualTo(whole);
            walk.record(walk.attempted(changed, new Accepted("PC-1")));
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void heldSubmissionBecomesPartOfAnotherHeldOneAndNeverOfItself() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt whole = held(walk, walk.answerable(LAN), Priority.P1, HoldReason.NO_PLACE);
            Receipt part = held(walk, walk.answerable(LAN), Priority.P1, HoldReason.NO_PLACE);
            HeldSubmission found = ledger.heldSubmission(part.reference()).orElseThrow();
            AuditEntry entry = walk.entry(found, "merge", whole.reference().value());

            assertThatThrownBy(() -> result(
                            ledger.record(new Intervention.Merged(found, entry, part.reference(), Optional.empty()))))
                    .hasCauseInstanceOf(IllegalStateException.class);
            result(ledger.record(new Intervention.Merged(found, entry, whole.reference(), Optional.empty())));

            assertThat(ledger.heldSubmission(whole.reference()).orElseThrow().followUps())
                    .extracting(stored -> stored.receipt().reference())
                    .containsExactly(part.reference());
            assertThat(ledger.find(part.reference()).orElseThrow().state()).isEqualTo(SubmissionState.JOINED);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void ignoredByAPersonIsAtItsEnd() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = held(walk, walk.submission(Urgency.OTHER), Priority.P3, HoldReason.NO_PLACE);
            HeldSubmission found = ledger.heldSubmission(receipt.reference()).orElseThrow();
            AuditEntry entry = walk.entry(found, "ignore", "ignored");

            result(ledger.record(new Intervention.Ignored(found, entry, "advertising")));

            assertThat(ledger.find(receipt.reference()).orElseThrow().state()).isEqualTo(SubmissionState.IGNORED);
            assertThat(ledger.audit(Optional.of(receipt.reference()), 10)).containsExactly(entry);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void whatAPersonDidSurvivesReopening() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Receipt receipt;
        Intervention.SentOn step;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            receipt = held(walk, walk.answerable(LAN), Priority.P1, HoldReason.NO_PLACE);
            step = walk.sentOn(ledger.heldSubmission(receipt.reference()).orElseThrow(), "EVNSPC");
            result(ledger.record(step));
        }

        try (Ledger ledger = open(clock)) {
            assertThat(new LedgerWalk(ledger, clock).claimDelivery("EVNSPC").subject())
                    .isEqualTo(step.delivery());
            assertThat(ledger.audit(Optional.of(receipt.reference()), 10)).containsExactly(step.entry());
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    private static Receipt held(LedgerWalk walk, Submission submission, Priority priority, HoldReason reason)
            throws Exception {
        Receipt receipt = walk.accept(submission);
        Work<StoredSubmission> work = walk.claimSubmission();
        Step.Held step = walk.held(work, reason);
        ServiceRequest request =
                step.request().orElseThrow().toBuilder().priority(priority).build();
        walk.record(new Step.Held(work, reason, step.detail(), Optional.of(request), step.decision(), step.at()));
        return receipt;
    }

    private static HeldFilter filter(HoldReason reason, String channel, Priority priority) {
        return new HeldFilter(Optional.ofNullable(reason), Optional.ofNullable(channel), Optional.ofNullable(priority));
    }

    private static List<Reference> references(List<History> histories) {
        return histories.stream().map(History::reference).toList();
    }
}

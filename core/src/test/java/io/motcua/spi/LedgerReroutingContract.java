package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.disputed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.ReplyResult.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about a request whose utility says that it does not serve the place. */
interface LedgerReroutingContract extends OpenedLedger {
    Rejected NOT_MINE = new Rejected(Rejected.Kind.NOT_MINE, "beyond the river");

    @Test
    default void whatIsNotMineWaitsToBeSentWhereTheRestOfItsEvidenceLeads() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> first = disputedDelivery(walk);

            List<StatusUpdate> updates = walk.record(walk.attempted(first, NOT_MINE));

            assertThat(updates).isEmpty();
            assertThat(history(ledger, first).state()).isEqualTo(SubmissionState.PENDING);
            Work<StoredSubmission> again = walk.claimSubmission();
            assertThat(again.subject().refusedBy()).contains("EVNSPC");
            assertThat(again.subject().nextVersion()).isEqualTo(2);
            walk.record(walk.routed(again, disputed("EVNHCMC", "EVNSPC")));
            Work<Delivery> second = walk.claimDelivery("EVNHCMC");
            assertThat(second.subject().version()).isEqualTo(2);
            walk.record(walk.attempted(second, new Sent(BEGIN.plusSeconds(60))));
            ReplyResult yes = walk.reply("EVNHCMC", acknowledgment(second.subject(), "accepted"));
            assertThat(yes.updates()).extracting(StatusUpdate::status).containsExactly(RequestStatus.ACCEPTED);
            assertThat(history(ledger, first).state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history(ledger, first).deliveries())
                    .extracting(History.DeliveryRecord::backend)
                    .containsExactly("EVNSPC", "EVNHCMC");
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void refusalThatOvertakesTheNewsOfSendingIsRoutedOnceAndNeverTakenBack() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> first = disputedDelivery(walk);
            assertThat(walk.reply("EVNSPC", acknowledgment(first.subject(), "notMine"))
                            .verdict())
                    .isEqualTo(Verdict.APPLIED);
            walk.record(walk.attempted(first, new Sent(BEGIN.plusSeconds(1))));

            Work<StoredSubmission> again = walk.claimSubmission();
            ReplyResult late = walk.reply("EVNSPC", acknowledgment(first.subject(), "accepted"));
            walk.record(walk.routed(again, disputed("EVNHCMC", "EVNSPC")));

            assertThat(late.verdict()).isEqualTo(Verdict.LATE);
            assertThat(walk.reply("EVNSPC", acknowledgment(first.subject(), "accepted"))
                            .verdict())
                    .isEqualTo(Verdict.LATE);
            assertThat(history(ledger, first).state()).isEqualTo(SubmissionState.PENDING);
            assertThat(walk.claimDelivery("EVNHCMC").subject().version()).isEqualTo(2);
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void secondUtilityThatRefusesLeavesItToAPerson() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> first = disputedDelivery(walk);
            walk.record(walk.attempted(first, NOT_MINE));
            walk.record(walk.routed(walk.claimSubmission(), disputed("EVNHCMC", "EVNSPC")));

            walk.record(walk.attempted(walk.claimDelivery("EVNHCMC"), NOT_MINE));

            assertThat(history(ledger, first).heldBecause()).contains(HoldReason.NOT_MINE);
            assertThat(ledger.claimSubmissions(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void whatIsNotMineIsStillDueAfterARestart() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Work<Delivery> first;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            first = disputedDelivery(walk);
            walk.record(walk.attempted(first, NOT_MINE));
            walk.claimSubmission();
        }

        clock.pass(Duration.ofHours(1));
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Work<StoredSubmission> again = walk.claimSubmission();
            assertThat(again.subject().refusedBy()).contains("EVNSPC");
            walk.record(new Step.Held(
                    again, HoldReason.NOT_MINE, "nobody else", Optional.empty(), Optional.empty(), clock.instant()));
            assertThat(history(ledger, first).heldBecause()).contains(HoldReason.NOT_MINE);
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    @Test
    default void whatAPersonHasSpokenOfIsTheirsWhenItIsRefused() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = walk.accept();
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            HeldSubmission held = ledger.heldSubmission(receipt.reference()).orElseThrow();
            LedgerWalk.result(ledger.record(walk.said(held, Map.of("provinceCode", "79"), Priority.P1)));
            HeldSubmission said = ledger.heldSubmission(receipt.reference()).orElseThrow();
            LedgerWalk.result(ledger.record(walk.sentOn(said, "EVNSPC")));

            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), NOT_MINE));

            assertThat(ledger.find(receipt.reference()).orElseThrow().heldBecause())
                    .contains(HoldReason.NOT_MINE);
        });
    }

    @Test
    default void followUpJoinsNothingThatIsOnItsWayFromOneUtilityToAnother() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> first = disputedDelivery(walk);
            Receipt followUp = walk.accept();
            Work<StoredSubmission> second = walk.claimSubmission();
            walk.record(walk.attempted(first, NOT_MINE));

            assertThatThrownBy(() ->
                            walk.record(walk.joined(second, first.subject().reference())))
                    .hasCauseInstanceOf(IllegalStateException.class);

            walk.record(walk.routed(walk.claimSubmission(), disputed("EVNHCMC", "EVNSPC")));
            walk.record(walk.joined(second, first.subject().reference()));
            assertThat(ledger.find(followUp.reference()).orElseThrow().joinedTo())
                    .contains(first.subject().reference());
        });
    }

    private static Work<Delivery> disputedDelivery(LedgerWalk walk) throws Exception {
        walk.accept();
        walk.record(walk.routed(walk.claimSubmission(), disputed("EVNSPC", "EVNHCMC")));
        return walk.claimDelivery("EVNSPC");
    }

    private static History history(Ledger ledger, Work<Delivery> work) {
        return ledger.find(work.subject().reference()).orElseThrow();
    }
}

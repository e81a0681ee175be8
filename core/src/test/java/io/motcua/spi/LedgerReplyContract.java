package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.HoldReason;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.History.DeliveryRecord;
import io.motcua.spi.ReplyResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link LedgerContract} about what utilities say. */
interface LedgerReplyContract extends OpenedLedger {

    @Test
    default void acknowledgmentSettlesTheSubmission() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> sent = walk.toSent("EVNSPC");
            clock.pass(Duration.ofSeconds(2));

            ReplyResult result = walk.reply("EVNSPC", acknowledgment("e1", sent.subject(), "accepted"));

            assertThat(result.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(result.updates()).singleElement().satisfies(update -> {
                assertThat(update.status()).isEqualTo(RequestStatus.ACCEPTED);
                assertThat(update.by()).isEqualTo("EVNSPC");
            });
            History history = ledger.find(sent.subject().reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history.latest()).isEqualTo(Optional.of(result.updates().get(0)));
            DeliveryRecord delivery = history.deliveries().get(0);
            assertThat(delivery.sentAt()).contains(BEGIN);
            assertThat(delivery.acknowledgedAt()).contains(BEGIN.plusSeconds(2));
            assertThat(delivery.backendReference()).contains("PC-e1");
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void acknowledgmentThatOvertakesTheNewsOfSendingStands() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            assertThat(walk.reply("EVNSPC", acknowledgment(work.subject(), "accepted"))
                            .verdict())
                    .isEqualTo(Verdict.APPLIED);

            List<StatusUpdate> updates = walk.record(walk.attempted(work, new Sent(BEGIN.plusSeconds(1))));

            assertThat(updates).isEmpty();
            History history = ledger.find(work.subject().reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history.deliveries().get(0).sentAt()).contains(BEGIN);
            assertThat(history.deliveries().get(0).attempts()).isEqualTo(1);
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void whatWasAcknowledgedBeforeTheNewsOfSendingWasSentBeforeThat() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            clock.pass(Duration.ofMillis(10));
            walk.reply("EVNSPC", acknowledgment(work.subject(), "accepted"));
            clock.pass(Duration.ofMillis(10));

            walk.record(
                    new Step.Attempted(work, new Sent(BEGIN.plusSeconds(1)), Optional.empty(), BEGIN, clock.instant()));

            DeliveryRecord delivery = ledger.find(work.subject().reference())
                    .orElseThrow()
                    .deliveries()
                    .get(0);
            assertThat(delivery.sentAt()).contains(BEGIN);
            assertThat(delivery.acknowledgedAt()).contains(BEGIN.plusMillis(10));
        });
    }

    @Test
    default void refusalThatOvertakesTheNewsOfSendingStands() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            walk.reply("EVNSPC", acknowledgment(work.subject(), "notMine"));

            walk.record(walk.attempted(work, new Sent(BEGIN.plusSeconds(1))));

            assertThat(ledger.find(work.subject().reference()).orElseThrow().heldBecause())
                    .contains(HoldReason.NOT_MINE);
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"notMine, NOT_MINE", "needsInformation, NEEDS_INFORMATION", "invalid, INVALID_FOR_BACKEND"})
    default void refusalHoldsTheSubmission(String answer, HoldReason reason) throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> sent = walk.toSent("EVNSPC");

            ReplyResult result = walk.reply("EVNSPC", acknowledgment(sent.subject(), answer));

            assertThat(result.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(result.updates())
                    .extracting(StatusUpdate::status, StatusUpdate::by)
                    .containsExactly(tuple(RequestStatus.HELD, StatusUpdate.GATEWAY));
            History history = ledger.find(sent.subject().reference()).orElseThrow();
            assertThat(history.heldBecause()).contains(reason);
            assertThat(ledger.balance().isZero()).isTrue();
            assertThat(walk.reply("EVNSPC", acknowledgment(sent.subject(), "accepted"))
                            .verdict())
                    .isEqualTo(Verdict.LATE);
            assertThat(walk.reply("EVNSPC", status(sent.subject(), "IN_PROGRESS"))
                            .verdict())
                    .isEqualTo(Verdict.LATE);
            assertThat(ledger.find(sent.subject().reference())).contains(history);
        });
    }

    @Test
    default void lateAcknowledgmentOfWhatIsHeldForWantOfOneSettlesIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> sent = toNotAcknowledged(ledger, walk, clock);

            ReplyResult result = walk.reply("EVNSPC", acknowledgment(sent.subject(), "accepted"));

            assertThat(result.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(result.updates()).extracting(StatusUpdate::status).containsExactly(RequestStatus.ACCEPTED);
            History history = ledger.find(sent.subject().reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history.heldBecause()).isEmpty();
            assertThat(history.heldDetail()).isEmpty();
            assertThat(ledger.held(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void lateRefusalOfWhatIsHeldForWantOfAnAnswerIsTheNewReason() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> sent = toNotAcknowledged(ledger, walk, clock);

            ReplyResult result = walk.reply("EVNSPC", acknowledgment(sent.subject(), "notMine"));

            assertThat(result).isEqualTo(new ReplyResult(Verdict.APPLIED, List.of()));
            assertThat(ledger.held(10))
                    .singleElement()
                    .satisfies(history -> assertThat(history.heldBecause()).contains(HoldReason.NOT_MINE));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RECEIVED", "HELD", "RESTORED"})
    default void statusBeforeTheAcknowledgmentImpliesIt(RequestStatus status) throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> sent = walk.toSent("EVNSPC");

            ReplyResult result = walk.reply("EVNSPC", status(sent.subject(), status.name()));

            assertThat(result.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(result.updates()).singleElement().satisfies(update -> {
                assertThat(update.status()).isEqualTo(status);
                assertThat(update.notice()).contains("Đội sửa chữa đang đến");
                assertThat(update.expectedAt()).contains(Instant.parse("2026-11-20T13:00:00Z"));
            });
            History history = ledger.find(sent.subject().reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history.deliveries().get(0).acknowledgedAt()).isPresent();
            assertThat(history.deliveries().get(0).backendReference()).isEmpty();

            ReplyResult late = walk.reply("EVNSPC", acknowledgment("e2", sent.subject(), "accepted"));

            assertThat(late).isEqualTo(new ReplyResult(Verdict.APPLIED, List.of()));
            History after = ledger.find(sent.subject().reference()).orElseThrow();
            assertThat(after.deliveries().get(0).backendReference()).contains("PC-e2");
            assertThat(after.updates()).isEqualTo(history.updates());
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void statusOnlyMovesForward() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = walk.toSent("EVNSPC").subject();
            List<Verdict> verdicts = new ArrayList<>();

            verdicts.add(
                    walk.reply("EVNSPC", acknowledgment(delivery, "accepted")).verdict());
            for (String status : List.of(
                    "ACCEPTED",
                    "IN_PROGRESS",
                    "WAITING_CUSTOMER",
                    "IN_PROGRESS",
                    "ACCEPTED",
                    "RESOLVED",
                    "IN_PROGRESS")) {
                verdicts.add(walk.reply("EVNSPC", status(delivery, status)).verdict());
            }
            verdicts.add(
                    walk.reply("EVNSPC", acknowledgment(delivery, "accepted")).verdict());
            verdicts.add(
                    walk.reply("EVNSPC", acknowledgment(delivery, "notMine")).verdict());

            assertThat(verdicts)
                    .containsExactly(
                            Verdict.APPLIED,
                            Verdict.LATE,
                            Verdict.APPLIED,
                            Verdict.APPLIED,
                            Verdict.APPLIED,
                            Verdict.LATE,
                            Verdict.APPLIED,
                            Verdict.LATE,
                            Verdict.LATE,
                            Verdict.LATE);
            History history = ledger.find(delivery.reference()).orElseThrow();
            assertThat(history.updates())
                    .extracting(StatusUpdate::status)
                    .containsExactly(
                            RequestStatus.RECEIVED,
                            RequestStatus.ACCEPTED,
                            RequestStatus.IN_PROGRESS,
                            RequestStatus.WAITING_CUSTOMER,
                            RequestStatus.IN_PROGRESS,
                            RequestStatus.RESOLVED);
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void replyAfterTheAdapterHadHeardTheYesItselfIsLate() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            walk.record(walk.attempted(work, new Accepted("PC-17")));
            Optional<History> before = ledger.find(work.subject().reference());

            ReplyResult result = walk.reply("EVNSPC", acknowledgment(work.subject(), "accepted"));

            assertThat(result).isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
            assertThat(ledger.find(work.subject().reference())).isEqualTo(before);
        });
    }

    @Test
    default void anAnswerIsAwaitedUntilTheDeadlineHasPassedAndOnlyOnce() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> late = walk.toSent("EVNSPC");
            clock.pass(Duration.ofMinutes(2));
            walk.record(new Step.DeadlinePassed(walk.claimDeadline(), clock.instant()));
            Work<Delivery> inTime = walk.toSent("EVNSPC");

            List<ReplyResult> results = List.of(
                    walk.reply("EVNSPC", acknowledgment(late.subject(), "accepted")),
                    walk.reply("EVNSPC", acknowledgment(inTime.subject(), "accepted")),
                    walk.reply("EVNSPC", acknowledgment(inTime.subject(), "accepted")));

            assertThat(results)
                    .extracting(ReplyResult::verdict)
                    .containsExactly(Verdict.APPLIED, Verdict.APPLIED, Verdict.LATE);
            assertThat(results).extracting(ReplyResult::awaited).containsExactly(false, true, false);
        });
    }

    private static Work<Delivery> toNotAcknowledged(Ledger ledger, LedgerWalk walk, SettableClock clock)
            throws Exception {
        Work<Delivery> sent = walk.toSent("EVNSPC");
        clock.pass(Duration.ofMinutes(1));
        walk.record(new Step.DeadlinePassed(walk.claimDeadline(), clock.instant()));
        assertThat(ledger.held(10)).hasSize(1);
        return sent;
    }
}

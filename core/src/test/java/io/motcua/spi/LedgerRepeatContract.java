package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.HoldReason;
import io.motcua.StatusUpdate;
import io.motcua.spi.HeldSubmission.Addressed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about what persons do about what a utility was given before. */
interface LedgerRepeatContract extends OpenedLedger {

    @Test
    default void repetitionIsTheSameMessageAndALateAnswerStillCounts() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery lost = unanswered(walk, clock);
            HeldSubmission found = ledger.heldSubmission(lost.reference()).orElseThrow();
            assertThat(found.addressed()).contains(new Addressed("EVNSPC", 1, false, Optional.empty()));
            assertThat(found.mayHave()).containsExactly("EVNSPC");

            result(ledger.record(new Intervention.Repeated(found, walk.entry(found, "repeat", "EVNSPC"))));

            Work<Delivery> again = walk.claimDelivery("EVNSPC");
            assertThat(again.subject()).isEqualTo(lost);
            assertThat(ledger.balance().isZero()).isTrue();
            walk.record(walk.attempted(again, new Sent(clock.instant().plusSeconds(60))));
            clock.pass(Duration.ofMinutes(2));
            List<StatusUpdate> told = walk.record(new Step.DeadlinePassed(walk.claimDeadline(), clock.instant()));
            assertThat(told).as("the requester knows already that it is held").isEmpty();
            assertThat(ledger.held(10)).hasSize(1);
            walk.reply("EVNSPC", acknowledgment(lost, "accepted"));
            History history = ledger.find(lost.reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history.deliveries())
                    .singleElement()
                    .satisfies(one -> assertThat(one.attempts()).isEqualTo(2));
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void replayOnPurposeIsTheNextGenerationOfTheSameVersion() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery lost = unanswered(walk, clock);
            HeldSubmission found = ledger.heldSubmission(lost.reference()).orElseThrow();
            Delivery anew = walk.delivery(
                    found.request().orElseThrow(), found.decision().orElseThrow(), found, 2);

            result(ledger.record(new Intervention.Replayed(found, walk.entry(found, "replay", "EVNSPC"), anew)));

            Work<Delivery> work = walk.claimDelivery("EVNSPC");
            assertThat(work.subject()).isEqualTo(anew);
            assertThat(work.subject().version()).isEqualTo(1);
            walk.record(walk.attempted(work, new Accepted("PC-2")));
            assertThat(ledger.find(lost.reference()).orElseThrow().state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void whyAUtilityRefusesByAReplyIsKeptInItsWords() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toSent("EVNSPC");
            String reply = LedgerWalk.acknowledgment(work.subject(), "invalid");

            walk.reply(
                    "EVNSPC",
                    reply.replace("\"result\":\"invalid\"", "\"result\":\"invalid\",\"cause\":\"Không có dịch vụ\""));

            assertThat(ledger.heldSubmission(work.subject().reference())
                            .orElseThrow()
                            .addressed()
                            .orElseThrow()
                            .refusedBecause())
                    .contains("Không có dịch vụ");
            assertThat(ledger.find(work.subject().reference()).orElseThrow().heldDetail())
                    .hasValueSatisfying(detail -> assertThat(detail).doesNotContain("dịch vụ"));
        });
    }

    @Test
    default void whatAUtilityRefusedIsNotRepeatedButSentElsewhere() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(work, new Rejected(Rejected.Kind.NOT_MINE, "not here")));
            HeldSubmission found =
                    ledger.heldSubmission(work.subject().reference()).orElseThrow();
            assertThat(found.addressed()).contains(new Addressed("EVNSPC", 1, true, Optional.of("not here")));
            assertThat(found.addressed().get()).hasToString("Addressed[EVNSPC, 1, refused]");
            assertThat(found.mayHave()).isEmpty();

            assertThatThrownBy(() -> result(
                            ledger.record(new Intervention.Repeated(found, walk.entry(found, "repeat", "EVNSPC")))))
                    .hasCauseInstanceOf(IllegalStateException.class);
            result(ledger.record(walk.sentOn(found, "EVNHCMC")));

            Delivery elsewhere = walk.claimDelivery("EVNHCMC").subject();
            assertThat(elsewhere.version()).isEqualTo(2);
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void utilityThatMayHaveItIsKnownEvenWhenTheLastAttemptDidNotReachIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> work = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(work, new Unknown("time-out"), BEGIN.plusSeconds(1)));
            clock.pass(Duration.ofSeconds(1));
            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Deferred(Duration.ZERO, "refused")));

            HeldSubmission found =
                    ledger.heldSubmission(work.subject().reference()).orElseThrow();

            assertThat(found.reason()).isEqualTo(HoldReason.UNDELIVERABLE);
            assertThat(found.mayHave()).containsExactly("EVNSPC");
        });
    }

    /** A delivery that its utility has not answered in time. */
    private static Delivery unanswered(LedgerWalk walk, SettableClock clock) throws Exception {
        Work<Delivery> work = walk.toDelivery("EVNSPC", LAN);
        walk.record(walk.attempted(work, new Sent(clock.instant().plusSeconds(60))));
        clock.pass(Duration.ofMinutes(2));
        walk.record(new Step.DeadlinePassed(walk.claimDeadline(), clock.instant()));
        return work.subject();
    }
}

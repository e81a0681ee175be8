package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.result;
import static io.motcua.spi.LedgerWalk.status;
import static io.motcua.spi.SeenClocks.seen;
import static io.motcua.spi.SeenClocks.started;
import static io.motcua.spi.SeenClocks.toDelivery;
import static io.motcua.spi.SeenClocks.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.sla.SlaClock;
import io.motcua.sla.SlaStep;
import io.motcua.sla.WorkingCalendar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about clocks while a person is waited for, the customer or one at the desk. */
interface LedgerClockPauseContract extends OpenedLedger {

    @Test
    default void clockStandsStillWhileTheCustomerIsWaitedFor() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.RESOLUTION);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            time.pass(Duration.ofSeconds(30));
            walk.reply("EVNSPC", status(delivery.subject(), "WAITING_CUSTOMER"));
            time.pass(Duration.ofDays(9));
            assertThat(ledger.claimClocks(10)).isEmpty();

            walk.reply("EVNSPC", status(delivery.subject(), "IN_PROGRESS"));

            Work<OpenClock> work = walk.claimClock();
            SlaClock clock = work.subject().clock().orElseThrow();
            assertThat(clock.isPaused()).isFalse();
            assertThat(clock.breachAt(WorkingCalendar.ALWAYS).orElseThrow())
                    .isBetween(time.instant().plusSeconds(89), time.instant().plusSeconds(90));
            walk.record(seen(work, time.instant()));
            assertThat(ledger.claimClocks(10)).isEmpty();
            time.pass(Duration.ofSeconds(30));
            assertThat(ledger.claimClocks(10)).hasSize(1);
        });
    }

    @Test
    default void customerWhoWritesAgainLetsTheClockGoOn() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.RESOLUTION);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            walk.reply("EVNSPC", status(delivery.subject(), "WAITING_CUSTOMER"));
            time.pass(Duration.ofDays(9));
            assertThat(ledger.claimClocks(10)).isEmpty();

            walk.accept();
            walk.record(walk.joined(walk.claimSubmission(), delivery.subject().reference()));

            assertThat(walk.claimClock().subject().clock().orElseThrow().isPaused())
                    .isFalse();
        });
    }

    @Test
    default void breachIsToldAlsoIfTheCustomerIsWaitedForMeanwhile() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.RESOLUTION);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            time.pass(Duration.ofMinutes(2));
            walk.record(seen(walk.claimClock(), time.instant()));
            walk.reply("EVNSPC", status(delivery.subject(), "WAITING_CUSTOMER"));

            Work<OpenClock> work = walk.claimClock();
            assertThat(work.subject().untold()).hasSize(1);
            walk.record(told(work, time.instant()));
            time.pass(Duration.ofDays(9));

            assertThat(ledger.claimClocks(10)).isEmpty();
            assertThat(ledger.lateClocks(10))
                    .singleElement()
                    .satisfies(late -> assertThat(late.paused()).isTrue());
        });
    }

    @Test
    default void needsInformationPausesUntilAPersonSendsItOn() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.HAND_OFF, SlaStep.CREW);
            Reference reference = delivery.subject().reference();
            walk.record(walk.attempted(delivery, new Rejected(Rejected.Kind.NEEDS_INFORMATION, "Which house?")));
            time.pass(Duration.ofMinutes(30));

            Work<OpenClock> desk = walk.claimClock();
            assertThat(desk.subject().step()).isEqualTo(SlaStep.DESK);
            assertThat(desk.subject().clock()).isEmpty();
            HeldSubmission held = ledger.heldSubmission(reference).orElseThrow();
            result(ledger.record(walk.sentOn(held, "EVNSPC")));

            List<Work<OpenClock>> going = ledger.claimClocks(10);
            assertThat(going).extracting(work -> work.subject().step()).containsExactly(SlaStep.HAND_OFF, SlaStep.CREW);
            assertThat(going)
                    .allSatisfy(work -> assertThat(
                                    work.subject().clock().orElseThrow().isPaused())
                            .isFalse());
            assertThat(ledger.clockCounts().open()).isEqualTo(2);
        });
    }

    @Test
    default void heldSubmissionHasAClockOfTheDeskUntilItIsSentOn() throws Exception {
        inLedger((ledger, walk, time) -> {
            Receipt receipt = walk.accept();
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));

            Work<OpenClock> work = walk.claimClock();
            assertThat(work.subject().step()).isEqualTo(SlaStep.DESK);
            assertThat(work.subject().service()).contains("OUTAGE_HOUSEHOLD");
            StartedClock found = started(SlaStep.DESK, work.subject().startedAt());
            walk.record(new Step.ClockSeen(
                    work, Optional.of(found), 0, List.of(), false, found.nextAt(), found.breachAt(), time.instant()));
            assertThat(ledger.claimClocks(10)).isEmpty();

            HeldSubmission held = ledger.heldSubmission(receipt.reference()).orElseThrow();
            result(ledger.record(walk.said(held, Map.of("provinceCode", "79"), Priority.P1)));
            time.pass(Duration.ofMinutes(2));
            Work<OpenClock> breached = walk.claimClock();
            assertThat(breached.subject().startedAt())
                    .as("an edit does not restart it")
                    .isEqualTo(work.subject().startedAt());
            walk.record(seen(breached, time.instant()));
            assertThat(ledger.lateClocks(10)).singleElement().satisfies(late -> {
                assertThat(late.reference()).isEqualTo(receipt.reference());
                assertThat(late.step()).isEqualTo(SlaStep.DESK);
                assertThat(late.breachAt()).contains(found.breachAt().orElseThrow());
                assertThat(late.paused()).isFalse();
                assertThat(late.told()).isEmpty();
            });
            HeldSubmission mended = ledger.heldSubmission(receipt.reference()).orElseThrow();
            result(ledger.record(walk.sentOn(mended, "EVNSPC")));

            assertThat(ledger.lateClocks(10)).isEmpty();
            assertThat(ledger.clockCounts().open()).isZero();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void deskWithoutALimitHasNoClockAnyMore() throws Exception {
        inLedger((ledger, walk, time) -> {
            walk.accept();
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            Work<OpenClock> work = walk.claimClock();

            walk.record(new Step.ClockSeen(
                    work, Optional.empty(), 0, List.of(), false, Optional.empty(), Optional.empty(), time.instant()));

            assertThat(ledger.claimClocks(10)).isEmpty();
            assertThat(ledger.clockCounts().open()).isZero();
        });
    }
}

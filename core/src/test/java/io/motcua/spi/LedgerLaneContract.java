package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.spi.LaneCounts.WithPerson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about lanes that are paused, and about counting what waits in them. */
interface LedgerLaneContract extends OpenedLedger {
    /** A lane of these tests. */
    Lane SPC = Lane.delivery("EVNSPC");

    private static LaneOrder order(SettableClock clock, boolean paused) {
        return new LaneOrder(
                SPC,
                paused,
                new AuditEntry(
                        clock.instant(),
                        "lan",
                        paused ? "pause" : "resume",
                        Optional.empty(),
                        Optional.of("their upgrade"),
                        Optional.of("before"),
                        Optional.of("after")));
    }

    private static void record(Ledger ledger, LaneOrder order) throws Exception {
        assertThat(ledger.record(order).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo(order.lane());
    }

    @Test
    default void ofAPausedLaneNothingIsClaimedAlsoAfterReopeningUntilItIsResumed() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Receipt receipt;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            assertThat(ledger.isPaused(SPC)).as("before").isFalse();
            record(ledger, order(clock, true));
            assertThat(ledger.isPaused(SPC)).as("now").isTrue();
            assertThat(ledger.isPaused(Lane.delivery("EVNNPC"))).as("another").isFalse();
            receipt = walk.accept();
            walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P0));

            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
        }
        try (Ledger ledger = open(clock)) {
            AtomicInteger woken = new AtomicInteger();
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            ledger.onDue(SPC, woken::incrementAndGet);
            await().until(() -> woken.get() > 0);
            int before = woken.get();

            record(ledger, order(clock, false));

            assertThat(ledger.isPaused(SPC)).as("resumed").isFalse();
            await().until(() -> woken.get() > before);
            assertThat(ledger.claimDeliveries("EVNSPC", 10))
                    .extracting(work -> work.subject().reference())
                    .containsExactly(receipt.reference());
        }
    }

    @Test
    default void aPauseLeavesOtherLanesAndWhatIsUnderWayAlone() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> underWay = walk.toDelivery("EVNSPC");

            record(ledger, order(clock, true));

            walk.record(walk.attempted(underWay, new Accepted("PC-1")));
            assertThat(ledger.find(underWay.subject().reference()).orElseThrow().state())
                    .isEqualTo(SubmissionState.SETTLED);
            assertThat(walk.toDelivery("EVNNPC").attempt()).isEqualTo(1);
        });
    }

    @Test
    default void anOrderIsInTheAuditTrailAndTheSameOneIsRefused() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LaneOrder pause = order(clock, true);
            record(ledger, pause);

            assertThatThrownBy(() -> record(ledger, pause))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is paused already");
            LaneOrder resume = order(clock, false);
            record(ledger, resume);
            assertThatThrownBy(() -> record(ledger, resume)).hasMessageContaining("is not paused");

            assertThat(ledger.audit(Optional.empty(), 2)).containsExactly(resume.entry(), pause.entry());
        }
    }

    @Test
    default void whatWaitsInALaneIsCounted() throws Exception {
        inLedger((ledger, walk, clock) -> {
            assertThat(ledger.lanes()).isEmpty();
            walk.toSent("EVNSPC");
            Work<Delivery> later = walk.toDelivery("EVNSPC");
            walk.record(walk.attempted(
                    later, new Deferred(Duration.ZERO, "down"), clock.instant().plusSeconds(30)));
            walk.toDelivery("EVNSPC");
            for (Priority priority : new Priority[] {Priority.P0, Priority.P2}) {
                walk.accept();
                walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", priority));
            }
            LaneOrder pause = order(clock, true);
            record(ledger, pause);

            List<LaneCounts> lanes = ledger.lanes().stream()
                    .filter(lane -> lane.lane().equals(SPC))
                    .toList();

            assertThat(lanes).hasSize(1);
            LaneCounts counts = lanes.get(0);
            assertThat(counts.due()).isEqualTo(2);
            assertThat(counts.later()).isEqualTo(1);
            assertThat(counts.underWay()).isEqualTo(1);
            assertThat(counts.lifeSafety()).isEqualTo(1);
            assertThat(counts.unacknowledged()).isEqualTo(1);
            assertThat(counts.nextAttempt()).contains(clock.instant().plusSeconds(30));
            assertThat(counts.oldest()).isPresent();
            assertThat(counts.paused())
                    .contains(new LaneCounts.Pause(clock.instant(), "lan", Optional.of("their upgrade")));
        });
    }

    @Test
    default void whatWaitsForAPersonBecauseOfALaneIsCountedAndWhetherAnythingGotThroughSince() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.toSent("EVNSPC");
            clock.pass(Duration.ofMinutes(2));
            walk.record(new Step.DeadlinePassed(walk.claimDeadline(), clock.instant()));
            walk.record(walk.attempted(walk.toDelivery("EVNCPC"), new Deferred(Duration.ZERO, "down")));
            walk.record(walk.attempted(walk.toDelivery("EVNNPC"), new Accepted("PA-1")));

            assertThat(counts(ledger, "EVNSPC").unanswered()).isEqualTo(new WithPerson(1, true));
            assertThat(counts(ledger, "EVNSPC").givenUp()).isEqualTo(WithPerson.NONE);
            assertThat(counts(ledger, "EVNCPC").givenUp()).isEqualTo(new WithPerson(1, true));
            assertThat(ledger.lanes()).extracting(LaneCounts::lane).doesNotContain(Lane.delivery("EVNNPC"));

            clock.pass(Duration.ofSeconds(1));
            walk.toSent("EVNCPC");
            assertThat(counts(ledger, "EVNCPC").givenUp()).as("the way is free").isEqualTo(new WithPerson(1, false));
            walk.record(walk.attempted(walk.toDelivery("EVNSPC"), new Accepted("PB-1")));
            assertThat(counts(ledger, "EVNSPC").unanswered())
                    .as("it acknowledges again")
                    .isEqualTo(new WithPerson(1, false));
        });
    }

    private static LaneCounts counts(Ledger ledger, String backend) {
        return ledger.lanes().stream()
                .filter(lane -> lane.lane().equals(Lane.delivery(backend)))
                .findFirst()
                .orElseThrow();
    }
}

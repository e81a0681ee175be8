package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about handing out due work. */
interface LedgerWorkContract extends OpenedLedger {

    @Test
    default void submissionsAreClaimedMostUrgentFirstThenOldest() throws Exception {
        inLedger((ledger, walk, clock) -> {
            List<Receipt> accepted = new ArrayList<>();
            for (Urgency urgency : new Urgency[] {
                Urgency.OTHER, Urgency.OUTAGE, Urgency.OTHER, Urgency.LIFE_SAFETY, Urgency.OUTAGE, Urgency.LIFE_SAFETY
            }) {
                accepted.add(walk.accept(walk.submission(urgency)));
                clock.pass(Duration.ofMillis(1));
            }

            List<Receipt> first = receipts(ledger.claimSubmissions(4));
            List<Receipt> rest = receipts(ledger.claimSubmissions(10));

            assertThat(first).containsExactly(accepted.get(3), accepted.get(5), accepted.get(1), accepted.get(4));
            assertThat(rest).containsExactly(accepted.get(0), accepted.get(2));
            assertThat(ledger.claimSubmissions(10)).isEmpty();
        });
    }

    @Test
    default void claimedWorkIsHandedOutAgainOnlyWhenItWasReleased() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.accept();
            Work<StoredSubmission> work = walk.claimSubmission();
            assertThat(ledger.claimSubmissions(10)).isEmpty();

            ledger.release(work);

            assertThat(walk.claimSubmission()).isEqualTo(work);
            assertThat(ledger.claimSubmissions(10)).isEmpty();
            ledger.release(work);
            ledger.release(work);
            assertThat(ledger.claimSubmissions(10)).hasSize(1);
        });
    }

    @Test
    default void whatWasClaimedIsDueAgainAfterReopening() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            walk.toDelivery("EVNSPC");
            walk.accept();
            walk.claimSubmission();
        }

        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);

            assertThat(walk.claimSubmission().attempt()).isEqualTo(1);
            assertThat(walk.claimDelivery("EVNSPC").attempt()).isEqualTo(1);
        }
    }

    @Test
    default void whatWaitsForALaterAttemptIsDueAtOnceWhenItsLaneIsHastened() throws Exception {
        inLedger((ledger, walk, clock) -> {
            for (String utility : List.of("EVNSPC", "EVNNPC")) {
                walk.record(new Step.Attempted(
                        walk.toDelivery(utility),
                        new Deferred(Duration.ZERO, "not there"),
                        Optional.of(BEGIN.plusSeconds(3600)),
                        BEGIN));
            }

            walk.record(new Step.Attempted(
                    walk.toDelivery("EVNSPC"),
                    new Deferred(Duration.ofMinutes(30), "later, it says"),
                    Optional.of(BEGIN.plusSeconds(1800)),
                    BEGIN));

            int hastened = ledger.hasten(Lane.delivery("EVNSPC"), 1_000_000)
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);

            assertThat(hastened).isEqualTo(1);
            assertThat(walk.claimDelivery("EVNSPC").attempt()).isEqualTo(2);
            assertThat(ledger.claimDeliveries("EVNSPC", 10))
                    .as("what asked for later")
                    .isEmpty();
            assertThat(ledger.claimDeliveries("EVNNPC", 10)).isEmpty();
        });
    }

    @Test
    default void noMoreIsHastenedThanIsAskedForTheMostUrgentFirst() throws Exception {
        inLedger((ledger, walk, clock) -> {
            for (Priority priority : new Priority[] {Priority.P2, Priority.P0, Priority.P1}) {
                walk.accept();
                walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", priority));
                walk.record(new Step.Attempted(
                        walk.claimDelivery("EVNSPC"),
                        new Deferred(Duration.ZERO, "not there"),
                        Optional.of(BEGIN.plusSeconds(3600)),
                        BEGIN));
            }

            assertThat(result(ledger.hasten(Lane.delivery("EVNSPC"), 2))).isEqualTo(2);

            assertThat(ledger.claimDeliveries("EVNSPC", 10))
                    .extracting(work -> work.subject().priority())
                    .containsExactly(Priority.P0, Priority.P1);
        });
    }

    @Test
    default void whatAskedForLaterIsHastenedOnceThatTimeHasCome() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.record(new Step.Attempted(
                    walk.toDelivery("EVNSPC"),
                    new Deferred(Duration.ofSeconds(30), "later, it says"),
                    Optional.of(BEGIN.plusSeconds(3600)),
                    BEGIN));

            clock.pass(Duration.ofSeconds(29));
            int before = result(ledger.hasten(Lane.delivery("EVNSPC"), 10));
            clock.pass(Duration.ofSeconds(2));
            int after = result(ledger.hasten(Lane.delivery("EVNSPC"), 10));

            assertThat(List.of(before, after)).containsExactly(0, 1);
            assertThat(walk.claimDelivery("EVNSPC").attempt()).isEqualTo(2);
        });
    }

    @Test
    default void manyClaimantsGetDifferentWork() throws Exception {
        int count = 400;
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            for (int i = 0; i < count; i++) {
                walk.accept();
            }
            Set<Long> claimed = ConcurrentHashMap.newKeySet();
            Set<Long> twice = ConcurrentHashMap.newKeySet();

            List<CompletableFuture<Void>> claimants = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                claimants.add(CompletableFuture.runAsync(() -> {
                    List<Work<StoredSubmission>> works = ledger.claimSubmissions(7);
                    while (!works.isEmpty()) {
                        for (Work<StoredSubmission> work : works) {
                            if (!claimed.add(work.id())) {
                                twice.add(work.id());
                            }
                            // Recording and claiming at once is where a claim could be forgotten too early.
                            ledger.record(walk.routed(work, "EVNSPC", Priority.P2));
                        }
                        works = ledger.claimSubmissions(7);
                    }
                }));
            }

            for (CompletableFuture<Void> claimant : claimants) {
                claimant.get(60, TimeUnit.SECONDS);
            }
            assertThat(twice).isEmpty();
            assertThat(claimed).hasSize(count);
        }
    }

    @Test
    default void deliveriesAreClaimedInTheirOwnLaneHighestPriorityFirstThenOldest() throws Exception {
        inLedger((ledger, walk, clock) -> {
            List<Delivery> deliveries = new ArrayList<>();
            for (Priority priority : new Priority[] {Priority.P3, Priority.P1, Priority.P0, Priority.P1}) {
                walk.accept();
                Step.Routed step = walk.routed(walk.claimSubmission(), "EVNSPC", priority);
                walk.record(step);
                deliveries.add(step.delivery());
                clock.pass(Duration.ofMillis(1));
            }

            assertThat(ledger.claimDeliveries("EVNNPC", 10)).isEmpty();
            List<Delivery> claimed = ledger.claimDeliveries("EVNSPC", 10).stream()
                    .map(Work::subject)
                    .toList();

            assertThat(claimed)
                    .containsExactly(deliveries.get(2), deliveries.get(1), deliveries.get(3), deliveries.get(0));
        });
    }

    @Test
    default void deferredDeliveryIsDueAgainAtItsTimeAndNotBefore() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> first = walk.toDelivery("EVNSPC");
            Instant next = BEGIN.plusSeconds(30);

            walk.record(walk.attempted(first, new Deferred(Duration.ofSeconds(5), "connection refused"), next));
            clock.pass(Duration.ofSeconds(29));
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            clock.pass(Duration.ofSeconds(1));

            Work<Delivery> second = walk.claimDelivery("EVNSPC");
            assertThat(second.attempt()).isEqualTo(2);
            assertThat(second.dueAt()).isEqualTo(next);
            assertThat(second.subject()).isEqualTo(first.subject());
        });
    }

    @Test
    default void deadlineIsClaimedOnlyWhenItHasPassed() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> sent = walk.toSent("EVNSPC");

            clock.pass(Duration.ofSeconds(59));
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            clock.pass(Duration.ofSeconds(1));

            assertThat(walk.claimDeadline().subject()).isEqualTo(sent.subject());
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
        });
    }

    @Test
    default void lanesAreWokenWhenWorkBecomesDue() throws Exception {
        Clock clock = Clock.systemUTC();
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            CountDownLatch understood = untilClaimed(ledger, Lane.UNDERSTAND, () -> ledger.claimSubmissions(1));
            walk.accept();
            assertThat(understood.await(20, TimeUnit.SECONDS)).isTrue();
        }
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Step.Routed routed = walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P0);
            List<Work<Delivery>> claimed = new ArrayList<>();
            CountDownLatch due = untilClaimed(ledger, Lane.delivery("EVNSPC"), () -> {
                claimed.addAll(ledger.claimDeliveries("EVNSPC", 1));
                return claimed;
            });
            walk.record(routed);
            assertThat(due.await(20, TimeUnit.SECONDS)).isTrue();

            Instant soon = clock.instant().plusMillis(300);
            CountDownLatch again = untilClaimed(
                    ledger,
                    Lane.delivery("EVNSPC"),
                    () -> ledger.claimDeliveries("EVNSPC", 1).stream()
                            .filter(work -> work.attempt() == 2)
                            .peek(claimed::add)
                            .toList());
            walk.record(walk.attempted(claimed.get(0), new Deferred(Duration.ZERO, "busy"), soon));
            assertThat(again.await(20, TimeUnit.SECONDS)).isTrue();

            CountDownLatch deadline = untilClaimed(ledger, Lane.DEADLINE, () -> ledger.claimDeadlines(1));
            walk.record(walk.attempted(
                    claimed.get(claimed.size() - 1), new Sent(clock.instant().plusMillis(300))));
            assertThat(deadline.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    default void claimOfNothingIsEmpty() throws Exception {
        try (Ledger ledger = open(new SettableClock(BEGIN))) {
            assertThat(ledger.claimSubmissions(0)).isEmpty();
            assertThat(ledger.claimSubmissions(10)).isEmpty();
            assertThat(ledger.claimDeliveries("nobody", 10)).isEmpty();
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.held(10)).isEmpty();
            assertThat(new HashSet<>(ledger.balance().states().values())).containsExactly(0L);
        }
    }

    /** Counts down when a wake has led to a claim. Claims on another thread, as who is woken must return at once. */
    private static CountDownLatch untilClaimed(Ledger ledger, Lane lane, Callable<? extends List<?>> claim) {
        CountDownLatch claimed = new CountDownLatch(1);
        Object oneAtATime = new Object();
        ledger.onDue(
                lane,
                () -> CompletableFuture.runAsync(() -> {
                    synchronized (oneAtATime) {
                        try {
                            if (claimed.getCount() > 0 && !claim.call().isEmpty()) {
                                claimed.countDown();
                            }
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }));
        return claimed;
    }

    private static List<Receipt> receipts(List<Work<StoredSubmission>> works) {
        return works.stream().map(work -> work.subject().receipt()).toList();
    }
}

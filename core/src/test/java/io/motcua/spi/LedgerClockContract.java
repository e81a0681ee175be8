package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.status;
import static io.motcua.spi.SeenClocks.seen;
import static io.motcua.spi.SeenClocks.started;
import static io.motcua.spi.SeenClocks.toDelivery;
import static io.motcua.spi.SeenClocks.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.Priority;
import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaEvent;
import io.motcua.sla.SlaStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about clocks: when they are looked at, what is told of them, and what meets them. */
interface LedgerClockContract extends OpenedLedger {

    @Test
    default void clockMustBeLookedAtWhenItsFirstMarkIsDue() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.HAND_OFF);
            time.pass(Duration.ofSeconds(59));
            assertThat(ledger.claimClocks(10)).isEmpty();
            time.pass(Duration.ofSeconds(1));

            Work<OpenClock> work = walk.claimClock();

            assertThat(work.subject().clock())
                    .contains(started(SlaStep.HAND_OFF, BEGIN.minusNanos(BEGIN.getNano() % 1_000))
                            .clock());
            assertThat(work.subject().reference()).isEqualTo(delivery.subject().reference());
            assertThat(work.subject().service()).contains("OUTAGE");
            assertThat(work.subject().utility()).contains("EVNSPC");
            assertThat(work.subject().priority()).isEqualTo(Priority.P1);
            assertThat(ledger.claimClocks(10)).as("claimed").isEmpty();
            assertThat(ledger.clockCounts()).isEqualTo(new ClockCounts(1, 0));
            assertThat(ledger.dueClocks()).isEqualTo(1);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void whatIsToBeToldIsHandedOutUntilItIsToldAlsoAfterACrash() throws Exception {
        SettableClock time = new SettableClock(BEGIN);
        List<SlaEvent> stored;
        try (Ledger ledger = open(time)) {
            LedgerWalk walk = new LedgerWalk(ledger, time);
            toDelivery(walk, SlaStep.HAND_OFF);
            time.pass(Duration.ofMinutes(2));
            Step.ClockSeen seen = seen(walk.claimClock(), time.instant());
            stored = seen.events();
            walk.record(seen);
        }
        try (Ledger ledger = open(time)) {
            LedgerWalk walk = new LedgerWalk(ledger, time);

            Work<OpenClock> again = walk.claimClock();
            assertThat(stored).extracting(SlaEvent::kind).containsExactly(Kind.BREACH);
            assertThat(again.subject().untold())
                    .extracting(SlaEvent::id)
                    .containsExactly(stored.get(0).id());
            assertThat(again.subject().seen()).isEqualTo(2);
            walk.record(told(again, time.instant()));

            assertThat(ledger.claimClocks(10)).isEmpty();
            time.pass(Duration.ofMinutes(1));
            Work<OpenClock> escalation = walk.claimClock();
            assertThat(escalation.subject().untold()).isEmpty();
            walk.record(seen(escalation, time.instant()));
            Work<OpenClock> last = walk.claimClock();
            assertThat(last.subject().untold())
                    .singleElement()
                    .satisfies(event -> assertThat(event.to()).contains("duty-officer"));
            walk.record(told(last, time.instant()));
            time.pass(Duration.ofDays(365));
            assertThat(ledger.claimClocks(10)).isEmpty();
        }
    }

    @Test
    default void sameMarkIsStoredOnce() throws Exception {
        inLedger((ledger, walk, time) -> {
            toDelivery(walk, SlaStep.HAND_OFF);
            time.pass(Duration.ofMinutes(1));
            Work<OpenClock> work = walk.claimClock();

            walk.record(seen(work, time.instant()));
            walk.record(seen(work, time.instant()));

            assertThat(walk.claimClock().subject().untold()).hasSize(1);
        });
    }

    @Test
    default void acknowledgmentMeetsTheHandOff() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.HAND_OFF, SlaStep.CREW);

            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            time.pass(Duration.ofMinutes(10));

            assertThat(walk.claimClock().subject().step()).isEqualTo(SlaStep.CREW);
            assertThat(ledger.clockCounts().open()).isEqualTo(1);
        });
    }

    @Test
    default void whatWasSeenOfAClockThatHasEndedMeanwhileDoesNotCount() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.HAND_OFF);
            time.pass(Duration.ofMinutes(2));
            Work<OpenClock> work = walk.claimClock();

            walk.reply("EVNSPC", acknowledgment(delivery.subject(), "accepted"));
            walk.record(seen(work, time.instant()));
            time.pass(Duration.ofDays(1));

            assertThat(ledger.claimClocks(10)).isEmpty();
            assertThat(ledger.lateClocks(10)).isEmpty();
        });
    }

    @Test
    default void breachIsToldAlsoIfTheClockWasMetBeforeThat() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.HAND_OFF);
            time.pass(Duration.ofMinutes(2));
            walk.record(seen(walk.claimClock(), time.instant()));

            walk.reply("EVNSPC", acknowledgment(delivery.subject(), "accepted"));

            Work<OpenClock> work = walk.claimClock();
            assertThat(work.subject().untold()).hasSize(1);
            walk.record(told(work, time.instant()));
            time.pass(Duration.ofDays(1));
            assertThat(ledger.claimClocks(10)).isEmpty();
        });
    }

    @Test
    default void clockThatIsMetWhileItsBreachIsBeingToldIsNotLookedAtAgain() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.HAND_OFF);
            time.pass(Duration.ofMinutes(2));
            walk.record(seen(walk.claimClock(), time.instant()));
            Work<OpenClock> telling = walk.claimClock();

            walk.reply("EVNSPC", acknowledgment(delivery.subject(), "accepted"));
            walk.record(told(telling, time.instant()));
            time.pass(Duration.ofDays(1));

            assertThat(ledger.claimClocks(10)).isEmpty();
        });
    }

    @Test
    default void progressMeetsTheCrewAndTheEndAllElse() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.HAND_OFF, SlaStep.CREW, SlaStep.RESOLUTION);

            walk.reply("EVNSPC", status(delivery.subject(), "IN_PROGRESS"));
            assertThat(ledger.clockCounts().open()).isEqualTo(1);
            time.pass(Duration.ofMinutes(1));
            assertThat(walk.claimClock().subject().step()).isEqualTo(SlaStep.RESOLUTION);
            walk.reply("EVNSPC", status(delivery.subject(), "RESOLVED"));

            assertThat(ledger.clockCounts()).isEqualTo(new ClockCounts(0, 0));
            assertThat(ledger.dueClocks()).isZero();
        });
    }

    @Test
    default void editBeginsNoSecondClock() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(walk, SlaStep.HAND_OFF, SlaStep.CREW);
            time.pass(Duration.ofSeconds(40));
            walk.accept();
            Step.Joined joined =
                    walk.joined(walk.claimSubmission(), delivery.subject().reference());
            Step.Changed changed = joined.changed().orElseThrow();
            List<StartedClock> clocks =
                    List.of(started(SlaStep.HAND_OFF, time.instant()), started(SlaStep.CREW, time.instant()));

            walk.record(new Step.Joined(
                    joined.work(),
                    joined.to(),
                    Optional.of(new Step.Changed(changed.request(), changed.decision(), changed.delivery(), clocks)),
                    joined.at()));

            assertThat(ledger.clockCounts().open()).isEqualTo(2);
            time.pass(Duration.ofSeconds(20));
            assertThat(ledger.claimClocks(10)).hasSize(2);
        });
    }
}

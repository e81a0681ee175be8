package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.result;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.TrackingId;
import io.motcua.contract.EventWriter;
import io.motcua.sla.Level;
import io.motcua.sla.Measure;
import io.motcua.sla.SlaClock;
import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaClock.Mark;
import io.motcua.sla.SlaEvent;
import io.motcua.sla.SlaStep;
import io.motcua.sla.WorkingCalendar;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about clocks. */
interface LedgerClockContract extends OpenedLedger {
    /** A clock of these tests: a warning after a minute, the limit after two, somebody higher after three. */
    private static StartedClock started(SlaStep step, Instant at) {
        SlaClock clock = new SlaClock(
                step,
                at,
                Measure.ELAPSED,
                List.of(
                        new Mark(Kind.WARN, Duration.ofMinutes(1)),
                        new Mark(Kind.BREACH, Duration.ofMinutes(2)),
                        new Mark(
                                Kind.ESCALATION,
                                Duration.ofMinutes(3),
                                Optional.of("duty-officer"),
                                Optional.of(Level.GROUP))));
        return StartedClock.of(clock, "OUTAGE", Priority.P1, Optional.of("EVNSPC"), WorkingCalendar.ALWAYS);
    }

    private static Work<Delivery> toDelivery(Ledger ledger, LedgerWalk walk, SlaStep... steps) throws Exception {
        walk.accept();
        List<StartedClock> clocks =
                List.of(steps).stream().map(step -> started(step, BEGIN)).toList();
        walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", clocks));
        return walk.claimDelivery("EVNSPC");
    }

    private static SlaEvent event(Work<OpenClock> work, Mark mark, Instant at) {
        OpenClock open = work.subject();
        return new SlaEvent(
                TrackingId.next(),
                open.reference(),
                open.step(),
                mark.kind(),
                open.service().orElseThrow(),
                open.priority(),
                open.utility(),
                mark.to(),
                mark.level(),
                open.startedAt(),
                at,
                at);
    }

    /** All marks until now are seen to, and are to be told. */
    private static Step.ClockSeen seen(Work<OpenClock> work, Instant now) {
        SlaClock clock = work.subject().clock().orElseThrow();
        int passed = clock.passed(now, WorkingCalendar.ALWAYS);
        return new Step.ClockSeen(
                work,
                Optional.empty(),
                passed,
                clock.worthTelling(work.subject().seen(), passed).stream()
                        .map(mark -> event(work, mark, now))
                        .toList(),
                false,
                clock.nextAt(WorkingCalendar.ALWAYS, passed),
                clock.breachAt(WorkingCalendar.ALWAYS),
                now);
    }

    private static Step.ClockSeen told(Work<OpenClock> work, Instant now) {
        OpenClock open = work.subject();
        SlaClock clock = open.clock().orElseThrow();
        return new Step.ClockSeen(
                work,
                Optional.empty(),
                open.seen(),
                List.of(),
                true,
                clock.nextAt(WorkingCalendar.ALWAYS, open.seen()),
                clock.breachAt(WorkingCalendar.ALWAYS),
                now);
    }

    @Test
    default void handOffBeginsAnewWithTheUtilityThatARefusedRequestGoesTo() throws Exception {
        inLedger((ledger, walk, time) -> {
            walk.accept();
            Step.Routed first = walk.routed(walk.claimSubmission(), LedgerWalk.disputed("EVNSPC", "EVNHCMC"));
            walk.record(withClocks(first, started(SlaStep.HAND_OFF, BEGIN)));
            time.pass(Duration.ofSeconds(30));
            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Rejected(Rejected.Kind.NOT_MINE, "not here")));
            Step.Routed second = walk.routed(walk.claimSubmission(), LedgerWalk.disputed("EVNHCMC", "EVNSPC"));
            walk.record(withClocks(second, started(SlaStep.HAND_OFF, time.instant())));

            time.pass(Duration.ofSeconds(35));
            List<Work<OpenClock>> ofTheFirst = ledger.claimClocks(10);
            time.pass(Duration.ofSeconds(30));
            List<Work<OpenClock>> ofTheSecond = ledger.claimClocks(10);

            assertThat(ofTheFirst).as("its warning would be due").isEmpty();
            assertThat(ofTheSecond)
                    .singleElement()
                    .satisfies(work -> assertThat(work.subject().startedAt()).isEqualTo(BEGIN.plusSeconds(30)));
        });
    }

    @Test
    default void clocksAreOfTheUtilityThatHasTheRequestNow() throws Exception {
        inLedger((ledger, walk, time) -> {
            walk.accept();
            Step.Routed first = walk.routed(walk.claimSubmission(), LedgerWalk.disputed("EVNSPC", "EVNHCMC"));
            walk.record(withClocks(first, started(SlaStep.CREW, BEGIN)));
            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Rejected(Rejected.Kind.NOT_MINE, "not here")));
            Step.Routed second = walk.routed(walk.claimSubmission(), LedgerWalk.disputed("EVNHCMC", "EVNSPC"));
            StartedClock anew = started(SlaStep.CREW, BEGIN.plusSeconds(1));
            walk.record(withClocks(
                    second,
                    StartedClock.of(
                            anew.clock(), "OUTAGE", Priority.P1, Optional.of("EVNHCMC"), WorkingCalendar.ALWAYS)));

            time.pass(Duration.ofSeconds(62));

            OpenClock open = walk.claimClock().subject();
            assertThat(open.utility()).contains("EVNHCMC");
            assertThat(open.startedAt()).as("it goes on").isEqualTo(BEGIN);
        });
    }

    @Test
    default void clocksGoToTheNextUtilityAlsoWhereItHasNoLimitOfItsOwn() throws Exception {
        inLedger((ledger, walk, time) -> {
            walk.accept();
            Step.Routed first = walk.routed(walk.claimSubmission(), LedgerWalk.disputed("EVNSPC", "EVNHCMC"));
            walk.record(withClocks(first, started(SlaStep.CREW, BEGIN), started(SlaStep.RESOLUTION, BEGIN)));
            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Rejected(Rejected.Kind.NOT_MINE, "not here")));
            walk.record(walk.routed(walk.claimSubmission(), LedgerWalk.disputed("EVNHCMC", "EVNSPC")));

            time.pass(Duration.ofSeconds(62));

            assertThat(ledger.claimClocks(10))
                    .extracting(
                            work -> work.subject().step(),
                            work -> work.subject().utility())
                    .containsExactly(
                            tuple(SlaStep.CREW, Optional.of("EVNHCMC")),
                            tuple(SlaStep.RESOLUTION, Optional.of("EVNHCMC")));
        });
    }

    @Test
    default void clocksGoWithWhatAPersonSendsToAnotherUtilityThatHasNoLimitOfItsOwn() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.HAND_OFF, SlaStep.CREW);
            walk.record(walk.attempted(delivery, new Rejected(Rejected.Kind.INVALID, "a field is missing")));
            HeldSubmission held =
                    ledger.heldSubmission(delivery.subject().reference()).orElseThrow();
            result(ledger.record(walk.sentOn(held, "EVNHCMC")));

            time.pass(Duration.ofSeconds(62));

            OpenClock open = walk.claimClock().subject();
            assertThat(open.step()).isEqualTo(SlaStep.CREW);
            assertThat(open.utility()).contains("EVNHCMC");
        });
    }

    @Test
    default void clocksGoToThePartnerWithTheirRequest() throws Exception {
        inLedger((ledger, walk, time) -> {
            ledger.release(toDelivery(ledger, walk, SlaStep.HAND_OFF, SlaStep.CREW));
            Work<Delivery> unsent = ledger.claimUnsent("EVNSPC", 1).get(0);
            Delivery takeover = new EventWriter(URI.create("urn:motcua:test"))
                    .takeover(unsent.subject(), "EVNHCMC", time.instant());
            walk.record(
                    new Step.TakenOver(List.of(new Step.Moved(unsent, takeover, false)), "it is away", time.instant()));

            time.pass(Duration.ofSeconds(62));

            assertThat(ledger.claimClocks(10))
                    .extracting(work -> work.subject().utility())
                    .containsExactly(Optional.of("EVNHCMC"), Optional.of("EVNHCMC"));
        });
    }

    private static Step.Routed withClocks(Step.Routed step, StartedClock... clocks) {
        return new Step.Routed(
                step.work(), step.request(), step.decision(), step.delivery(), List.of(clocks), step.at());
    }

    @Test
    default void clockMustBeLookedAtWhenItsFirstMarkIsDue() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.HAND_OFF);
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
            toDelivery(ledger, walk, SlaStep.HAND_OFF);
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
            toDelivery(ledger, walk, SlaStep.HAND_OFF);
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
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.HAND_OFF, SlaStep.CREW);

            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            time.pass(Duration.ofMinutes(10));

            assertThat(walk.claimClock().subject().step()).isEqualTo(SlaStep.CREW);
            assertThat(ledger.clockCounts().open()).isEqualTo(1);
        });
    }

    @Test
    default void whatWasSeenOfAClockThatHasEndedMeanwhileDoesNotCount() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.HAND_OFF);
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
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.HAND_OFF);
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
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.HAND_OFF);
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
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.HAND_OFF, SlaStep.CREW, SlaStep.RESOLUTION);

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
    default void clockStandsStillWhileTheCustomerIsWaitedFor() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.RESOLUTION);
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
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.RESOLUTION);
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
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.RESOLUTION);
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
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.HAND_OFF, SlaStep.CREW);
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

    @Test
    default void editBeginsNoSecondClock() throws Exception {
        inLedger((ledger, walk, time) -> {
            Work<Delivery> delivery = toDelivery(ledger, walk, SlaStep.HAND_OFF, SlaStep.CREW);
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

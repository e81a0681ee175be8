package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.result;
import static io.motcua.spi.SeenClocks.started;
import static io.motcua.spi.SeenClocks.toDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.Priority;
import io.motcua.contract.EventWriter;
import io.motcua.sla.SlaStep;
import io.motcua.sla.WorkingCalendar;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about clocks of what another utility gets. */
interface LedgerClockMoveContract extends OpenedLedger {

    @Test
    default void handOffBeginsAnewWithTheUtilityThatARefusedRequestGoesTo() throws Exception {
        inLedger((ledger, walk, time) -> {
            toTheFirst(walk, started(SlaStep.HAND_OFF, BEGIN));
            time.pass(Duration.ofSeconds(30));
            refuse(walk);
            Step.Routed second = toTheSecond(walk);
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
            toTheFirst(walk, started(SlaStep.CREW, BEGIN));
            refuse(walk);
            Step.Routed second = toTheSecond(walk);
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
            toTheFirst(walk, started(SlaStep.CREW, BEGIN), started(SlaStep.RESOLUTION, BEGIN));
            refuse(walk);
            walk.record(toTheSecond(walk));

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
            Work<Delivery> delivery = toDelivery(walk, SlaStep.HAND_OFF, SlaStep.CREW);
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
            ledger.release(toDelivery(walk, SlaStep.HAND_OFF, SlaStep.CREW));
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

    /** A request of these clocks on its way to one of two utilities that may be meant. */
    private static void toTheFirst(LedgerWalk walk, StartedClock... clocks) throws Exception {
        walk.accept();
        Step.Routed step = walk.routed(walk.claimSubmission(), LedgerWalk.disputed("EVNSPC", "EVNHCMC"));
        walk.record(withClocks(step, clocks));
    }

    private static void refuse(LedgerWalk walk) throws Exception {
        walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Rejected(Rejected.Kind.NOT_MINE, "not here")));
    }

    /** A step that sends it to the other of the two. */
    private static Step.Routed toTheSecond(LedgerWalk walk) {
        return walk.routed(walk.claimSubmission(), LedgerWalk.disputed("EVNHCMC", "EVNSPC"));
    }

    private static Step.Routed withClocks(Step.Routed step, StartedClock... clocks) {
        return new Step.Routed(
                step.work(), step.request(), step.decision(), step.delivery(), List.of(clocks), step.at());
    }
}

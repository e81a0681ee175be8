package io.motcua.spi;

import static io.motcua.spi.AppointedLedger.on;
import static io.motcua.spi.AppointedLedger.window;
import static io.motcua.spi.LedgerWalk.appointment;
import static io.motcua.spi.LedgerWalk.cancelled;
import static io.motcua.spi.LedgerWalk.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.Appointment;
import io.motcua.Appointment.News;
import io.motcua.Delivery;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.ReplyResult.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link LedgerContract} about what utilities say of appointments. */
interface LedgerAppointmentContract extends AppointedLedger {

    @Test
    default void appointmentIsMadeMovedAndCancelledAndTheStatusStays() throws Exception {
        withSettled((walk, clock, request) -> {
            request.says("WAITING_CUSTOMER");

            ReplyResult made = request.comes(FRIDAY, "a1", BEGIN);
            Optional<Appointment> afterMade = request.standing();
            ReplyResult moved = request.comes(SATURDAY, "a2", BEGIN.plusSeconds(1));
            Optional<Appointment> afterMoved = request.standing();
            ReplyResult ended = request.cancels("a3", BEGIN.plusSeconds(2));

            assertThat(List.of(made, moved, ended))
                    .extracting(
                            ReplyResult::verdict,
                            one -> one.updates().get(0).status(),
                            one -> one.updates().get(0).appointment().orElseThrow())
                    .containsExactly(
                            tuple(Verdict.APPLIED, RequestStatus.WAITING_CUSTOMER, window(News.MADE, FRIDAY)),
                            tuple(Verdict.APPLIED, RequestStatus.WAITING_CUSTOMER, window(News.MOVED, SATURDAY)),
                            tuple(Verdict.APPLIED, RequestStatus.WAITING_CUSTOMER, window(News.CANCELLED, SATURDAY)));
            assertThat(made.updates().get(0).notice()).contains("Khảo sát");
            assertThat(afterMade).contains(window(News.STANDS, FRIDAY));
            assertThat(afterMoved).contains(window(News.STANDS, SATURDAY));
            assertThat(request.standing()).isEmpty();
            assertThat(request.says("ACCEPTED").verdict())
                    .as("an appointment is no step back to begin again from")
                    .isEqualTo(Verdict.LATE);
            assertThat(request.ledger().balance().isZero()).isTrue();
        });
    }

    @Test
    default void whatAUtilitySaidIsKnownAfterReopening() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Appointed request;
        History before;
        try (Ledger ledger = open(clock)) {
            request = Appointed.settled(ledger, new LedgerWalk(ledger, clock));
            request.comes(FRIDAY, "a1", BEGIN);
            before = request.history();
        }
        try (Ledger ledger = open(clock)) {
            assertThat(before.latest().orElseThrow().appointment()).contains(window(News.MADE, FRIDAY));
            assertThat(ledger.find(request.delivery().reference())).contains(before);
        }
    }

    @Test
    default void theSameIsToldOnceWhetherTheEventOrTheWindowComesAgain() throws Exception {
        withSettled((walk, clock, request) -> {
            Delivery delivery = request.delivery();
            String made = on(FRIDAY.plusNanos(123), "a1", delivery, BEGIN);

            List<ReplyResult> results = result(request.ledger()
                    .record(List.of(
                            walk.replyOf("EVNSPC", made),
                            walk.replyOf("EVNSPC", made),
                            walk.replyOf("EVNSPC", on(FRIDAY.plusNanos(123), "a2", delivery, BEGIN.plusSeconds(1))),
                            walk.replyOf("EVNSPC", cancelled("a3", delivery, BEGIN.plusSeconds(2))),
                            walk.replyOf("EVNSPC", cancelled("a4", delivery, BEGIN.plusSeconds(3))))));

            assertThat(results)
                    .extracting(ReplyResult::verdict, one -> one.updates().size())
                    .containsExactly(
                            tuple(Verdict.APPLIED, 1),
                            tuple(Verdict.DUPLICATE, 0),
                            tuple(Verdict.LATE, 0),
                            tuple(Verdict.APPLIED, 1),
                            tuple(Verdict.LATE, 0));
        });
    }

    @Test
    default void olderWordAfterANewerReplacesNothing() throws Exception {
        withSettled((walk, clock, request) -> {
            request.comes(SATURDAY, "a2", BEGIN.plusSeconds(60));

            assertThat(request.comes(FRIDAY, "a1", BEGIN)).isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
            assertThat(request.cancels("a0", BEGIN.minusSeconds(60)))
                    .isEqualTo(new ReplyResult(Verdict.LATE, List.of()));

            assertThat(request.standing()).contains(window(News.STANDS, SATURDAY));
        });
    }

    @Test
    default void whatWasCancelledBeforeItCameIsNotMadeAnyMore() throws Exception {
        withSettled((walk, clock, request) -> {
            ReplyResult ended = request.cancels("a2", BEGIN.plusSeconds(60));
            ReplyResult made = request.comes(FRIDAY, "a1", BEGIN);

            assertThat(List.of(ended, made)).allMatch(one -> one.updates().isEmpty());
            assertThat(made.verdict()).isEqualTo(Verdict.LATE);
            assertThat(request.standing()).isEmpty();
        });
    }

    /** Else one slip of a clock would make a utility speak to the wind until that day. */
    @Test
    default void timeFarInTheFutureBarsTheWayForAQuarterOfAnHourAtMost() throws Exception {
        withSettled((walk, clock, request) -> {
            request.comes(FRIDAY, "a1", BEGIN.plus(Duration.ofDays(3)));
            clock.pass(Duration.ofMinutes(16));

            assertThat(request.comes(SATURDAY, "a2", clock.instant()).verdict()).isEqualTo(Verdict.APPLIED);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestStatus.class,
            names = {"RESOLVED", "CLOSED", "REJECTED", "WITHDRAWN", "STOPPED"})
    default void appointmentAfterTheEndChangesNothing(RequestStatus end) throws Exception {
        withSettled((walk, clock, request) -> {
            request.comes(FRIDAY, "a1", BEGIN);
            request.says(end.name());
            History ended = request.history();

            assertThat(ended.appointment()).as("nobody comes any more").isEmpty();
            assertThat(request.comes(SATURDAY, "a2", BEGIN.plusSeconds(1)))
                    .isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
            assertThat(request.history()).isEqualTo(ended);
        });
    }

    @Test
    default void appointmentBeforeTheAcknowledgmentImpliesIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Appointed request =
                    new Appointed(ledger, walk, walk.toSent("EVNSPC").subject());

            ReplyResult result = request.comes(FRIDAY, "a1", BEGIN);

            assertThat(result.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(result.awaited()).isTrue();
            assertThat(result.updates())
                    .extracting(StatusUpdate::status, StatusUpdate::appointment)
                    .containsExactly(
                            tuple(RequestStatus.ACCEPTED, Optional.empty()),
                            tuple(RequestStatus.ACCEPTED, Optional.of(window(News.MADE, FRIDAY))));
            History history = request.history();
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history.deliveries().get(0).acknowledgedAt()).isPresent();
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void appointmentOfAUtilityThatWasNeverSentTheRequestIsForeign() throws Exception {
        withSettled((walk, clock, request) -> {
            History before = request.history();

            assertThat(walk.reply("EVNNPC", on(FRIDAY, "a1", request.delivery(), BEGIN)))
                    .isEqualTo(new ReplyResult(Verdict.FOREIGN, List.of()));
            assertThat(request.history()).isEqualTo(before);
        });
    }

    @Test
    default void malformedAppointmentStopsNotTheNextInItsBatch() throws Exception {
        withSettled((walk, clock, request) -> {
            Delivery delivery = request.delivery();

            List<ReplyResult> results = result(request.ledger()
                    .record(List.of(
                            walk.replyOf("EVNSPC", appointment("a1", delivery, BEGIN, SATURDAY, FRIDAY)),
                            walk.replyOf(
                                    "EVNSPC",
                                    appointment("a2", delivery, BEGIN, FRIDAY, FRIDAY.plus(Duration.ofDays(400)))),
                            walk.replyOf("EVNSPC", on(BEGIN.minus(Duration.ofDays(2)), "a3", delivery, BEGIN)),
                            walk.replyOf(
                                    "EVNSPC", on(FRIDAY, "a4", delivery, BEGIN).replace("Khảo sát", "x".repeat(5000))),
                            walk.replyOf("EVNSPC", on(FRIDAY, "a5", delivery, BEGIN)))));

            assertThat(results)
                    .extracting(ReplyResult::verdict)
                    .containsExactly(
                            Verdict.MALFORMED,
                            Verdict.MALFORMED,
                            Verdict.MALFORMED,
                            Verdict.MALFORMED,
                            Verdict.APPLIED);
        });
    }
}

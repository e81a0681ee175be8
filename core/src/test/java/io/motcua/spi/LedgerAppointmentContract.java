package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.appointment;
import static io.motcua.spi.LedgerWalk.cancelled;
import static io.motcua.spi.LedgerWalk.result;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.Appointment;
import io.motcua.Appointment.News;
import io.motcua.Delivery;
import io.motcua.NoticeOutcome;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.ReplyResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link LedgerContract} about appointments. */
interface LedgerAppointmentContract extends OpenedLedger {
    /** When the first window begins, and how long each is. */
    Instant FRIDAY = Instant.parse("2026-11-27T01:00:00Z");

    Instant SATURDAY = FRIDAY.plus(Duration.ofDays(1));
    Duration LENGTH = Duration.ofHours(2);

    @Test
    default void appointmentIsMadeMovedAndCancelledAndTheStatusStays() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = settled(walk);
            walk.reply("EVNSPC", status(delivery, "WAITING_CUSTOMER"));

            ReplyResult made = walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            Optional<Appointment> afterMade = standing(ledger, delivery);
            ReplyResult moved = walk.reply("EVNSPC", on(SATURDAY, "a2", delivery, BEGIN.plusSeconds(1)));
            Optional<Appointment> afterMoved = standing(ledger, delivery);
            ReplyResult ended = walk.reply("EVNSPC", cancelled("a3", delivery, BEGIN.plusSeconds(2)));

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
            assertThat(standing(ledger, delivery)).isEmpty();
            assertThat(walk.reply("EVNSPC", status(delivery, "ACCEPTED")).verdict())
                    .as("an appointment is no step back to begin again from")
                    .isEqualTo(Verdict.LATE);
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    @Test
    default void whatAUtilitySaidIsKnownAfterReopening() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Delivery delivery;
        History before;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            delivery = settled(walk);
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            before = ledger.find(delivery.reference()).orElseThrow();
        }
        try (Ledger ledger = open(clock)) {
            assertThat(before.latest().orElseThrow().appointment()).contains(window(News.MADE, FRIDAY));
            assertThat(ledger.find(delivery.reference())).contains(before);
        }
    }

    @Test
    default void theSameIsToldOnceWhetherTheEventOrTheWindowComesAgain() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = settled(walk);
            String made = on(FRIDAY.plusNanos(123), "a1", delivery, BEGIN);

            List<ReplyResult> results = result(ledger.record(List.of(
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
        }
    }

    @Test
    default void olderWordAfterANewerReplacesNothing() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = settled(walk);
            walk.reply("EVNSPC", on(SATURDAY, "a2", delivery, BEGIN.plusSeconds(60)));

            assertThat(walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN)))
                    .isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
            assertThat(walk.reply("EVNSPC", cancelled("a0", delivery, BEGIN.minusSeconds(60))))
                    .isEqualTo(new ReplyResult(Verdict.LATE, List.of()));

            assertThat(standing(ledger, delivery)).contains(window(News.STANDS, SATURDAY));
        }
    }

    @Test
    default void whatWasCancelledBeforeItCameIsNotMadeAnyMore() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = settled(walk);

            ReplyResult ended = walk.reply("EVNSPC", cancelled("a2", delivery, BEGIN.plusSeconds(60)));
            ReplyResult made = walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));

            assertThat(List.of(ended, made)).allMatch(one -> one.updates().isEmpty());
            assertThat(made.verdict()).isEqualTo(Verdict.LATE);
            assertThat(standing(ledger, delivery)).isEmpty();
        }
    }

    /** Else one slip of a clock would make a utility speak to the wind until that day. */
    @Test
    default void timeFarInTheFutureBarsTheWayForAQuarterOfAnHourAtMost() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = settled(walk);
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN.plus(Duration.ofDays(3))));
            clock.pass(Duration.ofMinutes(16));

            assertThat(walk.reply("EVNSPC", on(SATURDAY, "a2", delivery, clock.instant()))
                            .verdict())
                    .isEqualTo(Verdict.APPLIED);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestStatus.class,
            names = {"RESOLVED", "CLOSED", "REJECTED", "WITHDRAWN", "STOPPED"})
    default void appointmentAfterTheEndChangesNothing(RequestStatus end) throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = settled(walk);
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            walk.reply("EVNSPC", status(delivery, end.name()));
            History ended = ledger.find(delivery.reference()).orElseThrow();

            assertThat(ended.appointment()).as("nobody comes any more").isEmpty();
            assertThat(walk.reply("EVNSPC", on(SATURDAY, "a2", delivery, BEGIN.plusSeconds(1))))
                    .isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
            assertThat(ledger.find(delivery.reference())).contains(ended);
        }
    }

    @Test
    default void appointmentBeforeTheAcknowledgmentImpliesIt() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = walk.toSent("EVNSPC").subject();

            ReplyResult result = walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));

            assertThat(result.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(result.awaited()).isTrue();
            assertThat(result.updates())
                    .extracting(StatusUpdate::status, StatusUpdate::appointment)
                    .containsExactly(
                            tuple(RequestStatus.ACCEPTED, Optional.empty()),
                            tuple(RequestStatus.ACCEPTED, Optional.of(window(News.MADE, FRIDAY))));
            History history = ledger.find(delivery.reference()).orElseThrow();
            assertThat(history.state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history.deliveries().get(0).acknowledgedAt()).isPresent();
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimDeadlines(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    @Test
    default void appointmentOfAUtilityThatWasNeverSentTheRequestIsForeign() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = settled(walk);
            Optional<History> before = ledger.find(delivery.reference());

            assertThat(walk.reply("EVNNPC", on(FRIDAY, "a1", delivery, BEGIN)))
                    .isEqualTo(new ReplyResult(Verdict.FOREIGN, List.of()));
            assertThat(ledger.find(delivery.reference())).isEqualTo(before);
        }
    }

    @Test
    default void windowThatIsOverWhenItComesIsToldNobody() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = settled(walk);
            clock.pass(Duration.between(BEGIN, FRIDAY.plus(LENGTH)));

            assertThat(walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN)).updates())
                    .isEmpty();
            assertThat(ledger.find(delivery.reference()).orElseThrow().updates())
                    .extracting(StatusUpdate::appointment)
                    .containsOnly(Optional.empty());
        }
    }

    @Test
    default void appointmentStandsUntilItsWindowIsOverAndItsHistoryStays() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = settled(walk);
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            List<StatusUpdate> told =
                    ledger.find(delivery.reference()).orElseThrow().updates();

            clock.pass(Duration.between(BEGIN, FRIDAY.plus(LENGTH).minusNanos(1000)));
            assertThat(standing(ledger, delivery)).contains(window(News.STANDS, FRIDAY));
            clock.pass(Duration.ofNanos(1000));
            assertThat(standing(ledger, delivery)).isEmpty();

            assertThat(ledger.find(delivery.reference()).orElseThrow().updates())
                    .isEqualTo(told)
                    .extracting(StatusUpdate::appointment)
                    .contains(Optional.of(window(News.MADE, FRIDAY)));
        });
    }

    @Test
    default void windowThatIsOverWhenItComesStandsNotAndTheNextIsMade() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = settled(walk);
            clock.pass(Duration.between(BEGIN, FRIDAY.plus(LENGTH)));
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));

            assertThat(standing(ledger, delivery)).isEmpty();
            assertThat(walk.reply("EVNSPC", on(FRIDAY, "a2", delivery, BEGIN.plusSeconds(1))))
                    .as("the same window again")
                    .isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
            assertThat(walk.reply("EVNSPC", on(SATURDAY, "a3", delivery, BEGIN.plusSeconds(2)))
                            .updates())
                    .extracting(StatusUpdate::appointment)
                    .containsExactly(Optional.of(window(News.MADE, SATURDAY)));
            assertThat(standing(ledger, delivery)).contains(window(News.STANDS, SATURDAY));
        });
    }

    @Test
    default void whatIsOverIsCancelledForNobody() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = settled(walk);
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            clock.pass(Duration.between(BEGIN, FRIDAY.plus(LENGTH)));

            assertThat(walk.reply("EVNSPC", cancelled("a2", delivery, BEGIN.plusSeconds(1))))
                    .isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
        });
    }

    @Test
    default void anotherWindowAfterOneThatIsOverIsMade() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = settled(walk);
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            clock.pass(Duration.between(BEGIN, FRIDAY.plus(LENGTH)));

            assertThat(walk.reply("EVNSPC", on(SATURDAY, "a2", delivery, BEGIN.plusSeconds(1)))
                            .updates())
                    .extracting(StatusUpdate::appointment)
                    .containsExactly(Optional.of(window(News.MADE, SATURDAY)));
        });
    }

    @Test
    default void malformedAppointmentStopsNotTheNextInItsBatch() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = settled(walk);

            List<ReplyResult> results = result(ledger.record(List.of(
                    walk.replyOf("EVNSPC", appointment("a1", delivery, BEGIN, SATURDAY, FRIDAY)),
                    walk.replyOf(
                            "EVNSPC", appointment("a2", delivery, BEGIN, FRIDAY, FRIDAY.plus(Duration.ofDays(400)))),
                    walk.replyOf("EVNSPC", on(BEGIN.minus(Duration.ofDays(2)), "a3", delivery, BEGIN)),
                    walk.replyOf("EVNSPC", on(FRIDAY, "a4", delivery, BEGIN).replace("Khảo sát", "x".repeat(5000))),
                    walk.replyOf("EVNSPC", on(FRIDAY, "a5", delivery, BEGIN)))));

            assertThat(results)
                    .extracting(ReplyResult::verdict)
                    .containsExactly(
                            Verdict.MALFORMED,
                            Verdict.MALFORMED,
                            Verdict.MALFORMED,
                            Verdict.MALFORMED,
                            Verdict.APPLIED);
        }
    }

    @Test
    default void appointmentIsHeardWhateverElseIsNewsUntilThereIsAnotherOrTheEnd() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = answered(walk);
            walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent("m1")));
            walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent("m2")));
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            walk.record(new Step.NoticeWaits(walk.claimNotice(), FRIDAY, "quiet hours", BEGIN));

            walk.reply("EVNSPC", status(delivery, "IN_PROGRESS"));
            assertThat(ledger.claimNotices("app", 10))
                    .as("it waits, and what is behind it")
                    .isEmpty();
            walk.reply("EVNSPC", on(SATURDAY, "a2", delivery, BEGIN.plusSeconds(1)));

            assertThat(states(ledger, delivery))
                    .containsExactly(
                            NoticeState.SENT,
                            NoticeState.SENT,
                            NoticeState.LEFT_OUT,
                            NoticeState.LEFT_OUT,
                            NoticeState.DUE);
            assertThat(walk.claimNotice().subject().update().appointment()).contains(window(News.MOVED, SATURDAY));
        }
    }

    @Test
    default void appointmentThatWaitsGivesWayToTheEndOfItsRequest() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = answered(walk);
            walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent("m1")));
            walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent("m2")));
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            walk.record(new Step.NoticeWaits(walk.claimNotice(), FRIDAY, "quiet hours", BEGIN));

            walk.reply("EVNSPC", status(delivery, "RESOLVED"));

            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.RESOLVED);
            assertThat(states(ledger, delivery)).contains(NoticeState.LEFT_OUT);
        }
    }

    @Test
    default void whoAddsToARequestOfTheirOwnHearsOfItsAppointmentAndNobodyElseDoes() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery delivery = answered(walk);
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            ledger.claimNotices("app", 10);

            assertThat(answerToFollowUp(walk, delivery, LAN).appointment()).contains(window(News.STANDS, FRIDAY));
            assertThat(answerToFollowUp(walk, delivery, LedgerTellingContract.HOA)
                            .appointment())
                    .isEmpty();
        }
    }

    @Test
    default void whoAddsToTheirRequestAfterTheWindowHearsOfNoAppointment() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = answered(walk);
            walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent("m1")));
            walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent("m2")));
            walk.reply("EVNSPC", on(FRIDAY, "a1", delivery, BEGIN));
            walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent("m3")));
            clock.pass(Duration.between(BEGIN, FRIDAY.plus(LENGTH)));

            assertThat(answerToFollowUp(walk, delivery, LAN).appointment()).isEmpty();
        });
    }

    /** What somebody hears who adds to a request. */
    private static StatusUpdate answerToFollowUp(LedgerWalk walk, Delivery delivery, String person) throws Exception {
        Receipt followUp = walk.accept(walk.answerable(person));
        walk.record(walk.joined(walk.claimSubmission(), delivery.reference()));
        StatusUpdate update = walk.claimNotice().subject().update();
        assertThat(update.trackingId()).isEqualTo(followUp.trackingId());
        assertThat(update.reference()).isEqualTo(delivery.reference());
        return update;
    }

    private static Delivery settled(LedgerWalk walk) throws Exception {
        Delivery delivery = walk.toSent("EVNSPC").subject();
        walk.reply("EVNSPC", acknowledgment(delivery, "accepted"));
        return delivery;
    }

    /** A request of somebody who is told, and of which they were told that it was received and accepted. */
    private static Delivery answered(LedgerWalk walk) throws Exception {
        Delivery delivery = walk.toDelivery("EVNSPC", LAN).subject();
        walk.reply("EVNSPC", acknowledgment(delivery, "accepted"));
        return delivery;
    }

    private static String on(Instant start, String eventId, Delivery delivery, Instant said) {
        return appointment(eventId, delivery, said, start, start.plus(LENGTH));
    }

    private static Appointment window(News news, Instant start) {
        return new Appointment(news, start, start.plus(LENGTH));
    }

    private static Optional<Appointment> standing(Ledger ledger, Delivery delivery) {
        return ledger.find(delivery.reference()).orElseThrow().appointment();
    }

    private static List<NoticeState> states(Ledger ledger, Delivery delivery) {
        return ledger.find(delivery.reference()).orElseThrow().notices().stream()
                .map(History.NoticeRecord::state)
                .toList();
    }
}

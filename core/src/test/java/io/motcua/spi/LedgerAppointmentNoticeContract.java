package io.motcua.spi;

import static io.motcua.spi.AppointedLedger.window;
import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerTellingContract.HOA;
import static io.motcua.spi.RequestNotices.states;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Appointment.News;
import io.motcua.Delivery;
import io.motcua.NoticeOutcome;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about telling requesters of appointments. */
interface LedgerAppointmentNoticeContract extends AppointedLedger {

    @Test
    default void appointmentIsHeardWhateverElseIsNewsUntilThereIsAnotherOrTheEnd() throws Exception {
        withAnswerable((walk, clock, request) -> {
            tell(walk, "m1");
            tell(walk, "m2");
            request.comes(FRIDAY, "a1", BEGIN);
            walk.record(new Step.NoticeWaits(walk.claimNotice(), FRIDAY, "quiet hours", BEGIN));

            request.says("IN_PROGRESS");
            assertThat(request.ledger().claimNotices("app", 10))
                    .as("it waits, and what is behind it")
                    .isEmpty();
            request.comes(SATURDAY, "a2", BEGIN.plusSeconds(1));

            assertThat(states(request.ledger(), request.delivery().reference()))
                    .containsExactly(
                            NoticeState.SENT,
                            NoticeState.SENT,
                            NoticeState.LEFT_OUT,
                            NoticeState.LEFT_OUT,
                            NoticeState.DUE);
            assertThat(walk.claimNotice().subject().update().appointment()).contains(window(News.MOVED, SATURDAY));
        });
    }

    @Test
    default void appointmentThatWaitsGivesWayToTheEndOfItsRequest() throws Exception {
        withAnswerable((walk, clock, request) -> {
            tell(walk, "m1");
            tell(walk, "m2");
            request.comes(FRIDAY, "a1", BEGIN);
            walk.record(new Step.NoticeWaits(walk.claimNotice(), FRIDAY, "quiet hours", BEGIN));

            request.says("RESOLVED");

            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.RESOLVED);
            assertThat(states(request.ledger(), request.delivery().reference())).contains(NoticeState.LEFT_OUT);
        });
    }

    @Test
    default void whoAddsToARequestOfTheirOwnHearsOfItsAppointmentAndNobodyElseDoes() throws Exception {
        withAnswerable((walk, clock, request) -> {
            request.comes(FRIDAY, "a1", BEGIN);
            request.ledger().claimNotices("app", 10);

            assertThat(answerToFollowUp(walk, request.delivery(), LAN).appointment())
                    .contains(window(News.STANDS, FRIDAY));
            assertThat(answerToFollowUp(walk, request.delivery(), HOA).appointment())
                    .isEmpty();
        });
    }

    @Test
    default void whoAddsToTheirRequestAfterTheWindowHearsOfNoAppointment() throws Exception {
        withAnswerable((walk, clock, request) -> {
            tell(walk, "m1");
            tell(walk, "m2");
            request.comes(FRIDAY, "a1", BEGIN);
            tell(walk, "m3");
            clock.pass(Duration.between(BEGIN, FRIDAY.plus(LENGTH)));

            assertThat(answerToFollowUp(walk, request.delivery(), LAN).appointment())
                    .isEmpty();
        });
    }

    /** The one notice that is due was sent as this. */
    private static void tell(LedgerWalk walk, String messageId) throws Exception {
        walk.record(walk.noticed(walk.claimNotice(), new NoticeOutcome.Sent(messageId)));
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
}

package io.motcua.spi;

import static io.motcua.spi.AppointedLedger.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Appointment.News;
import io.motcua.StatusUpdate;
import io.motcua.spi.ReplyResult.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about appointments whose window is over. */
interface LedgerAppointmentWindowContract extends AppointedLedger {
    /** From the beginning until the first window is over. */
    Duration UNTIL_OVER = Duration.between(BEGIN, FRIDAY.plus(LENGTH));

    @Test
    default void windowThatIsOverWhenItComesIsToldNobody() throws Exception {
        withSettled((walk, clock, request) -> {
            clock.pass(UNTIL_OVER);

            assertThat(request.comes(FRIDAY, "a1", BEGIN).updates()).isEmpty();
            assertThat(request.history().updates())
                    .extracting(StatusUpdate::appointment)
                    .containsOnly(Optional.empty());
        });
    }

    @Test
    default void appointmentStandsUntilItsWindowIsOverAndItsHistoryStays() throws Exception {
        withSettled((walk, clock, request) -> {
            request.comes(FRIDAY, "a1", BEGIN);
            List<StatusUpdate> told = request.history().updates();

            clock.pass(UNTIL_OVER.minusNanos(1000));
            assertThat(request.standing()).contains(window(News.STANDS, FRIDAY));
            clock.pass(Duration.ofNanos(1000));
            assertThat(request.standing()).isEmpty();

            assertThat(request.history().updates())
                    .isEqualTo(told)
                    .extracting(StatusUpdate::appointment)
                    .contains(Optional.of(window(News.MADE, FRIDAY)));
        });
    }

    @Test
    default void windowThatIsOverWhenItComesStandsNotAndTheNextIsMade() throws Exception {
        withSettled((walk, clock, request) -> {
            clock.pass(UNTIL_OVER);
            request.comes(FRIDAY, "a1", BEGIN);

            assertThat(request.standing()).isEmpty();
            assertThat(request.comes(FRIDAY, "a2", BEGIN.plusSeconds(1)))
                    .as("the same window again")
                    .isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
            assertThat(request.comes(SATURDAY, "a3", BEGIN.plusSeconds(2)).updates())
                    .extracting(StatusUpdate::appointment)
                    .containsExactly(Optional.of(window(News.MADE, SATURDAY)));
            assertThat(request.standing()).contains(window(News.STANDS, SATURDAY));
        });
    }

    @Test
    default void whatIsOverIsCancelledForNobody() throws Exception {
        withSettled((walk, clock, request) -> {
            request.comes(FRIDAY, "a1", BEGIN);
            clock.pass(UNTIL_OVER);

            assertThat(request.cancels("a2", BEGIN.plusSeconds(1))).isEqualTo(new ReplyResult(Verdict.LATE, List.of()));
        });
    }

    @Test
    default void anotherWindowAfterOneThatIsOverIsMade() throws Exception {
        withSettled((walk, clock, request) -> {
            request.comes(FRIDAY, "a1", BEGIN);
            clock.pass(UNTIL_OVER);

            assertThat(request.comes(SATURDAY, "a2", BEGIN.plusSeconds(1)).updates())
                    .extracting(StatusUpdate::appointment)
                    .containsExactly(Optional.of(window(News.MADE, SATURDAY)));
        });
    }
}

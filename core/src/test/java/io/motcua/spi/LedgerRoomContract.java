package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about utilities that leave much unanswered. */
interface LedgerRoomContract extends PartneredLedger {

    @Test
    default void aBackendIsGivenNoMoreThanThereIsRoomForAndDangerToLifeAllTheSame() throws Exception {
        inPartners((ledger, walked, clock) -> {
            walked.send(walked.routed(Priority.P1));
            walked.routed(Priority.P1);
            walked.routed(Priority.P2);
            walked.routed(Priority.P0);

            List<Work<Delivery>> claimed = ledger.claimDeliveries(FIRST, 10, new Room(3));

            assertThat(claimed).extracting(work -> work.subject().priority()).containsExactly(Priority.P0, Priority.P1);
            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(3))).isEmpty();
        });
    }

    @Test
    default void anAcknowledgmentMakesRoomAndWakesTheLane() throws Exception {
        inPartners((ledger, walked, clock) -> {
            Delivery sent = walked.send(walked.routed(Priority.P1));
            walked.routed(Priority.P1);
            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(1))).isEmpty();
            CountDownLatch woken = new CountDownLatch(2); // Once for asking, once for the acknowledgment.
            ledger.onDue(Lane.delivery(FIRST), woken::countDown);

            walked.acknowledge(sent);

            assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(1))).hasSize(1);
        });
    }

    @Test
    default void whatBecameAPersonsTakesRoomUntilTheUtilityIsHeard() throws Exception {
        inPartners((ledger, walked, clock) -> {
            walked.send(walked.routed(Priority.P1));
            clock.pass(Duration.ofMinutes(2));
            walked.walk().record(new Step.DeadlinePassed(walked.walk().claimDeadline(), clock.instant()));
            walked.routed(Priority.P1);
            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(1))).isEmpty();

            clock.pass(Duration.ofMinutes(1));
            Delivery later = walked.routed(Priority.P0);
            walked.send(later);
            walked.acknowledge(later);

            assertThat(ledger.claimDeliveries(FIRST, 10, new Room(1))).hasSize(1);
        });
    }

    @Test
    default void silenceIsSinceTheOldestUnansweredOrTheLastAcknowledgment() throws Exception {
        inPartners((ledger, walked, clock) -> {
            assertThat(ledger.silence(FIRST)).isEqualTo(new Silence(Optional.empty(), Optional.empty()));

            Instant sentAt = clock.instant();
            Delivery sent = walked.send(walked.routed(Priority.P1));
            clock.pass(Duration.ofSeconds(20));
            Instant acknowledgedAt = clock.instant();
            assertThat(ledger.silence(FIRST)).isEqualTo(new Silence(Optional.empty(), Optional.of(sentAt)));
            walked.acknowledge(sent);

            assertThat(ledger.silence(FIRST)).isEqualTo(new Silence(Optional.of(acknowledgedAt), Optional.empty()));
        });
    }
}

package io.motcua.spi;

import static io.motcua.spi.PartnerWalk.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about taking over requests that have changed on their way. */
interface LedgerTakeoverOrderContract extends PartneredLedger {

    @Test
    default void allThatWaitsOfARequestIsTakenOverTogetherAndInItsOrder() throws Exception {
        inPartners((ledger, walked, clock) -> {
            walked.followedUp(walked.routed(Priority.P1));
            walked.routed(Priority.P1);
            Work<Delivery> one = only(ledger.claimUnsent(FIRST, 1));

            Work<Delivery> rest = only(ledger.claimRest(one));
            assertThat(ledger.claimRest(one)).as("one pair of hands").isEmpty();
            walked.takeOver(List.of(one, rest));

            Work<Delivery> first = only(ledger.claimDeliveries(PARTNER, 10));
            assertThat(first.subject().version()).isEqualTo(1);
            walked.attempted(first, new DeliveryOutcome.Accepted("P-1"));
            Work<Delivery> second = only(ledger.claimDeliveries(PARTNER, 10));
            assertThat(second.subject().version()).isEqualTo(2);
            assertThat(second.subject().reference()).isEqualTo(first.subject().reference());
            assertThat(ledger.claimDeliveries(FIRST, 10))
                    .as("the other request")
                    .hasSize(1);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void aPartOfARequestIsNotTakenOverWhileTheRestWaitsForTheUtility() throws Exception {
        inPartners((ledger, walked, clock) -> {
            walked.followedUp(walked.routed(Priority.P1));
            List<Work<Delivery>> both = ledger.claimUnsent(FIRST, 10);
            assertThat(both).hasSize(2);

            for (Work<Delivery> one : both) {
                assertThatThrownBy(() -> walked.takeOver(one)).hasCauseInstanceOf(IllegalStateException.class);
            }

            both.forEach(ledger::release);
            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
            assertThat(ledger.claimUnsent(FIRST, 10)).hasSize(2);
        });
    }

    @Test
    default void whatFollowsASentVersionGoesWithIt() throws Exception {
        inPartners((ledger, walked, clock) -> {
            Delivery sent = walked.send(walked.routed(Priority.P1));
            walked.followedUp(sent);
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));

            walked.takeOverWithdrawn(work, only(ledger.claimRest(work)));

            assertThat(ledger.claimDeliveries(FIRST, 10)).isEmpty();
            assertThat(walked.send(PARTNER).version()).isEqualTo(1);
            assertThat(walked.send(PARTNER).version()).isEqualTo(2);
        });
    }

    @Test
    default void whatFollowsAVersionThatIsAnsweredMeanwhileStaysWithTheUtility() throws Exception {
        inPartners((ledger, walked, clock) -> {
            Delivery sent = walked.send(walked.routed(Priority.P1));
            walked.followedUp(sent);
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));
            Work<Delivery> rest = only(ledger.claimRest(work));
            walked.acknowledge(sent);

            assertThatThrownBy(() -> walked.takeOverWithdrawn(work, rest))
                    .hasCauseInstanceOf(IllegalStateException.class);

            ledger.release(work);
            ledger.release(rest);
            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
            assertThat(only(ledger.claimDeliveries(FIRST, 10)).subject().version())
                    .isEqualTo(2);
        });
    }

    @Test
    default void whatFollowsAndMayHaveReachedTheUtilityMeanwhileKeepsAllThere() throws Exception {
        inPartners((ledger, walked, clock) -> {
            Delivery sent = walked.send(walked.routed(Priority.P1));
            walked.followedUp(sent);
            Work<Delivery> work = only(ledger.claimUnanswered(FIRST, clock.instant(), 10));
            walked.attempted(only(ledger.claimDeliveries(FIRST, 10)), new DeliveryOutcome.Unknown("a time-out"));

            assertThat(ledger.claimRest(work)).isEmpty();
            assertThatThrownBy(() -> walked.takeOverWithdrawn(work)).hasCauseInstanceOf(IllegalStateException.class);
            assertThat(ledger.claimDeliveries(PARTNER, 10)).isEmpty();
        });
    }

    @Test
    default void whatFollowsARequestThatWasTakenOverIsNotTakenBack() throws Exception {
        inPartners((ledger, walked, clock) -> {
            Delivery first = walked.routed(Priority.P1);
            walked.takeOver(only(ledger.claimUnsent(FIRST, 10)));
            walked.followedUp(first, PARTNER);

            assertThat(ledger.claimUnsent(PARTNER, 10)).isEmpty();
        });
    }
}

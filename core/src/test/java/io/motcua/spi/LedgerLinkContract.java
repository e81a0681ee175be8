package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerTellingContract.HOA;
import static io.motcua.spi.LedgerWalk.result;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about who else hears that a request is done: those whose requests are linked. */
interface LedgerLinkContract extends LinkedLedger {

    @Test
    default void restorationIsToldOnceToWhatIsLinkedAndLeavesItOpen() throws Exception {
        withLinked((links, first, linked) -> {
            Ledger ledger = links.ledger();
            String resolved = status(first, "RESOLVED");

            links.walk().reply("EVNSPC", resolved);
            List<StatusUpdate> told = links.shareAll();
            links.walk().reply("EVNSPC", resolved);
            links.says(first, "CLOSED");

            assertThat(told).singleElement().satisfies(update -> {
                assertThat(update.reference()).isEqualTo(linked.reference());
                assertThat(update.status()).isEqualTo(RequestStatus.RESTORED);
                assertThat(update.by()).isEqualTo("EVNSPC");
                assertThat(update.becauseOf()).contains(first.reference());
                assertThat(update.notice()).as("words for another").isEmpty();
                assertThat(update.expectedAt()).isEmpty();
            });
            assertThat(links.history(linked).updates()).last().isEqualTo(told.get(0));
            assertThat(links.history(linked).state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(ledger.earlier(linked.reference()).orElseThrow().ended()).isFalse();
            assertThat(ledger.claimNews(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void restorationIsToldAgainstTheDirectionOfTheLinkTooAndOnceWhereBothNameEachOther() throws Exception {
        inLinks((ledger, links) -> {
            LedgerWalk walk = links.walk();
            Reference later = walk.accept(walk.answerable(LAN)).reference();
            Work<StoredSubmission> laters = walk.claimSubmission();
            Delivery first = links.settled(FIRST, later);
            Delivery second = links.accepted(links.linked(laters, "EVNSPC", first.reference()));

            links.says(second, "RESOLVED");
            List<StatusUpdate> told = links.shareAll();
            links.says(first, "RESOLVED");
            List<StatusUpdate> back = links.shareAll();

            assertThat(told).extracting(StatusUpdate::reference).containsExactly(first.reference());
            assertThat(back).as("it has ended itself").isEmpty();
        });
    }

    @Test
    default void whatAnotherUtilityHasOrNobodyOrIsOverOrCameLaterHearsNothing() throws Exception {
        inLinks((ledger, links) -> {
            Delivery first = links.settled(FIRST);
            links.settledAt("EVNHCMC", LAN, first.reference());
            Delivery over = links.settled(LAN, first.reference());
            links.says(over, "STOPPED");
            links.shareAll();
            links.held(LAN, first.reference());
            Instant said = links.clock().instant();
            links.clock().pass(Duration.ofMinutes(5));
            links.settled(LAN, first.reference());

            links.said(said, first, "RESOLVED");

            assertThat(links.shareAll()).isEmpty();
        });
    }

    @Test
    default void whatIsLinkedToALinkedRequestHearsOnlyWhenThatOneIsDone() throws Exception {
        withLinked((links, first, near) -> {
            Delivery far = links.settled(HOA, near.reference());

            links.says(first, "RESOLVED");
            assertThat(links.shareAll()).extracting(StatusUpdate::reference).containsExactly(near.reference());
            links.says(near, "RESOLVED");

            assertThat(links.shareAll()).extracting(StatusUpdate::reference).containsExactly(far.reference());
        });
    }

    @Test
    default void onlyTheDoneIsNewsToWhatIsLinked() throws Exception {
        withLinked((links, first, linked) -> {
            links.says(first, "STOPPED");

            assertThat(links.ledger().claimNews(10)).isEmpty();
        });
    }

    @Test
    default void thosePartsOfALinkedRequestThatAreOfOthersHearOfTheRestorationToo() throws Exception {
        withLinked((links, first, linked) -> {
            Reference hoas = links.merged(linked.reference(), HOA);
            links.merged(linked.reference(), LAN);
            links.says(first, "RESOLVED");

            assertThat(links.shareAll())
                    .allMatch(update -> update.status() == RequestStatus.RESTORED)
                    .extracting(StatusUpdate::reference)
                    .containsExactly(linked.reference(), hoas);
        });
    }

    @Test
    default void whatIsLinkedToAPartIsToldOfItsWhole() throws Exception {
        inLinks((ledger, links) -> {
            LedgerWalk walk = links.walk();
            Delivery whole = links.settled(FIRST);
            Receipt part = walk.accept(walk.answerable(HOA));
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            Delivery linked = links.settled(LAN, part.reference());
            HeldSubmission held = ledger.heldSubmission(part.reference()).orElseThrow();
            result(ledger.record(walk.merged(held, whole.reference())));
            walk.claimDelivery("EVNSPC");

            links.says(whole, "RESOLVED");

            assertThat(links.shareAll()).extracting(StatusUpdate::reference).containsExactly(linked.reference());
        });
    }

    @Test
    default void whatNamesAPartThatWasMergedBeforeIsToldOfItsWhole() throws Exception {
        inLinks((ledger, links) -> {
            Delivery whole = links.settled(FIRST);
            Reference part = links.merged(whole.reference(), HOA);
            Delivery linked = links.settled(LAN, part);

            links.says(whole, "RESOLVED");

            assertThat(links.shareAll()).extracting(StatusUpdate::reference).containsExactly(linked.reference());
        });
    }

    @Test
    default void whatItsUtilityNeverSawHearsNothing() throws Exception {
        inLinks((ledger, links) -> {
            Delivery first = links.settled(FIRST);
            Work<Delivery> work = links.claimed(LAN, first.reference());
            links.walk()
                    .record(links.walk().attempted(work, new Deferred(Duration.ZERO, "down"), BEGIN.plusSeconds(600)));

            links.says(first, "RESOLVED");

            assertThat(links.shareAll()).isEmpty();
        });
    }

    @Test
    default void whoSaidAfterThatMomentThatItIsStillDarkHearsNothing() throws Exception {
        withLinked((links, first, linked) -> {
            Instant said = links.clock().instant();
            links.clock().pass(Duration.ofMinutes(5));
            links.followUp(LAN, linked);

            links.said(said, first, "RESOLVED");

            assertThat(links.shareAll()).isEmpty();
        });
    }

    @Test
    default void partThatCameAfterThatMomentHearsNothingOfTheRestoration() throws Exception {
        withLinked((links, first, linked) -> {
            Reference hoas = links.merged(linked.reference(), HOA);
            Instant said = links.clock().instant();
            links.clock().pass(Duration.ofMinutes(5));
            links.said(said, first, "RESOLVED");
            links.walk().record(LinkWalk.concernsAll(links.ledger().claimNews(1).get(0), BEGIN));
            links.merged(linked.reference(), "late@example.org");

            assertThat(links.shareAll()).extracting(StatusUpdate::reference).containsExactly(hoas);
        });
    }

    @Test
    default void partThatIsDangerToLifeIsNeverToldOfARestoration() throws Exception {
        withLinked((links, first, linked) -> {
            links.merged(
                    linked.reference(),
                    "ventilator@example.org",
                    request -> request.toBuilder().priority(Priority.P0).build());
            links.merged(
                    linked.reference(),
                    "wire@example.org",
                    request ->
                            request.toBuilder().hazards(List.of("downedWire")).build());
            Reference hoas = links.merged(linked.reference(), HOA);
            links.says(first, "RESOLVED");

            assertThat(links.shareAll()).extracting(StatusUpdate::reference).containsExactly(linked.reference(), hoas);
        });
    }
}

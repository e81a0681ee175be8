package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerTellingContract.HOA;
import static io.motcua.spi.LedgerWalk.status;
import static io.motcua.spi.RequestNotices.states;
import static io.motcua.spi.RequestNotices.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about telling one person together and once. */
interface LedgerDigestContract extends OpenedLedger {

    @Test
    default void whatIsDueToOnePersonIsClaimedTogetherAndEndedByOneStep() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Reference first = walk.toDelivery("EVNSPC", LAN).subject().reference();
            Reference other = walk.toDelivery("EVNSPC", HOA).subject().reference();
            Reference second = walk.toDelivery("EVNSPC", LAN).subject().reference();
            Work<Notice> work = ledger.claimNotices("app", 1).get(0);

            List<Work<Notice>> with = ledger.claimWith(work, 10);

            assertThat(with)
                    .extracting(one -> one.subject().update().reference())
                    .containsExactly(second);
            assertThat(ledger.claimWith(work, 10)).as("claimed").isEmpty();
            Step.Noticed together = new Step.Noticed(work, with, new Sent("m1"), Optional.empty(), Map.of(), BEGIN);
            walk.record(together);
            assertThat(states(ledger, first)).containsExactly(NoticeState.SENT);
            assertThat(states(ledger, second)).containsExactly(NoticeState.SENT);
            assertThat(ledger.find(second).orElseThrow().notices().get(0).messageId())
                    .contains("m1");
            assertThat(walk.claimNotice().subject().update().reference()).isEqualTo(other);
            assertThatThrownBy(() -> walk.record(together)).hasCauseInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    default void releasedDigestIsClaimedTogetherAgainUnderTheSameIds() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.toDelivery("EVNSPC", LAN);
            walk.toDelivery("EVNSPC", LAN);
            Work<Notice> work = ledger.claimNotices("app", 1).get(0);
            List<Work<Notice>> with = ledger.claimWith(work, 10);

            ledger.release(work);
            with.forEach(ledger::release);

            assertThat(ledger.claimNotices("app", 1)).containsExactly(work);
            assertThat(ledger.claimWith(work, 10)).isEqualTo(with);
        });
    }

    @Test
    default void stepOfADigestEndsWhatWaitsForItIfOneOfItIsOver() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Reference first = walk.toDelivery("EVNSPC", LAN).subject().reference();
            Reference second = walk.toDelivery("EVNSPC", LAN).subject().reference();
            Work<Notice> work = ledger.claimNotices("app", 1).get(0);
            List<Work<Notice>> with = ledger.claimWith(work, 10);
            walk.record(walk.noticed(with.get(0), new Sent("m1")));
            Step.Noticed digest = new Step.Noticed(work, with, new Sent("m2"), Optional.empty(), Map.of(), BEGIN);

            walk.record(digest);

            assertThat(states(ledger, first)).containsExactly(NoticeState.SENT);
            assertThat(ledger.find(second).orElseThrow().notices().get(0).messageId())
                    .contains("m1");
            assertThat(ledger.claimNotices("app", 10)).as("nothing untold").isEmpty();
            assertThatThrownBy(() -> walk.record(digest)).hasCauseInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    default void stepOfADigestEndsTheOthersAlsoIfItsFirstIsOver() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.toDelivery("EVNSPC", LAN);
            Reference second = walk.toDelivery("EVNSPC", LAN).subject().reference();
            Work<Notice> work = ledger.claimNotices("app", 1).get(0);
            List<Work<Notice>> with = ledger.claimWith(work, 10);
            walk.record(walk.noticed(work, new Sent("m1")));

            walk.record(new Step.Noticed(work, with, new Sent("m2"), Optional.empty(), Map.of(), BEGIN));

            assertThat(states(ledger, second)).containsExactly(NoticeState.SENT);
            assertThat(ledger.noticeCounts()).containsEntry("app", new NoticeCounts(0, 2, 0));
        });
    }

    @Test
    default void endOfARequestIsToldOnceToEachPersonWhoseOwnWasMadeAPartOfIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            Reference whole = delivery.subject().reference();
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            Reference hoas = mergedInto(ledger, walk, whole, HOA);
            Reference hoasSecond = mergedInto(ledger, walk, whole, HOA);
            Reference lansSecond = mergedInto(ledger, walk, whole, LAN);
            Delivery newest = ledger.claimDeliveries("EVNSPC", 1).get(0).subject();

            List<StatusUpdate> updates =
                    walk.reply("EVNSPC", status(newest, "RESOLVED")).updates();
            walk.reply("EVNSPC", status(newest, "RESOLVED"));

            assertThat(updates).extracting(StatusUpdate::reference).containsExactly(whole, hoas);
            assertThat(updates.get(1).notice())
                    .as("the words for the requester")
                    .isEmpty();
            assertThat(statuses(ledger, whole)).endsWith(RequestStatus.RESOLVED);
            assertThat(statuses(ledger, hoas)).endsWith(RequestStatus.RESOLVED);
            assertThat(statuses(ledger, hoasSecond)).doesNotContain(RequestStatus.RESOLVED);
            assertThat(statuses(ledger, lansSecond)).doesNotContain(RequestStatus.RESOLVED);
        });
    }

    @Test
    default void endOfARequestIsNotToldAgainToTheRequesterWhoFollowedUpFromElsewhere() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            Receipt followUp = walk.accept(walk.answerable("lan@elsewhere.example"));
            walk.record(walk.joined(walk.claimSubmission(), delivery.subject().reference()));

            walk.reply("EVNSPC", status(delivery.subject(), "RESOLVED"));

            assertThat(statuses(ledger, followUp.reference())).containsExactly(RequestStatus.RECEIVED);
        });
    }

    private static Reference mergedInto(Ledger ledger, LedgerWalk walk, Reference whole, String person)
            throws Exception {
        Receipt receipt = walk.accept(walk.answerable(person));
        walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
        HeldSubmission held = ledger.heldSubmission(receipt.reference()).orElseThrow();
        LedgerWalk.result(ledger.record(walk.merged(held, whole)));
        return receipt.reference();
    }
}

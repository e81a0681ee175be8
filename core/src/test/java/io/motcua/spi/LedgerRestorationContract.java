package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerTellingContract.HOA;
import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.appointment;
import static io.motcua.spi.LedgerWalk.cancelled;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.ReplyResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about what people are told of their request when a linked one was restored. */
interface LedgerRestorationContract extends LinkedLedger {
    Instant TOMORROW = BEGIN.plus(Duration.ofDays(1));

    @Test
    default void ownEndAfterTheRestorationIsWrittenAndNotToldASecondTime() throws Exception {
        withLinked((links, first, linked) -> {
            Ledger ledger = links.ledger();
            Delivery another = links.settled(HOA, first.reference());
            links.tellAll();
            links.says(first, "RESOLVED");
            links.shareAll();
            links.clock().pass(Duration.ofSeconds(2));
            List<Work<Notice>> due = ledger.claimNotices("app", 10);
            links.says(linked, "RESOLVED");
            for (Work<Notice> work : due) {
                links.walk().record(links.walk().noticed(work, new Sent("m")));
            }
            links.says(another, "CLOSED");
            links.clock().pass(Duration.ofSeconds(2));

            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(links.history(linked).updates())
                    .extracting(StatusUpdate::status)
                    .endsWith(RequestStatus.RESTORED, RequestStatus.RESOLVED);
            assertThat(links.noticed(linked))
                    .as("its end came while the restoration was being told")
                    .endsWith("RESTORED SENT", "RESOLVED LEFT_OUT");
            assertThat(links.noticed(another))
                    .as("its end came after that")
                    .endsWith("RESTORED SENT", "CLOSED LEFT_OUT");
        });
    }

    @Test
    default void ownEndIsToldAfterAllWhenTheUtilityHadSaidMoreSinceTheRestoration() throws Exception {
        withLinked((links, first, linked) -> {
            links.restored(first);
            links.says(linked, "IN_PROGRESS");
            links.tellAll();
            links.says(linked, "RESOLVED");
            links.tellLater();

            assertThat(links.noticed(linked)).endsWith("RESTORED SENT", "IN_PROGRESS SENT", "RESOLVED SENT");
        });
    }

    @Test
    default void ownEndIsToldAfterAllToWhomHasSaidSinceTheRestorationThatItIsDark() throws Exception {
        withLinked((links, first, linked) -> {
            links.restored(first);
            links.clock().pass(Duration.ofMinutes(1));
            links.followUp(LAN, linked);
            links.tellAll();
            links.says(linked, "RESOLVED");
            links.tellLater();

            assertThat(links.noticed(linked)).endsWith("RESTORED SENT", "RESOLVED SENT");
        });
    }

    @Test
    default void ownEndIsToldAfterAllWhenAnAppointmentWasTheLastNews() throws Exception {
        withLinked((links, first, linked) -> {
            links.restored(first);
            links.walk().reply("EVNSPC", tomorrow(linked));
            links.walk().reply("EVNSPC", cancelled("a2", linked, BEGIN.plusSeconds(1)));
            links.tellAll();
            links.says(linked, "RESOLVED");
            links.tellLater();

            assertThat(links.noticed(linked))
                    .endsWith("RESTORED SENT", "RESTORED SENT", "RESTORED SENT", "RESOLVED SENT");
        });
    }

    @Test
    default void ownEndIsToldAfterAllToWhomStillWaitsForAnAppointment() throws Exception {
        withLinked((links, first, linked) -> {
            links.walk().reply("EVNSPC", tomorrow(linked));
            links.tellAll();
            links.restored(first);
            links.says(linked, "RESOLVED");
            links.tellLater();

            assertThat(links.noticed(linked)).endsWith("RESTORED SENT", "RESOLVED SENT");
        });
    }

    @Test
    default void restorationThatWaitsIsToldBeforeAnAppointment() throws Exception {
        withLinked((links, first, linked) -> {
            links.tellAll();
            links.says(first, "RESOLVED");
            links.shareAll();

            links.walk().reply("EVNSPC", tomorrow(linked));
            links.tellLater();

            assertThat(links.noticed(linked)).endsWith("ACCEPTED SENT", "RESTORED SENT", "RESTORED SENT");
        });
    }

    @Test
    default void newsOfOnePersonsLinkedRequestsIsDueTogetherWithThatOfTheirOwn() throws Exception {
        inLinks((ledger, links) -> {
            Delivery first = links.settled(LAN);
            Delivery second = links.settled(LAN, first.reference());
            links.settled(HOA, first.reference());
            Delivery third = links.settled(LAN, first.reference());
            links.tellAll();

            links.says(first, "RESOLVED");
            assertThat(ledger.claimNotices("app", 10))
                    .as("before the linked ones")
                    .isEmpty();
            links.shareAll();
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            links.clock().pass(Duration.ofSeconds(2));

            Work<Notice> one = ledger.claimNotices("app", 1).get(0);
            List<Work<Notice>> all = new ArrayList<>(ledger.claimWith(one, 10));
            all.add(one);
            assertThat(all)
                    .filteredOn(work -> work.subject().answerTo().orElseThrow().equals(LAN))
                    .extracting(work -> work.subject().update().reference())
                    .containsExactlyInAnyOrder(first.reference(), second.reference(), third.reference());
        });
    }

    @Test
    default void thatItsUtilityHasItIsNoNewsAfterTheRestoration() throws Exception {
        inLinks((ledger, links) -> {
            LedgerWalk walk = links.walk();
            Delivery first = links.settled(FIRST);
            Work<Delivery> work = links.claimed(LAN, first.reference());
            walk.record(walk.attempted(work, new DeliveryOutcome.Sent(BEGIN.plusSeconds(60))));
            links.says(first, "RESOLVED");
            assertThat(links.shareAll()).hasSize(1);

            ReplyResult late = walk.reply("EVNSPC", acknowledgment(work.subject(), "accepted"));

            assertThat(late.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(late.updates()).isEmpty();
            assertThat(links.history(work.subject()).state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(links.history(work.subject()).updates())
                    .extracting(StatusUpdate::status)
                    .endsWith(RequestStatus.RESTORED);
        });
    }

    private static String tomorrow(Delivery delivery) {
        return appointment("a1", delivery, BEGIN, TOMORROW, TOMORROW.plusSeconds(3_600));
    }
}

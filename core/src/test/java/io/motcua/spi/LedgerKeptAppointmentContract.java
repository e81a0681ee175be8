package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerTellingContract.HOA;
import static io.motcua.spi.LedgerWalk.appointment;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.RelatedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of {@link LedgerContract} about the end of a request whose requester waits, or waited, for an appointment. */
interface LedgerKeptAppointmentContract extends OpenedLedger {
    Duration LENGTH = Duration.ofHours(2);

    /** Who was told that the outage is over, and waits for nobody any more, has heard the end of it. */
    @ParameterizedTest
    @CsvSource({"-1, RESOLVED SENT", "0, RESOLVED LEFT_OUT", "86400000000, RESOLVED LEFT_OUT"})
    default void ownEndIsToldBesideARestorationUntilTheAppointmentsWindowIsOver(long microsAfter, String last)
            throws Exception {
        inLedger((ledger, walk, clock) -> {
            Instant start = BEGIN.plus(Duration.ofDays(1));
            Delivery first = settled(walk, HOA);
            Delivery linked = settled(walk, LAN, first.reference());
            walk.reply("EVNSPC", appointment("a1", linked, BEGIN, start, start.plus(LENGTH)));
            tellAll(ledger, walk);
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            share(ledger, walk);
            clock.pass(Duration.ofMinutes(1));
            tellAll(ledger, walk);

            clock.pass(Duration.between(clock.instant(), start.plus(LENGTH).plusNanos(microsAfter * 1000)));
            walk.reply("EVNSPC", status(linked, "RESOLVED"));
            tellAll(ledger, walk);
            clock.pass(Duration.ofMinutes(1));
            tellAll(ledger, walk);

            assertThat(notices(ledger, linked)).endsWith("RESTORED SENT", last);
        });
    }

    /** A request that its utility has, and that names these. */
    private static Delivery settled(LedgerWalk walk, String person, Reference... related) throws Exception {
        walk.accept(walk.answerable(person));
        Step.Routed routed = walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P1);
        ServiceRequest request = routed.request().toBuilder()
                .relatedRequests(Stream.of(related)
                        .map(one -> new RelatedRequest(one.value(), "followUpOf"))
                        .toList())
                .build();
        walk.record(new Step.Routed(routed.work(), request, routed.decision(), routed.delivery(), routed.at()));
        Work<Delivery> work = walk.claimDelivery("EVNSPC");
        walk.record(walk.attempted(work, new DeliveryOutcome.Accepted("PC-1")));
        return work.subject();
    }

    private static void share(Ledger ledger, LedgerWalk walk) throws Exception {
        for (Work<SharedNews> work : ledger.claimNews(10)) {
            walk.record(new Step.NewsShared(
                    work,
                    work.subject().linked().stream()
                            .map(SharedNews.Linked::trackingId)
                            .toList(),
                    BEGIN));
        }
    }

    private static void tellAll(Ledger ledger, LedgerWalk walk) throws Exception {
        List<Work<Notice>> due = ledger.claimNotices("app", 10);
        while (!due.isEmpty()) {
            for (Work<Notice> work : due) {
                walk.record(walk.noticed(work, new NoticeOutcome.Sent("m")));
            }
            due = ledger.claimNotices("app", 10);
        }
    }

    private static List<String> notices(Ledger ledger, Delivery delivery) {
        return ledger.find(delivery.reference()).orElseThrow().notices().stream()
                .map(notice -> notice.status() + " " + notice.state())
                .toList();
    }
}

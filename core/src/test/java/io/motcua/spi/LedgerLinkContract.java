package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerTellingContract.HOA;
import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.appointment;
import static io.motcua.spi.LedgerWalk.cancelled;
import static io.motcua.spi.LedgerWalk.result;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.RelatedRequest;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.contract.EventWriter;
import io.motcua.spi.ReplyResult.Verdict;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about news of a request that others are told too, page by page. */
interface LedgerLinkContract extends OpenedLedger {
    String FIRST = "first@example.org";

    Instant TOMORROW = BEGIN.plus(Duration.ofDays(1));

    @Test
    default void restorationIsToldOnceToWhatIsLinkedAndLeavesItOpen() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            String resolved = status(first, "RESOLVED");

            walk.reply("EVNSPC", resolved);
            List<StatusUpdate> told = shareAll(ledger, walk);
            walk.reply("EVNSPC", resolved);
            walk.reply("EVNSPC", status(first, "CLOSED"));

            assertThat(told).singleElement().satisfies(update -> {
                assertThat(update.reference()).isEqualTo(linked.reference());
                assertThat(update.status()).isEqualTo(RequestStatus.RESTORED);
                assertThat(update.by()).isEqualTo("EVNSPC");
                assertThat(update.becauseOf()).contains(first.reference());
                assertThat(update.notice()).as("words for another").isEmpty();
                assertThat(update.expectedAt()).isEmpty();
            });
            assertThat(history(ledger, linked).updates()).last().isEqualTo(told.get(0));
            assertThat(history(ledger, linked).state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(ledger.earlier(linked.reference()).orElseThrow().ended()).isFalse();
            assertThat(ledger.claimNews(10)).isEmpty();
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    @Test
    default void restorationIsToldAgainstTheDirectionOfTheLinkTooAndOnceWhereBothNameEachOther() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Reference later = walk.accept(walk.answerable(LAN)).reference();
            Work<StoredSubmission> laters = walk.claimSubmission();
            Delivery first = settled(walk, FIRST, later);
            walk.record(linked(walk, laters, "EVNSPC", first.reference()));
            Work<Delivery> work = walk.claimDelivery("EVNSPC");
            walk.record(walk.attempted(work, new Accepted("PC-2")));

            walk.reply("EVNSPC", status(work.subject(), "RESOLVED"));
            List<StatusUpdate> told = shareAll(ledger, walk);
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            List<StatusUpdate> back = shareAll(ledger, walk);

            assertThat(told).extracting(StatusUpdate::reference).containsExactly(first.reference());
            assertThat(back).as("it has ended itself").isEmpty();
        }
    }

    @Test
    default void ownEndAfterTheRestorationIsWrittenAndNotToldASecondTime() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            Delivery another = settled(walk, HOA, first.reference());
            tellAll(ledger, walk);
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            shareAll(ledger, walk);
            clock.pass(Duration.ofSeconds(2));
            List<Work<Notice>> due = ledger.claimNotices("app", 10);
            walk.reply("EVNSPC", status(linked, "RESOLVED"));
            for (Work<Notice> work : due) {
                walk.record(walk.noticed(work, new Sent("m")));
            }
            walk.reply("EVNSPC", status(another, "CLOSED"));
            clock.pass(Duration.ofSeconds(2));

            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(history(ledger, linked).updates())
                    .extracting(StatusUpdate::status)
                    .endsWith(RequestStatus.RESTORED, RequestStatus.RESOLVED);
            assertThat(history(ledger, linked).notices())
                    .as("its end came while the restoration was being told")
                    .extracting(notice -> notice.status() + " " + notice.state())
                    .endsWith("RESTORED SENT", "RESOLVED LEFT_OUT");
            assertThat(history(ledger, another).notices())
                    .as("its end came after that")
                    .extracting(notice -> notice.status() + " " + notice.state())
                    .endsWith("RESTORED SENT", "CLOSED LEFT_OUT");
        }
    }

    @Test
    default void ownEndIsToldAfterAllWhenTheUtilityHadSaidMoreSinceTheRestoration() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            shareAll(ledger, walk);
            clock.pass(Duration.ofSeconds(2));
            tellAll(ledger, walk);
            walk.reply("EVNSPC", status(linked, "IN_PROGRESS"));
            tellAll(ledger, walk);
            walk.reply("EVNSPC", status(linked, "RESOLVED"));
            clock.pass(Duration.ofSeconds(2));
            tellAll(ledger, walk);

            assertThat(history(ledger, linked).notices())
                    .extracting(notice -> notice.status() + " " + notice.state())
                    .endsWith("RESTORED SENT", "IN_PROGRESS SENT", "RESOLVED SENT");
        }
    }

    @Test
    default void newsOfOnePersonsLinkedRequestsIsDueTogetherWithThatOfTheirOwn() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, LAN);
            Delivery second = settled(walk, LAN, first.reference());
            settled(walk, HOA, first.reference());
            Delivery third = settled(walk, LAN, first.reference());
            tellAll(ledger, walk);

            walk.reply("EVNSPC", status(first, "RESOLVED"));
            assertThat(ledger.claimNotices("app", 10))
                    .as("before the linked ones")
                    .isEmpty();
            shareAll(ledger, walk);
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            clock.pass(Duration.ofSeconds(2));

            Work<Notice> one = ledger.claimNotices("app", 1).get(0);
            List<Work<Notice>> all = new ArrayList<>(ledger.claimWith(one, 10));
            all.add(one);
            assertThat(all)
                    .filteredOn(work -> work.subject().answerTo().orElseThrow().equals(LAN))
                    .extracting(work -> work.subject().update().reference())
                    .containsExactlyInAnyOrder(first.reference(), second.reference(), third.reference());
        }
    }

    @Test
    default void whatAnotherUtilityHasOrNobodyOrIsOverOrCameLaterHearsNothing() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            settledAt(walk, "EVNHCMC", LAN, first.reference());
            Delivery over = settled(walk, LAN, first.reference());
            walk.reply("EVNSPC", status(over, "STOPPED"));
            shareAll(ledger, walk);
            walk.accept(walk.answerable(LAN));
            walk.record(heldAndLinked(walk, walk.claimSubmission(), first.reference()));
            Instant said = clock.instant();
            clock.pass(Duration.ofMinutes(5));
            settled(walk, LAN, first.reference());

            result(ledger.record(List.of(replyAt(said, status(first, "RESOLVED")))));

            assertThat(shareAll(ledger, walk)).isEmpty();
        }
    }

    @Test
    default void whatIsLinkedToALinkedRequestHearsOnlyWhenThatOneIsDone() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery near = settled(walk, LAN, first.reference());
            Delivery far = settled(walk, HOA, near.reference());

            walk.reply("EVNSPC", status(first, "RESOLVED"));
            assertThat(shareAll(ledger, walk))
                    .extracting(StatusUpdate::reference)
                    .containsExactly(near.reference());
            walk.reply("EVNSPC", status(near, "RESOLVED"));

            assertThat(shareAll(ledger, walk))
                    .extracting(StatusUpdate::reference)
                    .containsExactly(far.reference());
        }
    }

    @Test
    default void onlyTheDoneIsNewsToWhatIsLinked() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            settled(walk, LAN, first.reference());

            walk.reply("EVNSPC", status(first, "STOPPED"));

            assertThat(ledger.claimNews(10)).isEmpty();
        }
    }

    @Test
    default void whomItDoesNotConcernIsNeverTold() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            settled(walk, LAN, first.reference());
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            Work<SharedNews> work = ledger.claimNews(10).get(0);

            List<StatusUpdate> told = walk.record(new Step.NewsShared(work, List.of(), clock.instant()));

            assertThat(told).isEmpty();
            assertThat(ledger.claimNews(10)).isEmpty();
        }
    }

    @Test
    default void thosePartsOfALinkedRequestThatAreOfOthersHearOfTheRestorationToo() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            Reference hoas = merged(ledger, walk, linked.reference(), HOA);
            merged(ledger, walk, linked.reference(), LAN);
            walk.reply("EVNSPC", status(first, "RESOLVED"));

            assertThat(shareAll(ledger, walk))
                    .allMatch(update -> update.status() == RequestStatus.RESTORED)
                    .extracting(StatusUpdate::reference)
                    .containsExactly(linked.reference(), hoas);
        }
    }

    @Test
    default void whatIsLinkedToAPartIsToldOfItsWhole() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery whole = settled(walk, FIRST);
            Receipt part = walk.accept(walk.answerable(HOA));
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            Delivery linked = settled(walk, LAN, part.reference());
            HeldSubmission held = ledger.heldSubmission(part.reference()).orElseThrow();
            result(ledger.record(walk.merged(held, whole.reference())));
            walk.claimDelivery("EVNSPC");

            walk.reply("EVNSPC", status(whole, "RESOLVED"));

            assertThat(shareAll(ledger, walk))
                    .extracting(StatusUpdate::reference)
                    .containsExactly(linked.reference());
        }
    }

    @Test
    default void whatItsUtilityNeverSawHearsNothing() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            walk.accept(walk.answerable(LAN));
            walk.record(linked(walk, walk.claimSubmission(), "EVNSPC", first.reference()));
            Work<Delivery> work = walk.claimDelivery("EVNSPC");
            walk.record(walk.attempted(work, new Deferred(Duration.ZERO, "down"), BEGIN.plusSeconds(600)));

            walk.reply("EVNSPC", status(first, "RESOLVED"));

            assertThat(shareAll(ledger, walk)).isEmpty();
        }
    }

    @Test
    default void whoSaidAfterThatMomentThatItIsStillDarkHearsNothing() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            Instant said = clock.instant();
            clock.pass(Duration.ofMinutes(5));
            followUp(walk, linked);

            result(ledger.record(List.of(replyAt(said, status(first, "RESOLVED")))));

            assertThat(shareAll(ledger, walk)).isEmpty();
        }
    }

    @Test
    default void partThatCameAfterThatMomentHearsNothingOfTheRestoration() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            Reference hoas = merged(ledger, walk, linked.reference(), HOA);
            Instant said = clock.instant();
            clock.pass(Duration.ofMinutes(5));
            result(ledger.record(List.of(replyAt(said, status(first, "RESOLVED")))));
            walk.record(concernsAll(ledger.claimNews(1).get(0), BEGIN));
            merged(ledger, walk, linked.reference(), "late@example.org");

            assertThat(shareAll(ledger, walk))
                    .extracting(StatusUpdate::reference)
                    .containsExactly(hoas);
        }
    }

    @Test
    default void partThatIsDangerToLifeIsNeverToldOfARestoration() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            merged(
                    ledger,
                    walk,
                    linked.reference(),
                    "ventilator@example.org",
                    request -> request.toBuilder().priority(Priority.P0).build());
            merged(
                    ledger,
                    walk,
                    linked.reference(),
                    "wire@example.org",
                    request ->
                            request.toBuilder().hazards(List.of("downedWire")).build());
            Reference hoas = merged(ledger, walk, linked.reference(), HOA);
            walk.reply("EVNSPC", status(first, "RESOLVED"));

            assertThat(shareAll(ledger, walk))
                    .extracting(StatusUpdate::reference)
                    .containsExactly(linked.reference(), hoas);
        }
    }

    @Test
    default void ownEndIsToldAfterAllToWhomHasSaidSinceTheRestorationThatItIsDark() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            shareAll(ledger, walk);
            clock.pass(Duration.ofSeconds(2));
            tellAll(ledger, walk);
            clock.pass(Duration.ofMinutes(1));
            followUp(walk, linked);
            tellAll(ledger, walk);
            walk.reply("EVNSPC", status(linked, "RESOLVED"));
            clock.pass(Duration.ofSeconds(2));
            tellAll(ledger, walk);

            assertThat(noticed(ledger, linked)).endsWith("RESTORED SENT", "RESOLVED SENT");
        }
    }

    @Test
    default void ownEndIsToldAfterAllWhenAnAppointmentWasTheLastNews() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            shareAll(ledger, walk);
            clock.pass(Duration.ofSeconds(2));
            tellAll(ledger, walk);
            walk.reply("EVNSPC", appointment("a1", linked, BEGIN, TOMORROW, TOMORROW.plusSeconds(3_600)));
            walk.reply("EVNSPC", cancelled("a2", linked, BEGIN.plusSeconds(1)));
            tellAll(ledger, walk);
            walk.reply("EVNSPC", status(linked, "RESOLVED"));
            clock.pass(Duration.ofSeconds(2));
            tellAll(ledger, walk);

            assertThat(noticed(ledger, linked))
                    .endsWith("RESTORED SENT", "RESTORED SENT", "RESTORED SENT", "RESOLVED SENT");
        }
    }

    @Test
    default void ownEndIsToldAfterAllToWhomStillWaitsForAnAppointment() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            walk.reply("EVNSPC", appointment("a1", linked, BEGIN, TOMORROW, TOMORROW.plusSeconds(3_600)));
            tellAll(ledger, walk);
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            shareAll(ledger, walk);
            clock.pass(Duration.ofSeconds(2));
            tellAll(ledger, walk);
            walk.reply("EVNSPC", status(linked, "RESOLVED"));
            clock.pass(Duration.ofSeconds(2));
            tellAll(ledger, walk);

            assertThat(noticed(ledger, linked)).endsWith("RESTORED SENT", "RESOLVED SENT");
        }
    }

    @Test
    default void restorationThatWaitsIsToldBeforeAnAppointment() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            Delivery linked = settled(walk, LAN, first.reference());
            tellAll(ledger, walk);
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            shareAll(ledger, walk);

            walk.reply("EVNSPC", appointment("a1", linked, BEGIN, TOMORROW, TOMORROW.plusSeconds(3_600)));
            clock.pass(Duration.ofSeconds(2));
            tellAll(ledger, walk);

            assertThat(noticed(ledger, linked)).endsWith("ACCEPTED SENT", "RESTORED SENT", "RESTORED SENT");
        }
    }

    @Test
    default void thatItsUtilityHasItIsNoNewsAfterTheRestoration() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            walk.accept(walk.answerable(LAN));
            walk.record(linked(walk, walk.claimSubmission(), "EVNSPC", first.reference()));
            Work<Delivery> work = walk.claimDelivery("EVNSPC");
            walk.record(walk.attempted(work, new DeliveryOutcome.Sent(BEGIN.plusSeconds(60))));
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            assertThat(shareAll(ledger, walk)).hasSize(1);

            ReplyResult late = walk.reply("EVNSPC", acknowledgment(work.subject(), "accepted"));

            assertThat(late.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(late.updates()).isEmpty();
            assertThat(history(ledger, work.subject()).state()).isEqualTo(SubmissionState.SETTLED);
            assertThat(history(ledger, work.subject()).updates())
                    .extracting(StatusUpdate::status)
                    .endsWith(RequestStatus.RESTORED);
        }
    }

    @Test
    default void whatNamesAPartThatWasMergedBeforeIsToldOfItsWhole() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery whole = settled(walk, FIRST);
            Reference part = merged(ledger, walk, whole.reference(), HOA);
            Delivery linked = settled(walk, LAN, part);

            walk.reply("EVNSPC", status(whole, "RESOLVED"));

            assertThat(shareAll(ledger, walk))
                    .extracting(StatusUpdate::reference)
                    .containsExactly(linked.reference());
        }
    }

    /** More than two pages, and a crash behind the first of them. */
    @Test
    default void newsOfManyGoesOnBehindTheLastPageAfterAStopAndTellsNobodyTwice() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        List<Reference> linked = new ArrayList<>();
        List<StatusUpdate> told = new ArrayList<>();
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery first = settled(walk, FIRST);
            for (int i = 0; i < 130; i++) {
                linked.add(settled(walk, "p" + i % 90 + "@example.org", first.reference())
                        .reference());
            }
            walk.reply("EVNSPC", status(first, "RESOLVED"));
            Work<SharedNews> page = ledger.claimNews(10).get(0);
            assertThat(page.subject().linked()).hasSizeBetween(1, 64);
            Step.NewsShared step = concernsAll(page, clock.instant());
            told.addAll(walk.record(step));
            assertThatThrownBy(() -> walk.record(step))
                    .as("the same page again")
                    .hasCauseInstanceOf(IllegalStateException.class);
            ledger.claimNews(10);
        }
        clock.pass(Duration.ofMinutes(10));
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            told.addAll(shareAll(ledger, walk));

            assertThat(told).extracting(StatusUpdate::reference).containsExactlyInAnyOrderElementsOf(linked);
            assertThat(linked).allMatch(one -> restorations(ledger, one) == 1);
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    /** More than are told in the commit of the end. */
    @Test
    default void manyPartsAreToldInPagesEachPersonOnce() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Delivery whole = settled(walk, FIRST);
            for (int i = 0; i < 85; i++) {
                merged(ledger, walk, whole.reference(), i == 60 ? FIRST : "p" + i % 40 + "@example.org");
            }

            List<StatusUpdate> told = new ArrayList<>(
                    walk.reply("EVNSPC", status(whole, "RESOLVED")).updates());
            assertThat(told).hasSizeLessThan(30);
            told.addAll(shareAll(ledger, walk));

            assertThat(told).hasSize(41).allMatch(update -> update.status() == RequestStatus.RESOLVED);
            assertThat(told).extracting(StatusUpdate::reference).doesNotHaveDuplicates();
            assertThat(ledger.claimNews(10)).isEmpty();
        }
    }

    private static Delivery settled(LedgerWalk walk, String person, Reference... related) throws Exception {
        return settledAt(walk, "EVNSPC", person, related);
    }

    /** A request that its utility has, and that names these. */
    private static Delivery settledAt(LedgerWalk walk, String backend, String person, Reference... related)
            throws Exception {
        walk.accept(walk.answerable(person));
        walk.record(linked(walk, walk.claimSubmission(), backend, related));
        Work<Delivery> work = walk.claimDelivery(backend);
        walk.record(walk.attempted(work, new Accepted("PC-1")));
        return work.subject();
    }

    private static Step.Routed linked(
            LedgerWalk walk, Work<StoredSubmission> work, String backend, Reference... related) {
        Step.Routed routed = walk.routed(work, backend, Priority.P1);
        ServiceRequest request = naming(routed.request(), related);
        TrackingId id = work.subject().submission().trackingId();
        Delivery delivery = new EventWriter(URI.create("urn:motcua:test"))
                .delivery(request, routed.decision(), id, backend, 1, routed.at());
        return new Step.Routed(work, request, routed.decision(), delivery, routed.at());
    }

    private static Step.Held heldAndLinked(LedgerWalk walk, Work<StoredSubmission> work, Reference related) {
        Step.Held held = walk.held(work, HoldReason.NO_PLACE);
        return new Step.Held(
                work,
                held.reason(),
                held.detail(),
                Optional.of(naming(held.request().orElseThrow(), related)),
                held.decision(),
                held.at());
    }

    private static ServiceRequest naming(ServiceRequest request, Reference... related) {
        return request.toBuilder()
                .relatedRequests(List.of(related).stream()
                        .map(reference -> new RelatedRequest(reference.value(), "followUpOf"))
                        .toList())
                .build();
    }

    private static Reference merged(Ledger ledger, LedgerWalk walk, Reference whole, String person) throws Exception {
        return merged(ledger, walk, whole, person, request -> request);
    }

    private static Reference merged(
            Ledger ledger, LedgerWalk walk, Reference whole, String person, UnaryOperator<ServiceRequest> understood)
            throws Exception {
        Receipt receipt = walk.accept(walk.answerable(person));
        Step.Held step = walk.held(walk.claimSubmission(), HoldReason.NO_PLACE);
        walk.record(new Step.Held(
                step.work(), step.reason(), step.detail(), step.request().map(understood), step.decision(), step.at()));
        HeldSubmission held = ledger.heldSubmission(receipt.reference()).orElseThrow();
        result(ledger.record(walk.merged(held, whole)));
        walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Accepted("PC-1")));
        return receipt.reference();
    }

    /** Its requester adds to it, and the utility has that. */
    private static void followUp(LedgerWalk walk, Delivery to) throws Exception {
        walk.accept(walk.answerable(LAN));
        walk.record(walk.joined(walk.claimSubmission(), to.reference()));
        walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Accepted("PC-1")));
    }

    /** An event that says when it was said. */
    private static Reply replyAt(Instant said, String json) {
        String timed = json.replaceFirst("\"specversion\"", "\"time\":\"" + said + "\",\"specversion\"");
        return new Reply(
                "EVNSPC",
                said.plus(Duration.ofHours(1)),
                Payload.of(timed.getBytes(StandardCharsets.UTF_8), "application/cloudevents+json"));
    }

    /** Shares what is to be shared, to whomever is on its pages. */
    private static List<StatusUpdate> shareAll(Ledger ledger, LedgerWalk walk) throws Exception {
        List<StatusUpdate> told = new ArrayList<>();
        List<Work<SharedNews>> claimed = ledger.claimNews(1);
        while (!claimed.isEmpty()) {
            told.addAll(walk.record(concernsAll(claimed.get(0), BEGIN)));
            claimed = ledger.claimNews(1);
        }
        return told;
    }

    private static Step.NewsShared concernsAll(Work<SharedNews> work, Instant at) {
        return new Step.NewsShared(
                work,
                work.subject().linked().stream()
                        .map(SharedNews.Linked::trackingId)
                        .toList(),
                at);
    }

    private static void tellAll(Ledger ledger, LedgerWalk walk) throws Exception {
        List<Work<Notice>> due = ledger.claimNotices("app", 10);
        while (!due.isEmpty()) {
            for (Work<Notice> work : due) {
                walk.record(walk.noticed(work, new Sent("m")));
            }
            due = ledger.claimNotices("app", 10);
        }
    }

    private static long restorations(Ledger ledger, Reference reference) {
        return ledger.find(reference).orElseThrow().updates().stream()
                .filter(update -> update.status() == RequestStatus.RESTORED)
                .count();
    }

    private static List<String> noticed(Ledger ledger, Delivery delivery) {
        return history(ledger, delivery).notices().stream()
                .map(notice -> notice.status() + " " + notice.state())
                .toList();
    }

    private static History history(Ledger ledger, Delivery delivery) {
        return ledger.find(delivery.reference()).orElseThrow();
    }
}

package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.LeftOut;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.NoticeWish;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.Urgency;
import io.motcua.spi.History.NoticeRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about when, how often and which way requesters are told. */
interface LedgerTellingContract extends OpenedLedger {
    /** Somebody else. */
    String HOA = "hoa@example.org";

    /** Another way to somebody. */
    OtherWay BY_MAIL = new OtherWay("email", "cskh@example.org", Map.of(Submission.ANSWER_TO, "lan@elsewhere.example"));

    @Test
    default void noticeThatWaitsIsDueAtItsTimeAndNoAttemptWasMade() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Instant morning = BEGIN.plus(Duration.ofHours(9));
        Receipt receipt;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            receipt = walk.accept(walk.answerable(LAN));
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));

            walk.record(new Step.NoticeWaits(walk.claimNotice(), morning, "quiet hours", BEGIN));

            clock.pass(Duration.ofHours(9).minusSeconds(1));
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(only(ledger, receipt).lastOutcome()).contains("waits: quiet hours");
        }
        try (Ledger ledger = open(clock)) {
            clock.pass(Duration.ofSeconds(1));
            Work<Notice> work = new LedgerWalk(ledger, clock).claimNotice();
            assertThat(work.attempt()).isEqualTo(1);
            assertThat(work.subject().askedAt()).isEqualTo(BEGIN);
            assertThat(only(ledger, receipt).attempts()).isZero();
        }
    }

    @Test
    default void noticeThatWaitsGivesWayToLaterNewsWhichIsDueAtOnce() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(new Step.NoticeWaits(walk.claimNotice(), BEGIN.plusSeconds(600), "quiet hours", BEGIN));

            walk.record(walk.attempted(delivery, new Accepted("PC-1")));

            Work<Notice> work = walk.claimNotice();
            assertThat(work.subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
            walk.record(walk.noticed(work, new Sent("m1")));
            assertThat(states(ledger, delivery.subject().reference()))
                    .containsExactly(NoticeState.LEFT_OUT, NoticeState.SENT);
            clock.pass(Duration.ofHours(1));
            assertThat(ledger.claimNotices("app", 10))
                    .as("the one that gave way")
                    .isEmpty();
            assertThat(ledger.noticeCounts()).containsEntry("app", new NoticeCounts(0, 1, 0, 1));
        });
    }

    @Test
    default void newsThatCameWhileANoticeWasLookedAtTakesItsPlaceToo() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            Work<Notice> received = walk.claimNotice();
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));

            walk.record(new Step.NoticeWaits(received, BEGIN.plusSeconds(600), "quiet hours", BEGIN));

            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
            assertThat(states(ledger, delivery.subject().reference()))
                    .containsExactly(NoticeState.LEFT_OUT, NoticeState.DUE);
        });
    }

    @Test
    default void noticeThatWasTriedDoesNotGiveWay() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            Optional<Instant> next = Optional.of(BEGIN.plusSeconds(30));
            walk.record(new Step.Noticed(walk.claimNotice(), new Deferred(Duration.ZERO, "time-out"), next, BEGIN));
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            clock.pass(Duration.ofSeconds(30));

            Work<Notice> again = walk.claimNotice();
            walk.record(new Step.NoticeWaits(again, BEGIN.plusSeconds(90), "quiet hours", BEGIN));
            clock.pass(Duration.ofSeconds(60));

            again = walk.claimNotice();
            assertThat(again.subject().update().status()).isEqualTo(RequestStatus.RECEIVED);
            assertThat(again.attempt()).isEqualTo(2);
        });
    }

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
    default void questionThatWaitsIsToldAllTheSameAndBeforeTheLatestNews() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = waitingQuestion(ledger, walk);

            walk.reply("EVNSPC", status(delivery, "IN_PROGRESS"));
            walk.reply("EVNSPC", status(delivery, "WAITING_PAYMENT"));

            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            clock.pass(Duration.ofSeconds(600));
            Work<Notice> question = walk.claimNotice();
            assertThat(question.subject().update().status()).isEqualTo(RequestStatus.WAITING_CUSTOMER);
            walk.record(walk.noticed(question, new Sent("m1")));
            Work<Notice> payment = walk.claimNotice();
            assertThat(payment.subject().update().status()).isEqualTo(RequestStatus.WAITING_PAYMENT);
            walk.record(walk.noticed(payment, new Sent("m2")));
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(toldOf(ledger, delivery.reference()))
                    .containsExactly(
                            RequestStatus.RECEIVED,
                            RequestStatus.WAITING_CUSTOMER,
                            RequestStatus.IN_PROGRESS,
                            RequestStatus.WAITING_PAYMENT);
            assertThat(states(ledger, delivery.reference()))
                    .containsExactly(NoticeState.SENT, NoticeState.SENT, NoticeState.LEFT_OUT, NoticeState.SENT);
        });
    }

    @Test
    default void questionThatWaitsGivesWayToTheEndOfItsRequestAndSoDoesWhatIsBehindIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = waitingQuestion(ledger, walk);
            walk.reply("EVNSPC", status(delivery, "IN_PROGRESS"));

            walk.reply("EVNSPC", status(delivery, "RESOLVED"));

            Work<Notice> end = walk.claimNotice();
            assertThat(end.subject().update().status()).isEqualTo(RequestStatus.RESOLVED);
            walk.record(walk.noticed(end, new Sent("m1")));
            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            assertThat(states(ledger, delivery.reference()))
                    .containsExactly(NoticeState.SENT, NoticeState.LEFT_OUT, NoticeState.LEFT_OUT, NoticeState.SENT);
        });
    }

    @Test
    default void newsThatCameWhileAQuestionWasLookedAtDoesNotTakeItsPlace() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.noticed(walk.claimNotice(), new Sent("m0")));
            walk.reply("EVNSPC", status(delivery.subject(), "WAITING_CUSTOMER"));
            Work<Notice> question = walk.claimNotice();
            walk.reply("EVNSPC", status(delivery.subject(), "IN_PROGRESS"));

            walk.record(new Step.NoticeWaits(question, BEGIN.plusSeconds(600), "quiet hours", BEGIN));

            assertThat(ledger.claimNotices("app", 10)).isEmpty();
            clock.pass(Duration.ofSeconds(600));
            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.WAITING_CUSTOMER);
        });
    }

    @Test
    default void newsOfDangerIsBehindNothingThatWaitsEvenIfThatWasTried() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt receipt = walk.accept(walk.answerable(LAN));
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            Optional<Instant> soon = Optional.of(BEGIN.plusSeconds(30));
            walk.record(new Step.Noticed(walk.claimNotice(), new Deferred(Duration.ZERO, "time-out"), soon, BEGIN));
            clock.pass(Duration.ofSeconds(30));
            walk.record(new Step.NoticeWaits(walk.claimNotice(), BEGIN.plusSeconds(36_000), "quiet hours", BEGIN));
            HeldSubmission held = ledger.heldSubmission(receipt.reference()).orElseThrow();
            LedgerWalk.result(ledger.record(walk.said(held, Map.of("priority", "P0"), Priority.P0)));
            held = ledger.heldSubmission(receipt.reference()).orElseThrow();
            LedgerWalk.result(ledger.record(walk.sentOn(held, "EVNSPC")));
            assertThat(ledger.claimNotices("app", 10)).as("no news yet").isEmpty();

            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Accepted("PC-1")));

            Work<Notice> work = walk.claimNotice();
            assertThat(work.subject().isOfDanger()).isTrue();
            walk.record(walk.noticed(work, new Sent("m1")));
            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
        });
    }

    @Test
    default void noticeOfWhatNobodyCouldReadIsOfDangerIfTheFirstLookSawIt() throws Exception {
        inLedger((ledger, walk, clock) -> {
            for (Urgency urgency : List.of(Urgency.LIFE_SAFETY, Urgency.OUTAGE)) {
                walk.accept(walk.answerable(LAN, urgency, BEGIN));
                walk.record(new Step.Held(
                        walk.claimSubmission(),
                        HoldReason.UNREADABLE,
                        "no letters",
                        Optional.empty(),
                        Optional.empty(),
                        BEGIN));

                Work<Notice> work = walk.claimNotice();

                assertThat(work.subject().firstLook()).isEqualTo(urgency);
                assertThat(work.subject().isOfDanger()).isEqualTo(urgency == Urgency.LIFE_SAFETY);
            }
        });
    }

    @Test
    default void failedNoticeGoesAnotherWayOnceBeforeTheNextNews() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            Work<Notice> failed = walk.claimNotice();

            walk.record(undeliverable(failed));

            assertThat(ledger.claimNotices("app", 10)).as("the next news waits").isEmpty();
            Work<Notice> other = ledger.claimNotices("email", 10).get(0);
            assertThat(other.attempt()).isEqualTo(1);
            assertThat(other.subject().otherWay()).isTrue();
            assertThat(other.subject().transport()).isEqualTo(BY_MAIL.transport());
            StatusUpdate update = other.subject().update();
            assertThat(update.channel()).isEqualTo("email");
            assertThat(update.account()).isEqualTo("cskh@example.org");
            assertThat(update.status()).isEqualTo(RequestStatus.RECEIVED);
            assertThat(update.reference()).isEqualTo(delivery.subject().reference());
            walk.record(undeliverable(other));
            assertThat(ledger.claimNotices("email", 10)).as("no third way").isEmpty();
            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);

            List<NoticeRecord> records =
                    ledger.find(delivery.subject().reference()).orElseThrow().notices();
            assertThat(records)
                    .extracting(NoticeRecord::state)
                    .containsExactly(NoticeState.GIVEN_UP, NoticeState.DUE, NoticeState.GIVEN_UP);
            assertThat(records.get(2).insteadOf()).contains(failed.subject().noticeId());
            assertThat(records.get(2).channel()).isEqualTo("email");
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void otherWayOfAStatusTellsThatStatusEvenAfterReopening() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Work<Delivery> delivery;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            delivery = walk.toDelivery("EVNSPC", LAN);
            walk.record(walk.noticed(walk.claimNotice(), new Sent("m1")));
            walk.record(walk.attempted(delivery, new Accepted("PC-1")));
            walk.record(undeliverable(walk.claimNotice()));
        }
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Work<Notice> other = ledger.claimNotices("email", 10).get(0);

            assertThat(other.subject().update().status()).isEqualTo(RequestStatus.ACCEPTED);
            walk.record(walk.noticed(other, new Sent("m2")));
            assertThat(states(ledger, delivery.subject().reference()))
                    .containsExactly(NoticeState.SENT, NoticeState.GIVEN_UP, NoticeState.SENT);
        }
    }

    @Test
    default void wishIsKeptAndTheNoticesSayItUntilItIsTakenBack() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt stop = walk.accept(walk.answerable(LAN));

            walk.record(new Step.Wished(walk.claimSubmission(), NoticeWish.NONE, BEGIN));

            assertThat(ledger.find(stop.reference()).orElseThrow().state()).isEqualTo(SubmissionState.IGNORED);
            assertThat(ledger.audit(Optional.of(stop.reference()), 10))
                    .extracting(AuditEntry::action)
                    .containsExactly("notices wished");
            walk.toDelivery("EVNSPC", LAN);
            Work<Notice> unwanted = walk.claimNotice();
            assertThat(unwanted.subject().wanted()).isFalse();
            walk.record(walk.noticed(unwanted, new LeftOut("asked for")));
            walk.toDelivery("EVNSPC", HOA);
            assertThat(walk.claimNotice().subject().wanted()).isTrue();

            walk.accept(walk.answerable(LAN));
            walk.record(new Step.Wished(walk.claimSubmission(), NoticeWish.AGAIN, BEGIN));
            walk.toDelivery("EVNSPC", LAN);
            assertThat(walk.claimNotice().subject().wanted()).isTrue();
            assertThat(ledger.noticeCounts()).containsEntry("app", new NoticeCounts(2, 0, 0, 1));
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void laterMessageSaysWhatIsWishedWhicheverWasUnderstoodFirst() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt stop = walk.accept(walk.answerable(LAN, Urgency.OTHER, BEGIN.minusSeconds(2)));
            Work<StoredSubmission> stopping = walk.claimSubmission();
            walk.accept(walk.answerable(LAN, Urgency.OTHER, BEGIN.minusSeconds(1)));
            walk.record(new Step.Wished(walk.claimSubmission(), NoticeWish.AGAIN, BEGIN));

            walk.record(new Step.Wished(stopping, NoticeWish.NONE, BEGIN.plusSeconds(1)));

            walk.toDelivery("EVNSPC", LAN);
            assertThat(walk.claimNotice().subject().wanted()).isTrue();
            assertThat(ledger.find(stop.reference()).orElseThrow().state()).isEqualTo(SubmissionState.IGNORED);
            assertThat(ledger.audit(Optional.of(stop.reference()), 10))
                    .extracting(AuditEntry::reason)
                    .containsExactly(Optional.of("NONE, taken back by a later message"));
            walk.accept(walk.answerable(LAN, Urgency.OTHER, BEGIN));
            walk.record(new Step.Wished(walk.claimSubmission(), NoticeWish.NONE, BEGIN));
            walk.toDelivery("EVNSPC", LAN);
            assertThat(walk.claimNotice().subject().wanted()).isFalse();
        });
    }

    @Test
    default void ofWishesOfOneTimeTheOneThatWasAcceptedLastHolds() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.accept(walk.answerable(LAN));
            Work<StoredSubmission> first = walk.claimSubmission();
            walk.accept(walk.answerable(LAN));
            Work<StoredSubmission> second = walk.claimSubmission();
            walk.record(new Step.Wished(second, NoticeWish.NONE, BEGIN));

            walk.record(new Step.Wished(first, NoticeWish.AGAIN, BEGIN));

            walk.toDelivery("EVNSPC", LAN);
            assertThat(walk.claimNotice().subject().wanted()).isFalse();
        });
    }

    @Test
    default void wishOfSomebodyWhomNoAnswerReachesIsRefused() throws Exception {
        inLedger((ledger, walk, clock) -> {
            walk.accept();
            Work<StoredSubmission> work = walk.claimSubmission();

            assertThatThrownBy(() -> walk.record(new Step.Wished(work, NoticeWish.NONE, BEGIN)))
                    .hasCauseInstanceOf(IllegalStateException.class);
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
            assertThat(toldOf(ledger, whole)).endsWith(RequestStatus.RESOLVED);
            assertThat(toldOf(ledger, hoas)).endsWith(RequestStatus.RESOLVED);
            assertThat(toldOf(ledger, hoasSecond)).doesNotContain(RequestStatus.RESOLVED);
            assertThat(toldOf(ledger, lansSecond)).doesNotContain(RequestStatus.RESOLVED);
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

            assertThat(toldOf(ledger, followUp.reference())).containsExactly(RequestStatus.RECEIVED);
        });
    }

    /** A question of a request that was told of before, put off for ten minutes. */
    private static Delivery waitingQuestion(Ledger ledger, LedgerWalk walk) throws Exception {
        Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
        walk.record(walk.noticed(walk.claimNotice(), new Sent("m0")));
        walk.reply("EVNSPC", status(delivery.subject(), "WAITING_CUSTOMER"));
        walk.record(new Step.NoticeWaits(walk.claimNotice(), BEGIN.plusSeconds(600), "quiet hours", BEGIN));
        assertThat(ledger.claimNotices("app", 10)).isEmpty();
        return delivery.subject();
    }

    private static Step.Noticed undeliverable(Work<Notice> work) {
        return new Step.Noticed(
                work,
                List.of(),
                new Undeliverable("No such mailbox"),
                Optional.empty(),
                Map.of(work.subject().noticeId(), BY_MAIL),
                BEGIN);
    }

    private static Reference mergedInto(Ledger ledger, LedgerWalk walk, Reference whole, String person)
            throws Exception {
        Receipt receipt = walk.accept(walk.answerable(person));
        walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
        HeldSubmission held = ledger.heldSubmission(receipt.reference()).orElseThrow();
        LedgerWalk.result(ledger.record(walk.merged(held, whole)));
        return receipt.reference();
    }

    private static List<NoticeState> states(Ledger ledger, Reference reference) {
        return ledger.find(reference).orElseThrow().notices().stream()
                .map(NoticeRecord::state)
                .toList();
    }

    private static List<RequestStatus> toldOf(Ledger ledger, Reference reference) {
        return ledger.find(reference).orElseThrow().notices().stream()
                .map(NoticeRecord::status)
                .toList();
    }

    private static NoticeRecord only(Ledger ledger, Receipt receipt) {
        List<NoticeRecord> records =
                ledger.find(receipt.reference()).orElseThrow().notices();
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}

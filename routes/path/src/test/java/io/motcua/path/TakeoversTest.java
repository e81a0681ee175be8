package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.LedgerUnavailableException;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.Urgency;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.Ledger;
import io.motcua.spi.LedgerWalk;
import io.motcua.spi.SettableClock;
import io.motcua.spi.Withdrawal;
import io.motcua.spi.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One look at a time, where what it waits for takes too long or cannot be done. */
class TakeoversTest {
    private static final String EAST = "EASTWATER";
    private static final String WEST = "WESTWATER";
    private static final Duration AFTER = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Of looks that wait for what does not come. */
    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final AlarmBook alarms = new AlarmBook(List.of(), clock);
    private final TestBackend east = TestBackend.accepting(EAST);
    private SqlLedger ledger;
    private LedgerInFront front;
    private LedgerWalk walk;
    private Presence presence;

    @BeforeEach
    void openLedger() {
        ledger = SqlLedger.sqlite(folder, clock);
        front = new LedgerInFront(ledger);
        walk = new LedgerWalk(ledger, clock);
        presence = new Presence(EAST, new Partner(WEST, AFTER), alarms, ledger, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aQuestionThatTakesTooLongIsAskedOnceAndItsAnswerCountsInALaterLook() throws Exception {
        CompletableFuture<Withdrawal> answer = answerThatIsAwaited();
        sendAndHearNothing(2);
        Takeovers takeovers = takeovers(SHORT);

        takeovers.look();
        takeovers.look();
        assertThat(dueForPartner()).as("before the answer").isEmpty();
        assertThat(east.withdrawn()).as("asked before the first has answered").hasSize(1);
        answer.complete(Withdrawal.WITHDRAWN);
        takeovers.look();

        List<Work<Delivery>> moved = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            moved.addAll(dueForPartner());
            takeovers.look();
            return moved.size() == 2;
        });
        assertThat(east.withdrawn()).as("asked").hasSize(2);
    }

    @Test
    void whatIsWithdrawnLateGoesToThePartnerAlsoWhenTheUtilityIsBack() throws Exception {
        CompletableFuture<Withdrawal> answer = answerThatIsAwaited();
        sendAndHearNothing(1);
        Takeovers takeovers = takeovers(SHORT);
        takeovers.look();

        presence.heard();
        clock.pass(Duration.ofDays(1));
        assertThat(ledger.claimDeadlines(10))
                .as("while it may yet be withdrawn")
                .isEmpty();
        answer.complete(Withdrawal.WITHDRAWN);
        takeovers.look();

        await().atMost(LONG).until(() -> dueForPartner().size() == 1);
    }

    @Test
    void whatIsWithdrawnLateGoesNowhereIfTheUtilityHasALaterVersionByThen() throws Exception {
        CompletableFuture<Withdrawal> answer = answerThatIsAwaited();
        Delivery sent = sendAndHearNothing(1).get(0).subject();
        Takeovers takeovers = takeovers(SHORT);
        takeovers.look();

        presence.heard();
        followUp(sent);
        assertThat(sendWhatIsDue()).hasSize(1);
        answer.complete(Withdrawal.WITHDRAWN);
        takeovers.look();

        clock.pass(Duration.ofDays(1));
        List<Work<Delivery>> awaited = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            awaited.addAll(ledger.claimDeadlines(10));
            return !awaited.isEmpty();
        });
        assertThat(awaited)
                .extracting(
                        work -> work.subject().backend(), work -> work.subject().version())
                .containsExactly(tuple(EAST, 2));
        assertThat(dueForPartner()).isEmpty();
    }

    @Test
    void whatIsInQuestionWhenTheWatchEndsComesToAPersonAtItsDeadline() throws Exception {
        east.withdrawal(delivery -> new CompletableFuture<>());
        sendAndHearNothing(1);
        Takeovers takeovers = takeovers(SHORT);
        takeovers.look();

        takeovers.end();

        clock.pass(Duration.ofDays(1));
        assertThat(ledger.claimDeadlines(10)).hasSize(1);
    }

    @Test
    void whatWasWithdrawnAndCouldNotBeMovedIsMovedLaterAndNotWithdrawnAgain() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        sendAndHearNothing(1);
        Takeovers takeovers = takeovers(LONG);

        front.plant("record", () -> new LedgerUnavailableException("planted"));
        takeovers.look();
        assertThat(dueForPartner()).as("nothing was moved").isEmpty();
        front.mend("record");
        takeovers.look();

        assertThat(east.withdrawn()).hasSize(1);
        assertThat(dueForPartner()).hasSize(1);
    }

    @Test
    void nothingMoreIsWithdrawnWhileTheLedgerWritesNothing() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        sendAndHearNothing(20);
        front.plant("record", () -> new LedgerUnavailableException("planted"));

        takeovers(LONG).look();

        assertThat(east.withdrawn()).hasSize(1);
    }

    @Test
    void aStepThatIsWrittenLateIsWrittenOnceAndItsWorkInNoOtherHandsMeanwhile() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        sendAndHearNothing(1);
        CompletableFuture<Void> gate = stepsThatAreAwaited();
        Takeovers takeovers = takeovers(SHORT);

        takeovers.look();
        assertThat(unanswered()).as("while the step may yet be written").isEmpty();
        takeovers.look();
        assertThat(east.withdrawn()).as("asked for").hasSize(1);
        gate.complete(null);

        await().atMost(LONG).until(() -> dueForPartner().size() == 1);
        takeovers.look();
        assertThat(dueForPartner()).as("more than once").isEmpty();
    }

    @Test
    void whatIsBeingWrittenWhenTheWatchIsInterruptedIsNotGivenBack() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        sendAndHearNothing(1);
        CompletableFuture<Void> gate = stepsThatAreAwaited();
        Takeovers takeovers = takeovers(LONG);

        Thread.currentThread().interrupt();
        takeovers.look();

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(unanswered()).as("while the step may yet be written").isEmpty();
        gate.complete(null);
        await().atMost(LONG).until(() -> dueForPartner().size() == 1);
    }

    @Test
    void theWorkOfAStepThatFailsLateIsThereForTheNextLook() throws Exception {
        east.withdrawal(Withdrawal.UNSURE);
        send(1);
        route(Priority.P1);
        clock.pass(AFTER.plusMinutes(1));
        CompletableFuture<Void> gate = stepsThatAreAwaited();

        takeovers(SHORT).look();
        assertThat(ledger.claimUnsent(EAST, 10))
                .as("while the step may yet be written")
                .isEmpty();
        fail(gate);

        assertThat(ledger.claimUnsent(EAST, 10)).hasSize(1);
    }

    @Test
    void whatWasWithdrawnForAStepThatFailsLateIsNotAskedForAgainButMoved() throws Exception {
        // As a broker does, which has no message any more once it was withdrawn.
        east.withdrawal(delivery -> CompletableFuture.completedFuture(
                east.withdrawn().size() == 1 ? Withdrawal.WITHDRAWN : Withdrawal.UNSURE));
        sendAndHearNothing(1);
        CompletableFuture<Void> gate = stepsThatAreAwaited();
        Takeovers takeovers = takeovers(SHORT);
        takeovers.look();

        fail(gate);
        assertThat(unanswered()).as("between two looks").isEmpty();

        await().atMost(LONG).until(() -> {
            takeovers.look();
            return dueForPartner().size() == 1;
        });
        assertThat(east.withdrawn()).as("asked for").hasSize(1);
    }

    @Test
    void whatFollowedAWithdrawnVersionGoesToThePartnerWithItAlsoAfterAStepThatFailsLate() throws Exception {
        CompletableFuture<Withdrawal> answer = answerThatIsAwaited();
        Delivery sent = sendAndHearNothing(1).get(0).subject();
        Takeovers takeovers = takeovers(SHORT);
        takeovers.look();

        followUp(sent);
        answer.complete(Withdrawal.WITHDRAWN);
        CompletableFuture<Void> gate = stepsThatAreAwaited();
        takeovers.look();
        fail(gate);

        List<Work<Delivery>> first = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            takeovers.look();
            first.addAll(dueForPartner());
            return first.size() == 1;
        });
        walk.record(walk.attempted(first.get(0), new DeliveryOutcome.Accepted("W-1")));
        assertThat(walk.claimDelivery(WEST).subject().version()).isEqualTo(2);
        assertThat(east.withdrawn()).as("asked for").hasSize(1);
    }

    @Test
    void whatIsBeingWrittenWhenTheWatchEndsIsGivenBackOnlyIfThatFails() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        sendAndHearNothing(1);
        CompletableFuture<Void> gate = stepsThatAreAwaited();
        Takeovers takeovers = takeovers(SHORT);
        takeovers.look();

        takeovers.end();
        clock.pass(Duration.ofDays(1));
        assertThat(ledger.claimDeadlines(10))
                .as("while the step may yet be written")
                .isEmpty();
        gate.completeExceptionally(new LedgerUnavailableException("planted"));

        assertThat(ledger.claimDeadlines(10)).hasSize(1);
    }

    @Test
    void manyThatCannotBeMovedDoNotKeepOthersFromThePartnerAndEndTheLookAtLast() throws Exception {
        Set<Delivery> stubborn = send(200).stream().map(Work::subject).collect(Collectors.toSet());
        clock.pass(Duration.ofSeconds(1));
        List<Reference> movable =
                send(2).stream().map(work -> work.subject().reference()).toList();
        clock.pass(Duration.ofSeconds(1));
        send(100).forEach(work -> stubborn.add(work.subject()));
        east.withdrawal(delivery -> {
            if (stubborn.contains(delivery)) {
                throw new IllegalStateException("planted");
            }
            return CompletableFuture.completedFuture(Withdrawal.WITHDRAWN);
        });
        clock.pass(AFTER.plusMinutes(1));

        takeovers(LONG).look();

        assertThat(dueForPartner())
                .extracting(work -> work.subject().reference())
                .containsExactlyInAnyOrderElementsOf(movable);
        assertThat(east.withdrawn()).as("asked for").hasSizeBetween(203, 280);
        assertThat(unanswered()).as("given back").hasSize(300);
    }

    @Test
    void nobodyIsAskedAgainInTheSameLookWhoCannotTellNow() throws Exception {
        east.withdrawal(Withdrawal.NOT_NOW);
        sendAndHearNothing(3);

        takeovers(LONG).look();

        assertThat(east.withdrawn()).as("asked").hasSize(1);
        assertThat(unanswered()).as("given back").hasSize(3);
    }

    @Test
    void whatFollowsASentVersionGoesToThePartnerWithItAndIsNotAskedForWhileItIsInOtherHands() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        Delivery sent = send(1).get(0).subject();
        followUp(sent);
        clock.pass(AFTER.plusMinutes(1));
        Takeovers takeovers = takeovers(LONG);

        Work<Delivery> onItsWay = walk.claimDelivery(EAST);
        takeovers.look();
        assertThat(east.withdrawn()).as("asked for").isEmpty();
        ledger.release(onItsWay);
        takeovers.look();

        Work<Delivery> first = walk.claimDelivery(WEST);
        walk.record(walk.attempted(first, new DeliveryOutcome.Accepted("W-1")));
        assertThat(List.of(first.subject(), walk.claimDelivery(WEST).subject()))
                .extracting(Delivery::reference, Delivery::version)
                .containsExactly(tuple(sent.reference(), 1), tuple(sent.reference(), 2));
    }

    @Test
    void whatFollowsAVersionThatWasNotWithdrawnStaysWithTheUtility() throws Exception {
        east.withdrawal(Withdrawal.UNSURE);
        Delivery sent = send(1).get(0).subject();
        followUp(sent);
        clock.pass(AFTER.plusMinutes(1));

        takeovers(LONG).look();

        assertThat(dueForPartner()).isEmpty();
        assertThat(unanswered()).as("the first version").isEmpty();
        assertThat(walk.claimDelivery(EAST).subject().version()).isEqualTo(2);
    }

    @Test
    void dangerToLifeThatWasNeverSentWaitsForOneQuestionAtMost() throws Exception {
        sendAndHearNothing(8);
        List<Integer> before = new ArrayList<>();
        east.withdrawal(delivery -> {
            if (east.withdrawn().size() == 3) {
                route(Priority.P0);
            } else if (east.withdrawn().size() == 4) {
                before.add(dueForPartner().size());
            }
            return CompletableFuture.completedFuture(Withdrawal.UNSURE);
        });

        takeovers(LONG).look();

        assertThat(before).as("at the partner before the next question").containsExactly(1);
    }

    private Takeovers takeovers(Duration patience) throws Exception {
        Ledger seen = front.ledger();
        Steps steps = TestSteps.of(seen, alarms, clock);
        return new Takeovers(
                east,
                new Partner(WEST, AFTER),
                presence,
                () -> true,
                seen,
                new AwaitedSteps(seen, steps, patience),
                steps.events(),
                clock);
    }

    /** What a utility answers when it is asked to give something back, which it does not do yet. */
    private CompletableFuture<Withdrawal> answerThatIsAwaited() {
        CompletableFuture<Withdrawal> answer = new CompletableFuture<>();
        east.withdrawal(delivery -> answer);
        return answer;
    }

    /** What the writing of steps waits for. */
    private CompletableFuture<Void> stepsThatAreAwaited() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        front.hold("record", gate);
        return gate;
    }

    /** What was to be written is not, and what comes after it is written at once. */
    private void fail(CompletableFuture<Void> gate) {
        gate.completeExceptionally(new LedgerUnavailableException("planted"));
        front.open("record");
    }

    /** As many as this, sent to the utility, which then said nothing for so long that its partner may have them. */
    private List<Work<Delivery>> sendAndHearNothing(int many) throws Exception {
        List<Work<Delivery>> sent = send(many);
        clock.pass(AFTER.plusMinutes(1));
        return sent;
    }

    /** As many as this, sent to the utility and not answered. */
    private List<Work<Delivery>> send(int many) throws Exception {
        List<Work<Delivery>> sent = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            route(Priority.P1);
            sent.addAll(sendWhatIsDue());
        }
        return sent;
    }

    private List<Work<Delivery>> sendWhatIsDue() throws Exception {
        List<Work<Delivery>> due = ledger.claimDeliveries(EAST, 1);
        for (Work<Delivery> work : due) {
            walk.record(walk.attempted(
                    work, new DeliveryOutcome.Sent(clock.instant().plus(Duration.ofHours(5)))));
        }
        return due;
    }

    private void route(Priority priority) {
        try {
            walk.accept(walk.submission(Urgency.OUTAGE));
            walk.record(walk.routed(walk.claimSubmission(), EAST, priority));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void followUp(Delivery delivery) throws Exception {
        walk.accept(walk.submission(Urgency.OUTAGE));
        walk.record(walk.joined(walk.claimSubmission(), delivery.reference(), EAST));
    }

    private List<Work<Delivery>> dueForPartner() {
        return ledger.claimDeliveries(WEST, 100);
    }

    private List<Work<Delivery>> unanswered() {
        return ledger.claimUnanswered(EAST, clock.instant(), 1_000);
    }
}

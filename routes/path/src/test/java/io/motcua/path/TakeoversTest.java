package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.LedgerUnavailableException;
import io.motcua.Priority;
import io.motcua.Urgency;
import io.motcua.ledger.sql.SqlLedger;
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
import java.util.concurrent.TimeoutException;
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

    /** Nothing that is waited for in these tests comes by waiting. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final TestBackend east = TestBackend.accepting(EAST);
    private SqlLedger ledger;
    private LedgerInFront front;
    private LedgerWalk walk;
    private Takeovers takeovers;

    @BeforeEach
    void makeThem() throws Exception {
        ledger = SqlLedger.sqlite(folder, clock);
        front = new LedgerInFront(ledger);
        walk = new LedgerWalk(ledger, clock);
        AlarmBook alarms = new AlarmBook(List.of(), clock);
        Partner partner = new Partner(WEST, AFTER);
        Steps steps = TestSteps.of(front.ledger(), alarms, clock);
        takeovers = new Takeovers(
                east,
                partner,
                new Presence(EAST, partner, alarms, ledger, clock),
                () -> true,
                front.ledger(),
                new AwaitedSteps(front.ledger(), steps, PATIENCE),
                steps.events(),
                clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aQuestionThatTakesTooLongIsAskedOnceAndItsAnswerCountsInALaterLook() throws Exception {
        CompletableFuture<Withdrawal> answer = new CompletableFuture<>();
        east.withdrawal(delivery -> answer);
        send(1);
        clock.pass(AFTER.plusMinutes(1));

        assertThatThrownBy(takeovers::look).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(takeovers::look).isInstanceOf(TimeoutException.class);
        assertThat(ledger.claimDeliveries(WEST, 10)).as("before the answer").isEmpty();
        answer.complete(Withdrawal.WITHDRAWN);
        takeovers.look();

        assertThat(east.withdrawn()).hasSize(1);
        assertThat(ledger.claimDeliveries(WEST, 10)).hasSize(1);
    }

    @Test
    void whatWasWithdrawnAndCouldNotBeMovedIsMovedLaterAndNotWithdrawnAgain() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        send(1);
        clock.pass(AFTER.plusMinutes(1));

        front.plant("record", () -> new LedgerUnavailableException("planted"));
        takeovers.look();
        assertThat(ledger.claimDeliveries(WEST, 10)).as("nothing was moved").isEmpty();
        front.mend("record");
        takeovers.look();

        assertThat(east.withdrawn()).hasSize(1);
        assertThat(ledger.claimDeliveries(WEST, 10)).hasSize(1);
    }

    @Test
    void aStepThatIsWrittenLateIsWrittenOnceAndItsWorkInNoOtherHandsMeanwhile() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        send(1);
        clock.pass(AFTER.plusMinutes(1));
        CompletableFuture<Void> gate = new CompletableFuture<>();
        front.hold("record", gate);

        assertThatThrownBy(takeovers::look).isInstanceOf(TimeoutException.class);
        assertThat(unanswered()).as("while the step may yet be written").isEmpty();
        takeovers.look();
        assertThat(east.withdrawn()).as("not asked for again").hasSize(1);
        gate.complete(null);

        await().atMost(LONG).until(() -> !ledger.claimDeliveries(WEST, 10).isEmpty());
        takeovers.look();
        assertThat(ledger.claimDeliveries(WEST, 10)).as("more than once").isEmpty();
    }

    @Test
    void theWorkOfAStepThatFailsLateIsThereForTheNextLook() throws Exception {
        east.withdrawal(Withdrawal.WITHDRAWN);
        send(1);
        clock.pass(AFTER.plusMinutes(1));
        CompletableFuture<Void> gate = new CompletableFuture<>();
        front.hold("record", gate);

        assertThatThrownBy(takeovers::look).isInstanceOf(TimeoutException.class);
        gate.completeExceptionally(new LedgerUnavailableException("planted"));
        front.open("record");
        takeovers.look();

        assertThat(ledger.claimDeliveries(WEST, 10)).hasSize(1);
    }

    @Test
    void manyThatCannotBeMovedDoNotKeepOthersFromThePartner() throws Exception {
        Set<Delivery> stubborn = send(20).stream().map(Work::subject).collect(Collectors.toSet());
        clock.pass(Duration.ofSeconds(1));
        List<Work<Delivery>> movable = send(2);
        east.withdrawal(delivery -> stubborn.contains(delivery)
                ? CompletableFuture.failedFuture(new IllegalStateException("planted"))
                : CompletableFuture.completedFuture(Withdrawal.WITHDRAWN));
        clock.pass(AFTER.plusMinutes(1));

        takeovers.look();

        assertThat(ledger.claimDeliveries(WEST, 100))
                .extracting(work -> work.subject().reference())
                .containsExactlyInAnyOrderElementsOf(
                        movable.stream().map(work -> work.subject().reference()).toList());
        assertThat(unanswered()).as("given back").hasSize(20);
    }

    @Test
    void dangerToLifeThatWasNeverSentWaitsForOneQuestionAtMost() throws Exception {
        send(8);
        clock.pass(AFTER.plusMinutes(1));
        List<Integer> askedBefore = new ArrayList<>();
        east.withdrawal(delivery -> {
            if (east.withdrawn().size() == 3) {
                route(Priority.P0);
            } else if (east.withdrawn().size() == 4) {
                askedBefore.add(ledger.claimDeliveries(WEST, 1).size());
            }
            return CompletableFuture.completedFuture(Withdrawal.UNSURE);
        });

        takeovers.look();

        assertThat(askedBefore).as("at the partner before the next question").containsExactly(1);
    }

    /** As many as this, sent to the utility and not answered. */
    private List<Work<Delivery>> send(int many) throws Exception {
        List<Work<Delivery>> sent = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            route(Priority.P1);
            Work<Delivery> work = walk.claimDelivery(EAST);
            Instant deadline = clock.instant().plus(Duration.ofHours(5));
            walk.record(walk.attempted(work, new DeliveryOutcome.Sent(deadline)));
            sent.add(work);
        }
        return sent;
    }

    private void route(Priority priority) {
        try {
            walk.accept(walk.submission(Urgency.OUTAGE));
            walk.record(walk.routed(walk.claimSubmission(), EAST, priority));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Work<Delivery>> unanswered() {
        return ledger.claimUnanswered(EAST, clock.instant(), 100);
    }
}

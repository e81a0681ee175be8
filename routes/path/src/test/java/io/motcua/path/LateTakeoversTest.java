package io.motcua.path;

import static io.motcua.path.AwayUtility.AFTER;
import static io.motcua.path.AwayUtility.EAST;
import static io.motcua.path.AwayUtility.LONG;
import static io.motcua.path.AwayUtility.SHORT;
import static io.motcua.path.AwayUtility.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.LedgerUnavailableException;
import io.motcua.Priority;
import io.motcua.spi.Withdrawal;
import io.motcua.spi.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks whose steps the ledger writes late, or not at all. */
class LateTakeoversTest {
    @TempDir
    Path folder;

    private AwayUtility away;

    @BeforeEach
    void open() {
        away = new AwayUtility(folder);
    }

    @AfterEach
    void close() {
        away.close();
    }

    @Test
    void whatWasWithdrawnAndCouldNotBeMovedIsMovedLaterAndNotWithdrawnAgain() throws Exception {
        away.east().withdrawal(Withdrawal.WITHDRAWN);
        away.sendAndHearNothing(1);
        Takeovers takeovers = away.takeovers(LONG);

        away.front().plant("record", () -> new LedgerUnavailableException("planted"));
        takeovers.look();
        assertThat(away.dueForPartner()).as("nothing was moved").isEmpty();
        away.front().mend("record");
        takeovers.look();

        assertThat(away.east().withdrawn()).hasSize(1);
        assertThat(away.dueForPartner()).hasSize(1);
    }

    @Test
    void nothingMoreIsWithdrawnWhileTheLedgerWritesNothing() throws Exception {
        away.east().withdrawal(Withdrawal.WITHDRAWN);
        away.sendAndHearNothing(20);
        away.front().plant("record", () -> new LedgerUnavailableException("planted"));

        away.takeovers(LONG).look();

        assertThat(away.east().withdrawn()).hasSize(1);
    }

    @Test
    void aStepThatIsWrittenLateIsWrittenOnceAndItsWorkInNoOtherHandsMeanwhile() throws Exception {
        away.east().withdrawal(Withdrawal.WITHDRAWN);
        away.sendAndHearNothing(1);
        CompletableFuture<Void> gate = away.stepsThatAreAwaited();
        Takeovers takeovers = away.takeovers(SHORT);

        takeovers.look();
        assertThat(away.unanswered()).as("while the step may yet be written").isEmpty();
        takeovers.look();
        assertThat(away.east().withdrawn()).as("asked for").hasSize(1);
        gate.complete(null);

        await().atMost(LONG).until(() -> away.dueForPartner().size() == 1);
        takeovers.look();
        assertThat(away.dueForPartner()).as("more than once").isEmpty();
    }

    @Test
    void whatIsBeingWrittenWhenTheWatchIsInterruptedIsNotGivenBack() throws Exception {
        away.east().withdrawal(Withdrawal.WITHDRAWN);
        away.sendAndHearNothing(1);
        CompletableFuture<Void> gate = away.stepsThatAreAwaited();
        Takeovers takeovers = away.takeovers(LONG);

        Thread.currentThread().interrupt();
        takeovers.look();

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(away.unanswered()).as("while the step may yet be written").isEmpty();
        gate.complete(null);
        await().atMost(LONG).until(() -> away.dueForPartner().size() == 1);
    }

    @Test
    void theWorkOfAStepThatFailsLateIsThereForTheNextLook() throws Exception {
        away.east().withdrawal(Withdrawal.UNSURE);
        away.send(1);
        away.route(Priority.P1);
        away.clock().pass(AFTER.plusMinutes(1));
        CompletableFuture<Void> gate = away.stepsThatAreAwaited();

        away.takeovers(SHORT).look();
        assertThat(away.ledger().claimUnsent(EAST, 10))
                .as("while the step may yet be written")
                .isEmpty();
        away.fail(gate);

        assertThat(away.ledger().claimUnsent(EAST, 10)).hasSize(1);
    }

    @Test
    void whatWasWithdrawnForAStepThatFailsLateIsNotAskedForAgainButMoved() throws Exception {
        // As a broker does, which has no message any more once it was withdrawn.
        away.east()
                .withdrawal(delivery -> CompletableFuture.completedFuture(
                        away.east().withdrawn().size() == 1 ? Withdrawal.WITHDRAWN : Withdrawal.UNSURE));
        away.sendAndHearNothing(1);
        CompletableFuture<Void> gate = away.stepsThatAreAwaited();
        Takeovers takeovers = away.takeovers(SHORT);
        takeovers.look();

        away.fail(gate);
        assertThat(away.unanswered()).as("between two looks").isEmpty();

        await().atMost(LONG).until(() -> {
            takeovers.look();
            return away.dueForPartner().size() == 1;
        });
        assertThat(away.east().withdrawn()).as("asked for").hasSize(1);
    }

    @Test
    void whatFollowedAWithdrawnVersionGoesToThePartnerWithItAlsoAfterAStepThatFailsLate() throws Exception {
        CompletableFuture<Withdrawal> answer = away.answerThatIsAwaited();
        Delivery sent = away.sendAndHearNothing(1).get(0).subject();
        Takeovers takeovers = away.takeovers(SHORT);
        takeovers.look();

        away.followUp(sent);
        answer.complete(Withdrawal.WITHDRAWN);
        CompletableFuture<Void> gate = away.stepsThatAreAwaited();
        takeovers.look();
        away.fail(gate);

        List<Work<Delivery>> first = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            takeovers.look();
            first.addAll(away.dueForPartner());
            return first.size() == 1;
        });
        away.walk().record(away.walk().attempted(first.get(0), new DeliveryOutcome.Accepted("W-1")));
        assertThat(away.walk().claimDelivery(WEST).subject().version()).isEqualTo(2);
        assertThat(away.east().withdrawn()).as("asked for").hasSize(1);
    }

    @Test
    void whatIsBeingWrittenWhenTheWatchEndsIsGivenBackOnlyIfThatFails() throws Exception {
        away.east().withdrawal(Withdrawal.WITHDRAWN);
        away.sendAndHearNothing(1);
        CompletableFuture<Void> gate = away.stepsThatAreAwaited();
        Takeovers takeovers = away.takeovers(SHORT);
        takeovers.look();

        takeovers.end();
        away.clock().pass(Duration.ofDays(1));
        assertThat(away.ledger().claimDeadlines(10))
                .as("while the step may yet be written")
                .isEmpty();
        gate.completeExceptionally(new LedgerUnavailableException("planted"));

        assertThat(away.ledger().claimDeadlines(10)).hasSize(1);
    }
}

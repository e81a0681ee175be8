package io.motcua.path;

import static io.motcua.path.AwayUtility.AFTER;
import static io.motcua.path.AwayUtility.EAST;
import static io.motcua.path.AwayUtility.LONG;
import static io.motcua.path.AwayUtility.SHORT;
import static io.motcua.path.AwayUtility.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.spi.Withdrawal;
import io.motcua.spi.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One look at a time, where what is asked for takes too long or cannot be done. */
class TakeoversTest {
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
    void aQuestionThatTakesTooLongIsAskedOnceAndItsAnswerCountsInALaterLook() throws Exception {
        CompletableFuture<Withdrawal> answer = away.answerThatIsAwaited();
        away.sendAndHearNothing(2);
        Takeovers takeovers = away.takeovers(SHORT);

        takeovers.look();
        takeovers.look();
        assertThat(away.dueForPartner()).as("before the answer").isEmpty();
        assertThat(away.east().withdrawn())
                .as("asked before the first has answered")
                .hasSize(1);
        answer.complete(Withdrawal.WITHDRAWN);
        takeovers.look();

        List<Work<Delivery>> moved = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            moved.addAll(away.dueForPartner());
            takeovers.look();
            return moved.size() == 2;
        });
        assertThat(away.east().withdrawn()).as("asked").hasSize(2);
    }

    @Test
    void whatIsWithdrawnLateGoesToThePartnerAlsoWhenTheUtilityIsBack() throws Exception {
        CompletableFuture<Withdrawal> answer = away.answerThatIsAwaited();
        away.sendAndHearNothing(1);
        Takeovers takeovers = away.takeovers(SHORT);
        takeovers.look();

        away.presence().heard();
        away.clock().pass(Duration.ofDays(1));
        assertThat(away.ledger().claimDeadlines(10))
                .as("while it may yet be withdrawn")
                .isEmpty();
        answer.complete(Withdrawal.WITHDRAWN);
        takeovers.look();

        await().atMost(LONG).until(() -> away.dueForPartner().size() == 1);
    }

    @Test
    void whatIsWithdrawnLateGoesNowhereIfTheUtilityHasALaterVersionByThen() throws Exception {
        CompletableFuture<Withdrawal> answer = away.answerThatIsAwaited();
        Delivery sent = away.sendAndHearNothing(1).get(0).subject();
        Takeovers takeovers = away.takeovers(SHORT);
        takeovers.look();

        away.presence().heard();
        away.followUp(sent);
        assertThat(away.sendWhatIsDue()).hasSize(1);
        answer.complete(Withdrawal.WITHDRAWN);
        takeovers.look();

        away.clock().pass(Duration.ofDays(1));
        List<Work<Delivery>> awaited = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            awaited.addAll(away.ledger().claimDeadlines(10));
            return !awaited.isEmpty();
        });
        assertThat(awaited)
                .extracting(
                        work -> work.subject().backend(), work -> work.subject().version())
                .containsExactly(tuple(EAST, 2));
        assertThat(away.dueForPartner()).isEmpty();
    }

    @Test
    void whatIsInQuestionWhenTheWatchEndsComesToAPersonAtItsDeadline() throws Exception {
        away.east().withdrawal(delivery -> new CompletableFuture<>());
        away.sendAndHearNothing(1);
        Takeovers takeovers = away.takeovers(SHORT);
        takeovers.look();

        takeovers.end();

        away.clock().pass(Duration.ofDays(1));
        assertThat(away.ledger().claimDeadlines(10)).hasSize(1);
    }

    @Test
    void manyThatCannotBeMovedDoNotKeepOthersFromThePartnerAndEndTheLookAtLast() throws Exception {
        Set<Delivery> stubborn = away.send(200).stream().map(Work::subject).collect(Collectors.toSet());
        away.clock().pass(Duration.ofSeconds(1));
        List<Reference> movable =
                away.send(2).stream().map(work -> work.subject().reference()).toList();
        away.clock().pass(Duration.ofSeconds(1));
        away.send(100).forEach(work -> stubborn.add(work.subject()));
        away.east().withdrawal(delivery -> {
            if (stubborn.contains(delivery)) {
                throw new IllegalStateException("planted");
            }
            return CompletableFuture.completedFuture(Withdrawal.WITHDRAWN);
        });
        away.clock().pass(AFTER.plusMinutes(1));

        away.takeovers(LONG).look();

        assertThat(away.dueForPartner())
                .extracting(work -> work.subject().reference())
                .containsExactlyInAnyOrderElementsOf(movable);
        assertThat(away.east().withdrawn()).as("asked for").hasSizeBetween(203, 280);
        assertThat(away.unanswered()).as("given back").hasSize(300);
    }

    @Test
    void nobodyIsAskedAgainInTheSameLookWhoCannotTellNow() throws Exception {
        away.east().withdrawal(Withdrawal.NOT_NOW);
        away.sendAndHearNothing(3);

        away.takeovers(LONG).look();

        assertThat(away.east().withdrawn()).as("asked").hasSize(1);
        assertThat(away.unanswered()).as("given back").hasSize(3);
    }

    @Test
    void whatFollowsASentVersionGoesToThePartnerWithItAndIsNotAskedForWhileItIsInOtherHands() throws Exception {
        away.east().withdrawal(Withdrawal.WITHDRAWN);
        Delivery sent = away.send(1).get(0).subject();
        away.followUp(sent);
        away.clock().pass(AFTER.plusMinutes(1));
        Takeovers takeovers = away.takeovers(LONG);

        Work<Delivery> onItsWay = away.walk().claimDelivery(EAST);
        takeovers.look();
        assertThat(away.east().withdrawn()).as("asked for").isEmpty();
        away.ledger().release(onItsWay);
        takeovers.look();

        Work<Delivery> first = away.walk().claimDelivery(WEST);
        away.walk().record(away.walk().attempted(first, new DeliveryOutcome.Accepted("W-1")));
        assertThat(List.of(first.subject(), away.walk().claimDelivery(WEST).subject()))
                .extracting(Delivery::reference, Delivery::version)
                .containsExactly(tuple(sent.reference(), 1), tuple(sent.reference(), 2));
    }

    @Test
    void whatFollowsAVersionThatWasNotWithdrawnStaysWithTheUtility() throws Exception {
        away.east().withdrawal(Withdrawal.UNSURE);
        Delivery sent = away.send(1).get(0).subject();
        away.followUp(sent);
        away.clock().pass(AFTER.plusMinutes(1));

        away.takeovers(LONG).look();

        assertThat(away.dueForPartner()).isEmpty();
        assertThat(away.unanswered()).as("the first version").isEmpty();
        assertThat(away.walk().claimDelivery(EAST).subject().version()).isEqualTo(2);
    }

    @Test
    void dangerToLifeThatWasNeverSentWaitsForOneQuestionAtMost() throws Exception {
        away.sendAndHearNothing(8);
        List<Integer> before = new ArrayList<>();
        away.east().withdrawal(delivery -> {
            if (away.east().withdrawn().size() == 3) {
                away.route(Priority.P0);
            } else if (away.east().withdrawn().size() == 4) {
                before.add(away.dueForPartner().size());
            }
            return CompletableFuture.completedFuture(Withdrawal.UNSURE);
        });

        away.takeovers(LONG).look();

        assertThat(before).as("at the partner before the next question").containsExactly(1);
    }
}

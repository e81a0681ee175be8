package io.motcua.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final DeliveryOutcome DONE = new Accepted("1");

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<DeliveryOutcome>> underWay = new CopyOnWriteArrayList<>();

    @Test
    void soManyAreUnderWayAndNoMoreAndOneIsKeptForDangerToLife() {
        Slots slots = new Slots("X", 8, Duration.ofMinutes(1));
        for (int i = 0; i < 20; i++) {
            run(slots, Priority.P2, "p2");
        }
        run(slots, Priority.P0, "p0");
        run(slots, Priority.P0, "p0 again");

        assertThat(begun).hasSize(8).endsWith("p0");
    }

    @Test
    void dangerToLifeOvertakesWhatWaitsAndTheRestKeepsItsOrder() throws Exception {
        Slots slots = new Slots("X", 1, Duration.ofMinutes(1));
        List<CompletableFuture<DeliveryOutcome>> outcomes = new ArrayList<>();
        outcomes.add(run(slots, Priority.P2, "first"));
        outcomes.add(run(slots, Priority.P2, "second"));
        outcomes.add(run(slots, Priority.P3, "third"));
        outcomes.add(run(slots, Priority.P2, "fourth"));
        outcomes.add(run(slots, Priority.P0, "danger"));

        for (int i = 0; i < 5; i++) {
            int number = i;
            await().until(() -> underWay.size() > number);
            underWay.get(i).complete(DONE);
        }

        for (CompletableFuture<DeliveryOutcome> outcome : outcomes) {
            assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(DONE);
        }
        assertThat(begun).containsExactly("first", "danger", "second", "fourth", "third");
    }

    @Test
    void whatWaitsTooLongIsDeferredAndNeverBegun() throws Exception {
        Slots slots = new Slots("X", 1, Duration.ofMillis(50));
        run(slots, Priority.P2, "slow");

        DeliveryOutcome waited = run(slots, Priority.P2, "waiting").get(10, TimeUnit.SECONDS);
        underWay.get(0).complete(DONE);

        assertThat(waited).isInstanceOf(Deferred.class);
        assertThat(begun).containsExactly("slow");
    }

    @Test
    void nobodyIsTurnedAwayWhileTheServerAnswersHoweverSlowly() throws Exception {
        Slots slots = new Slots("X", 1, Duration.ofSeconds(2));
        List<CompletableFuture<DeliveryOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            outcomes.add(slots.run(Priority.P2, SlotsTest::afterAWhile).toCompletableFuture());
        }

        for (CompletableFuture<DeliveryOutcome> outcome : outcomes) {
            assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(DONE);
        }
    }

    private static CompletableFuture<DeliveryOutcome> afterAWhile() {
        return new CompletableFuture<DeliveryOutcome>().completeOnTimeout(DONE, 300, TimeUnit.MILLISECONDS);
    }

    @Test
    void closingDefersWhatWaitsAndSettlesWhatDoesNotEnd() throws Exception {
        Slots slots = new Slots("X", 1, Duration.ofMinutes(1));
        CompletableFuture<DeliveryOutcome> slow = run(slots, Priority.P2, "slow");
        CompletableFuture<DeliveryOutcome> waiting = run(slots, Priority.P2, "waiting");

        slots.close(Duration.ofMillis(50));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(Deferred.class);
        assertThat(slow.get(10, TimeUnit.SECONDS)).isInstanceOf(Unknown.class);
        assertThat(run(slots, Priority.P0, "late").get(10, TimeUnit.SECONDS)).isInstanceOf(Deferred.class);
    }

    @Test
    void thousandsThatEndAtOnceAreNoTrouble() throws Exception {
        Slots slots = new Slots("X", 1, Duration.ofMinutes(1));
        CompletableFuture<DeliveryOutcome> first = run(slots, Priority.P2, "first");
        List<CompletableFuture<DeliveryOutcome>> rest = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            rest.add(slots.run(Priority.P2, () -> CompletableFuture.completedFuture(DONE))
                    .toCompletableFuture());
        }

        underWay.get(0).complete(DONE);

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(DONE);
        for (CompletableFuture<DeliveryOutcome> outcome : rest) {
            assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(DONE);
        }
    }

    @Test
    void taskThatBreaksIsUnknownAndGivesItsSlotBack() throws Exception {
        Slots slots = new Slots("X", 1, Duration.ofMinutes(1));

        DeliveryOutcome broken = slots.run(Priority.P2, () -> {
                    throw new IllegalStateException("as the test wishes");
                })
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(broken).isInstanceOf(Unknown.class);
        run(slots, Priority.P2, "next");
        assertThat(begun).containsExactly("next");
    }

    private CompletableFuture<DeliveryOutcome> run(Slots slots, Priority priority, String name) {
        return slots.run(priority, () -> {
                    begun.add(name);
                    CompletableFuture<DeliveryOutcome> outcome = new CompletableFuture<>();
                    underWay.add(outcome);
                    return outcome;
                })
                .toCompletableFuture();
    }
}

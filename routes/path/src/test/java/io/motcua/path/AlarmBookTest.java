package io.motcua.path;

import static io.motcua.Alarm.Condition.CLOCKS_OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Alarm;
import io.motcua.Alarm.State;
import io.motcua.spi.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlarmBookTest {
    private static final Instant BEGIN = Instant.parse("2026-11-27T08:00:00Z");
    private static final String EAST = "delivery:EASTWATER";
    private static final String WEST = "delivery:WESTWATER";

    private final SettableClock time = new SettableClock(BEGIN);
    private final List<Alarm> told = new CopyOnWriteArrayList<>();
    private final AlarmBook book = new AlarmBook(List.of(told::add), time);

    @Test
    void aConditionThatManyMeetIsRaisedOnceAndClearedOnce() throws Exception {
        int threads = 8;
        for (int round = 1; round <= 50; round++) {
            together(threads, () -> book.raise(CLOCKS_OVERDUE, EAST, "Many are late."));
            together(threads, () -> book.clear(CLOCKS_OVERDUE, EAST, "None is late."));

            assertThat(told).hasSize(2 * round);
        }
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i).state()).isEqualTo(i % 2 == 0 ? State.RAISED : State.CLEARED);
        }
    }

    @Test
    void whatIsClearedSaysSinceWhenItHeldAndWhatEndedIt() {
        book.raise(CLOCKS_OVERDUE, EAST, "Many are late.");
        time.pass(Duration.ofMinutes(5));
        book.raise(CLOCKS_OVERDUE, EAST, "Even more are late.");
        book.clear(CLOCKS_OVERDUE, EAST, "None is late.");

        assertThat(told)
                .containsExactly(
                        new Alarm(CLOCKS_OVERDUE, EAST, State.RAISED, BEGIN, BEGIN, "Many are late."),
                        new Alarm(
                                CLOCKS_OVERDUE,
                                EAST,
                                State.CLEARED,
                                BEGIN,
                                BEGIN.plus(Duration.ofMinutes(5)),
                                "None is late."));
    }

    @Test
    void lanesHaveAlarmsOfTheirOwnAndTheOldestComesFirst() {
        book.raise(CLOCKS_OVERDUE, WEST, "Many are late.");
        time.pass(Duration.ofSeconds(1));
        book.raise(CLOCKS_OVERDUE, EAST, "Many are late.");
        List<Alarm> both = book.open();
        book.clear(CLOCKS_OVERDUE, WEST, "None is late.");

        assertThat(both).extracting(Alarm::about).containsExactly(WEST, EAST);
        assertThat(book.open()).extracting(Alarm::about).containsExactly(EAST);
    }

    @Test
    void whatWasNeverRaisedIsNotCleared() {
        book.clear(CLOCKS_OVERDUE, EAST, "None is late.");

        assertThat(told).isEmpty();
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromHearing() {
        AlarmBook other = new AlarmBook(
                List.of(
                        alarm -> {
                            throw new IllegalStateException("A fault that the tests planted");
                        },
                        told::add),
                time);

        other.raise(CLOCKS_OVERDUE, EAST, "Many are late.");

        assertThat(told).hasSize(1);
        assertThat(other.open()).hasSize(1);
    }

    private static void together(int threads, Runnable what) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                try {
                    go.await();
                    what.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        go.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
}

package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Alarm;
import io.motcua.Alarm.Condition;
import io.motcua.Alarm.State;
import io.motcua.NoticeOutcome;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.NoticeCounts;
import io.motcua.spi.SettableClock;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of notices that do not get through. */
class NoticeAlarmPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String EAST_LETTER = "No water in our street since noon. Mill Lane 3, province Eastmark";

    @TempDir
    Path folder;

    @Test
    void noticesThatAreGivenUpAreToldOnceAndOnceWhenOneGetsThrough() throws Exception {
        SettableClock time = new SettableClock(Instant.parse("2026-11-27T08:00:00Z"));
        List<Alarm> alarms = new CopyOnWriteArrayList<>();
        AnsweringLetterBox box = new AnsweringLetterBox();
        box.answer(answer ->
                CompletableFuture.completedFuture(new NoticeOutcome.Deferred(Duration.ZERO, "The postman is away")));
        try (SqlLedger ledger = SqlLedger.sqlite(folder, time);
                Gateway gateway = Gateway.builder()
                        .ledger(ledger)
                        .understanding(new Understanding(TestProfile.load()))
                        .channel(box)
                        .backend(TestBackend.accepting("EASTWATER"))
                        .alarmListener(alarms::add)
                        .retryAfter(List.of(RetrySchedule.DEFAULT_GIVE_UP_AFTER))
                        .restAfterFailures(Duration.ofMillis(50))
                        .clock(time)
                        .drainWithin(Duration.ofSeconds(1))
                        .build()) {
            gateway.start();
            accept(gateway, "k1");
            accept(gateway, "k2");
            await().atMost(LONG).until(() -> box.answers().size() == 2);
            time.pass(Duration.ofDays(2));
            await().atMost(LONG).until(() -> counts(ledger).givenUp() >= 2);

            await().atMost(LONG).until(() -> !of(alarms).isEmpty());
            box.answer(answer -> CompletableFuture.completedFuture(new NoticeOutcome.Sent("l-1")));
            accept(gateway, "k3");

            await().atMost(LONG).until(() -> of(alarms).size() == 2);
            assertThat(of(alarms)).extracting(Alarm::about).containsOnly("notices:letter");
            assertThat(of(alarms)).extracting(Alarm::state).containsExactly(State.RAISED, State.CLEARED);
        }
    }

    private static List<Alarm> of(List<Alarm> alarms) {
        return alarms.stream()
                .filter(alarm -> alarm.condition() == Condition.GIVEN_UP)
                .toList();
    }

    private static NoticeCounts counts(SqlLedger ledger) {
        return ledger.noticeCounts().get("letter");
    }

    private static void accept(Gateway gateway, String key) throws Exception {
        gateway.accept(letterFrom("Mill Lane " + key, EAST_LETTER, key))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}

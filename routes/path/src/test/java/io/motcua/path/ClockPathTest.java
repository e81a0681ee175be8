package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Alarm;
import io.motcua.DeliveryOutcome;
import io.motcua.Receipt;
import io.motcua.held.By;
import io.motcua.held.Mend;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.profile.Profile;
import io.motcua.sla.Level;
import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaEvent;
import io.motcua.sla.SlaGroup;
import io.motcua.sla.SlaListener;
import io.motcua.sla.SlaStep;
import io.motcua.spi.SettableClock;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters whose time runs. */
class ClockPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Instant BEGIN = Instant.parse("2026-11-27T08:00:00Z");
    private static final String EAST_LETTER = "No water in our street since noon. Mill Lane 3, province Eastmark";
    private static final String NOWHERE = "No water since noon. Mill Lane 3";
    private static final DeliveryOutcome SENT = new DeliveryOutcome.Sent(BEGIN.plus(Duration.ofDays(30)));

    @TempDir
    Path folder;

    private final SettableClock time = new SettableClock(BEGIN);
    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final List<SlaEvent> told = new CopyOnWriteArrayList<>();
    private final List<SlaGroup> together = new CopyOnWriteArrayList<>();
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    /** How much was told already as each alarm was raised. */
    private final List<Integer> toldBefore = new CopyOnWriteArrayList<>();

    private SqlLedger ledger;
    private LedgerInFront front;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        Path profile = TestProfile.copiedTo(folder);
        write(
                profile.resolve("sla.csv"),
                "service_code,priority,utility,step,limit,warn_at,ladder",
                "NO_WATER,,,HAND_OFF,2 min,50%,up",
                "NO_WATER,,,CREW,2 h,75%,up",
                ",,,DESK,10 min,,up");
        write(
                profile.resolve("escalation.csv"),
                "ladder,to,level,after",
                "up,shift-leader,UTILITY,1 min",
                "up,duty-officer,GROUP,10 min");
        write(profile.resolve("complaints.csv"), "service_code", "OTHER");
        open();
    }

    private void open() throws Exception {
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), time);
        front = new LedgerInFront(ledger);
        gateway = Gateway.builder()
                .ledger(front.ledger())
                .understanding(new Understanding(Profile.load(folder.resolve("profile"))))
                .channel(new AnsweringLetterBox())
                .backend(east)
                .slaListener(new SlaListener() {
                    @Override
                    public void told(SlaEvent event) {
                        told.add(event);
                    }

                    @Override
                    public void told(SlaGroup group) {
                        together.add(group);
                    }
                })
                .alarmListener(alarm -> {
                    alarms.add(alarm);
                    if (alarm.state() == Alarm.State.RAISED) {
                        toldBefore.add(told.size());
                    }
                })
                .clock(time)
                .drainWithin(Duration.ofSeconds(1))
                .build();
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.close();
        ledger.close();
    }

    @Test
    void whatIsNotAcknowledgedIsToldAndEscalatedOnceEachAlsoOverAStop() throws Exception {
        east.answer(TestBackend.answering(SENT));
        Receipt letter = accept("k1", EAST_LETTER);
        await().atMost(LONG).until(() -> ledger.clockCounts().open() == 2);

        time.pass(Duration.ofMinutes(1));
        await().atMost(LONG).until(() -> told.size() == 1);
        time.pass(Duration.ofMinutes(1));
        await().atMost(LONG).until(() -> told.size() == 2);
        await().atMost(LONG).until(() -> ledger.dueClocks() == 0);
        close();
        time.pass(Duration.ofMinutes(1));
        open();
        await().atMost(LONG).until(() -> told.size() == 3);
        await().atMost(LONG).until(() -> ledger.dueClocks() == 0);

        assertThat(told).extracting(SlaEvent::kind).containsExactly(Kind.WARN, Kind.BREACH, Kind.ESCALATION);
        assertThat(told).allSatisfy(event -> {
            assertThat(event.reference()).isEqualTo(letter.reference());
            assertThat(event.step()).isEqualTo(SlaStep.HAND_OFF);
            assertThat(event.utility()).contains("EASTWATER");
        });
        assertThat(told.get(2).to()).contains("shift-leader");
        assertThat(told.get(1).dueAt()).isEqualTo(BEGIN.plus(Duration.ofMinutes(2)));
        assertThat(ledger.lateClocks(10))
                .singleElement()
                .satisfies(late -> assertThat(late.told()).contains("shift-leader"));
    }

    @Test
    void whatIsLateAndWasNotToldTogetherYetIsToldWhenTheGatewayCloses() throws Exception {
        east.answer(TestBackend.answering(SENT));
        accept("k1", EAST_LETTER);
        await().atMost(LONG).until(() -> ledger.clockCounts().open() == 2);
        time.pass(Duration.ofMinutes(1));
        await().atMost(LONG).until(() -> told.size() == 1);
        assertThat(together).as("more may come").isEmpty();

        gateway.close();

        assertThat(together).singleElement().extracting(SlaGroup::requests).isEqualTo(1);
    }

    @Test
    void whatIsAcknowledgedInTimeIsNotTold() throws Exception {
        accept("k1", EAST_LETTER);
        await().atMost(LONG).until(() -> ledger.clockCounts().open() == 1);

        time.pass(Duration.ofMinutes(30));

        await().during(Duration.ofSeconds(1)).atMost(LONG).until(told::isEmpty);
        time.pass(Duration.ofHours(2));
        await().atMost(LONG).until(() -> told.size() == 2);
        assertThat(told).extracting(SlaEvent::step).containsOnly(SlaStep.CREW);
        assertThat(told).extracting(SlaEvent::kind).containsExactly(Kind.BREACH, Kind.ESCALATION);
        assertThat(told.get(1).to()).as("the highest that it is late for").contains("duty-officer");
    }

    @Test
    void heldLetterThatNobodySeesToIsEscalatedUntilSomebodyDoes() throws Exception {
        Receipt letter = accept("k1", NOWHERE);
        await().atMost(LONG).until(() -> ledger.clockCounts().open() == 1);
        await().atMost(LONG).until(() -> ledger.dueClocks() == 0);

        time.pass(Duration.ofMinutes(11));
        await().atMost(LONG).until(() -> told.size() == 2);

        assertThat(told).extracting(SlaEvent::step).containsOnly(SlaStep.DESK);
        assertThat(told.get(1).level()).contains(Level.UTILITY);
        assertThat(told.get(1).utility()).isEmpty();
        gateway.held()
                .mend(letter.reference(), new Mend.AssignRegion("EASTWATER"), By.of("lena", "she said so"))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        await().atMost(LONG)
                .until(() -> ledger.find(letter.reference()).orElseThrow().state() == SubmissionState.SETTLED);
        await().atMost(LONG).until(() -> ledger.dueClocks() == 0);
        time.pass(Duration.ofMinutes(30));
        await().during(Duration.ofSeconds(1)).atMost(LONG).until(() -> told.size() == 2);
        assertThat(ledger.clockCounts().open()).as("the crew's").isEqualTo(1);
    }

    @Test
    void manyThatAreOverdueRaiseOneAlarmAndAreToldAFewAtATime() throws Exception {
        int letters = 150;
        east.answer(TestBackend.answering(SENT));
        for (int i = 0; i < letters; i++) {
            accept("k" + i, EAST_LETTER);
        }
        await().atMost(LONG).until(() -> ledger.clockCounts().open() == 2L * letters);

        time.pass(Duration.ofMinutes(2));
        await().atMost(Duration.ofSeconds(60)).until(() -> told.size() == letters);

        assertThat(front.taken("claimClocks")).allMatch(handful -> handful <= ClockLane.AT_ONCE);
        assertThat(toldBefore).as("when the alarm was raised").containsExactly(0);
        await().atMost(LONG).until(() -> gateway.alarms().isEmpty());
        assertThat(alarms).extracting(Alarm::condition).containsOnly(Alarm.Condition.CLOCKS_OVERDUE);
        assertThat(alarms).extracting(Alarm::state).containsExactly(Alarm.State.RAISED, Alarm.State.CLEARED);
        assertThat(alarms.get(0).text()).matches("[1-9][0-9]* clocks are overdue.*");
        assertThat(told).extracting(SlaEvent::reference).doesNotHaveDuplicates();
        assertThat(told).extracting(SlaEvent::kind).containsOnly(Kind.BREACH);
        time.pass(LateGroups.GATHER);
        await().atMost(LONG).until(() -> !together.isEmpty());
        assertThat(together).singleElement().satisfies(group -> {
            assertThat(group.requests()).isEqualTo(letters);
            assertThat(LateWords.words(group))
                    .startsWith("150 requests of EASTWATER not acknowledged, the oldest, MC-")
                    .endsWith(", since 2026-11-27T08:00:00Z; 'motcua clocks' lists them");
        });
    }

    @Test
    void complaintGoesToTheUtilityForItsHeadOfficeAlone() throws Exception {
        accept("k1", EAST_LETTER);
        await().atMost(LONG).until(() -> east.received().size() == 1);
        accept("k2", "Your man at the counter was rude to me. Mill Lane 3, province Eastmark");
        await().atMost(LONG).until(() -> east.received().size() == 2);

        assertThat(event(0)).contains("\"serviceCode\":\"NO_WATER\"").doesNotContain("audience");
        assertThat(event(1)).contains("\"serviceCode\":\"OTHER\"", "\"audience\":\"headoffice\"");
    }

    private String event(int delivery) {
        return new String(east.received().get(delivery).event().toBytes(), StandardCharsets.UTF_8);
    }

    private Receipt accept(String key, String text) throws Exception {
        return gateway.accept(letterFrom("Anna, Mill Lane " + key, text, key))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static void write(Path file, String... lines) throws IOException {
        Files.write(file, List.of(lines));
    }
}

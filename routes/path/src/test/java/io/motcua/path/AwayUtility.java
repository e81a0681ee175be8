package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.LedgerUnavailableException;
import io.motcua.Priority;
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
import java.util.concurrent.CompletableFuture;

/** Eastwater, which is away, its partner Westwater, and a ledger whose writing can be held up. */
final class AwayUtility implements AutoCloseable {
    static final String EAST = "EASTWATER";
    static final String WEST = "WESTWATER";
    /** How long it must have said nothing. */
    static final Duration AFTER = Duration.ofMinutes(5);

    static final Duration LONG = Duration.ofSeconds(20);
    /** Of looks that wait for what does not come. */
    static final Duration SHORT = Duration.ofMillis(20);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final AlarmBook alarms = new AlarmBook(List.of(), clock);
    private final TestBackend east = TestBackend.accepting(EAST);
    private final SqlLedger ledger;
    private final LedgerInFront front;
    private final LedgerWalk walk;
    private final Presence presence;

    AwayUtility(Path folder) {
        ledger = SqlLedger.sqlite(folder, clock);
        front = new LedgerInFront(ledger);
        walk = new LedgerWalk(ledger, clock);
        presence = new Presence(EAST, new Partner(WEST, AFTER), alarms, ledger, clock);
    }

    @Override
    public void close() {
        ledger.close();
    }

    SettableClock clock() {
        return clock;
    }

    TestBackend east() {
        return east;
    }

    SqlLedger ledger() {
        return ledger;
    }

    LedgerInFront front() {
        return front;
    }

    LedgerWalk walk() {
        return walk;
    }

    Presence presence() {
        return presence;
    }

    Takeovers takeovers(Duration patience) throws Exception {
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
    CompletableFuture<Withdrawal> answerThatIsAwaited() {
        CompletableFuture<Withdrawal> answer = new CompletableFuture<>();
        east.withdrawal(delivery -> answer);
        return answer;
    }

    /** What the writing of steps waits for. */
    CompletableFuture<Void> stepsThatAreAwaited() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        front.hold("record", gate);
        return gate;
    }

    /** What was to be written is not, and what comes after it is written at once. */
    void fail(CompletableFuture<Void> gate) {
        gate.completeExceptionally(new LedgerUnavailableException("planted"));
        front.open("record");
    }

    /** As many as this, sent to the utility, which then said nothing for so long that its partner may have them. */
    List<Work<Delivery>> sendAndHearNothing(int many) throws Exception {
        List<Work<Delivery>> sent = send(many);
        clock.pass(AFTER.plusMinutes(1));
        return sent;
    }

    /** As many as this, sent to the utility and not answered. */
    List<Work<Delivery>> send(int many) throws Exception {
        List<Work<Delivery>> sent = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            route(Priority.P1);
            sent.addAll(sendWhatIsDue());
        }
        return sent;
    }

    List<Work<Delivery>> sendWhatIsDue() throws Exception {
        List<Work<Delivery>> due = ledger.claimDeliveries(EAST, 1);
        for (Work<Delivery> work : due) {
            walk.record(walk.attempted(
                    work, new DeliveryOutcome.Sent(clock.instant().plus(Duration.ofHours(5)))));
        }
        return due;
    }

    void route(Priority priority) {
        try {
            walk.accept(walk.submission(Urgency.OUTAGE));
            walk.record(walk.routed(walk.claimSubmission(), EAST, priority));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void followUp(Delivery delivery) throws Exception {
        walk.accept(walk.submission(Urgency.OUTAGE));
        walk.record(walk.joined(walk.claimSubmission(), delivery.reference(), EAST));
    }

    List<Work<Delivery>> dueForPartner() {
        return ledger.claimDeliveries(WEST, 100);
    }

    List<Work<Delivery>> unanswered() {
        return ledger.claimUnanswered(EAST, clock.instant(), 1_000);
    }
}

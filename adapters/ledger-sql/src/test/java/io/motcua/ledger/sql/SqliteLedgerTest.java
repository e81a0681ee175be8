package io.motcua.ledger.sql;

import static io.motcua.spi.LedgerWalk.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.HoldReason;
import io.motcua.LedgerUnavailableException;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.Urgency;
import io.motcua.spi.HeldFilter;
import io.motcua.spi.History;
import io.motcua.spi.Lane;
import io.motcua.spi.LedgerWalk;
import io.motcua.spi.Room;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Work;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is the SQLite ledger's own: the file, the group commit, the full queue and the broken disk. */
class SqliteLedgerTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void receiptIsGivenOnlyAfterTheCommitHasReturned() throws Exception {
        Gate gate = new Gate();
        try (SqlLedger ledger = open(gate)) {
            LedgerWalk walk = new LedgerWalk(ledger, CLOCK);
            walk.accept();
            gate.shut();

            CompletionStage<Receipt> stage = ledger.accept(walk.submission(Urgency.OUTAGE));
            gate.awaitCommit();
            boolean promised = stage.toCompletableFuture().isDone();
            gate.open();

            assertThat(promised).isFalse();
            assertThat(ledger.find(result(stage).reference())).isPresent();
        }
    }

    @Test
    void nextBatchFormsWhileTheLastCommitRuns() throws Exception {
        Gate gate = new Gate();
        try (SqlLedger ledger = open(gate)) {
            LedgerWalk walk = new LedgerWalk(ledger, CLOCK);
            walk.accept();
            long before = ledger.commits();
            gate.shut();

            List<CompletionStage<Receipt>> stages = new ArrayList<>();
            stages.add(ledger.accept(walk.submission(Urgency.OUTAGE)));
            gate.awaitCommit();
            for (int i = 0; i < 64; i++) {
                stages.add(ledger.accept(walk.submission(Urgency.OUTAGE)));
            }
            gate.open();

            for (CompletionStage<Receipt> stage : stages) {
                result(stage);
            }
            assertThat(ledger.commits() - before).isEqualTo(2);
            assertThat(ledger.commands()).isEqualTo(66);
            assertThat(ledger.accepts()).isEqualTo(66);
        }
    }

    @Test
    void openRequestsAreFoundAcrossTheGapsThatEachStartLeavesInTheNumbers() throws Exception {
        List<Reference> accepted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
                accepted.add(new LedgerWalk(ledger, CLOCK).accept().reference());
            }
        }
        List<Reference> shown = new ArrayList<>();

        try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
            ledger.open(Instant.MAX, history -> shown.add(history.reference()));
        }

        assertThat(shown).isEqualTo(accepted);
    }

    @Test
    void promiseThatBlocksItsListenerDoesNotStopTheWriter() throws Exception {
        try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
            LedgerWalk walk = new LedgerWalk(ledger, CLOCK);
            CountDownLatch goOn = new CountDownLatch(1);
            CountDownLatch blocked = new CountDownLatch(1);
            CompletionStage<Receipt> first = ledger.accept(walk.submission(Urgency.OUTAGE));
            first.thenRun(() -> {
                blocked.countDown();
                awaitLatch(goOn);
            });
            CompletionStage<Receipt> second = ledger.accept(walk.submission(Urgency.OUTAGE));

            await().until(() -> ledger.accepts() == 2);
            goOn.countDown();

            result(first);
            result(second);
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE_IOERR_FSYNC, 10", "SQLITE_FULL, 13", "SQLITE_BUSY, 5"})
    void afterAFailedCommitNothingIsPromisedAnyMore(SQLiteErrorCode code, int number) throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        AtomicInteger told = new AtomicInteger();
        AtomicReference<Throwable> cause = new AtomicReference<>();
        InterceptedCommits failing = new InterceptedCommits(connection -> {
            if (broken.compareAndSet(true, false)) {
                throw new SQLiteException("planted", code);
            }
            connection.commit();
        });
        Receipt before;
        try (SqlLedger ledger = SqlLedger.builder(CLOCK)
                .sqlite(folder)
                .writerConnections(failing)
                .onFailure(failure -> {
                    told.incrementAndGet();
                    cause.set(failure);
                })
                .build()) {
            LedgerWalk walk = new LedgerWalk(ledger, CLOCK);
            before = walk.accept();
            broken.set(true);

            CompletionStage<Receipt> during = ledger.accept(walk.submission(Urgency.LIFE_SAFETY));

            assertThatThrownBy(() -> result(during)).hasCauseInstanceOf(LedgerUnavailableException.class);
            // The disk is whole again, and yet: what it holds is unknown until the ledger is opened anew.
            for (int i = 0; i < 10; i++) {
                CompletionStage<Receipt> after = ledger.accept(walk.submission(Urgency.LIFE_SAFETY));
                assertThat(after.toCompletableFuture()).isCompletedExceptionally();
                assertThatThrownBy(() -> result(after)).hasCauseInstanceOf(LedgerUnavailableException.class);
            }
            CompletionStage<?> reply = ledger.record(List.of(walk.replyOf("EVNSPC", "}")));
            assertThatThrownBy(() -> result(reply)).hasCauseInstanceOf(LedgerUnavailableException.class);
            assertThat(ledger.find(before.reference())).isPresent();
            assertThat(told).hasValue(1);
            assertThat(((SQLException) cause.get()).getErrorCode() & 0xff).isEqualTo(number);
        }
        try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
            assertThat(ledger.find(before.reference())).isPresent();
            assertThat(ledger.balance().isZero()).isTrue();
            new LedgerWalk(ledger, CLOCK).accept();
        }
    }

    @Test
    void commitOfANewBlockOfReferencesThatFailsIsAFailedCommitToo() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        InterceptedCommits failing = new InterceptedCommits(connection -> {
            if (broken.get()) {
                throw new SQLException("planted");
            }
            connection.commit();
        });
        try (SqlLedger ledger = open(failing)) {
            LedgerWalk walk = new LedgerWalk(ledger, CLOCK);
            broken.set(true);

            CompletionStage<Receipt> stage = ledger.accept(walk.submission(Urgency.OTHER));

            assertThatThrownBy(() -> result(stage)).hasCauseInstanceOf(LedgerUnavailableException.class);
            broken.set(false);
            assertThat(ledger.accept(walk.submission(Urgency.OTHER)).toCompletableFuture())
                    .isCompletedExceptionally();
        }
    }

    @Test
    void fullQueueSaysNotNowAndKeepsRoomForLifeSafety() throws Exception {
        Gate gate = new Gate();
        try (SqlLedger ledger = SqlLedger.builder(CLOCK)
                .sqlite(folder)
                .writerConnections(gate)
                .queueCapacity(8)
                .build()) {
            LedgerWalk walk = new LedgerWalk(ledger, CLOCK);
            walk.accept();
            gate.shut();
            List<CompletionStage<Receipt>> taken = new ArrayList<>();
            taken.add(ledger.accept(walk.submission(Urgency.OTHER)));
            gate.awaitCommit();
            for (int i = 0; i < 8; i++) {
                taken.add(ledger.accept(walk.submission(Urgency.OTHER)));
            }

            CompletionStage<Receipt> refused = ledger.accept(walk.submission(Urgency.OUTAGE));
            taken.add(ledger.accept(walk.submission(Urgency.LIFE_SAFETY)));

            assertThat(refused.toCompletableFuture()).isCompletedExceptionally();
            assertThatThrownBy(() -> result(refused)).hasCauseInstanceOf(LedgerUnavailableException.class);
            assertThat(ledger.waiting()).isEqualTo(9);
            gate.open();
            for (CompletionStage<Receipt> stage : taken) {
                result(stage);
            }
            walk.accept();
            assertThat(ledger.balance().accepted()).isEqualTo(taken.size() + 2);
        }
    }

    @Test
    void secondLedgerOnTheSameFolderIsRefusedAndToldWhatToDo() throws Exception {
        SqlLedger first = SqlLedger.sqlite(folder, CLOCK);
        try (first) {
            assertThatThrownBy(() -> SqlLedger.sqlite(folder, CLOCK))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("operator port");
            assertThatThrownBy(() -> SqlLedger.openForReading(folder, CLOCK))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("operator port");
            new LedgerWalk(first, CLOCK).accept();
        }
        SqlLedger.sqlite(folder, CLOCK).close();
    }

    @Test
    void closedLedgerCanBeReadWithoutAGateway() throws Exception {
        Receipt receipt;
        Receipt held;
        try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
            LedgerWalk walk = new LedgerWalk(ledger, CLOCK);
            held = walk.accept();
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            receipt = walk.accept();
        }

        try (LedgerReader reader = SqlLedger.openForReading(folder, CLOCK)) {
            assertThat(reader.find(receipt.reference()).orElseThrow().state()).isEqualTo(SubmissionState.PENDING);
            assertThat(reader.held(HeldFilter.ALL, 10))
                    .extracting(History::reference)
                    .containsExactly(held.reference());
            assertThat(reader.balance().accepted()).isEqualTo(2);
            assertThat(reader.balance().isZero()).isTrue();
        }
    }

    @Test
    void readingWhatIsNotThereMakesNothing() {
        assertThatThrownBy(() -> SqlLedger.openForReading(folder, CLOCK))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("no ledger");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fileIsMadeToSurviveAPowerCutAndToGiveSpaceBack() throws Exception {
        SqlLedger.sqlite(folder.resolve("a/b"), CLOCK).close();

        try (Connection connection = SqliteConnections.to(folder.resolve("a/b")).getConnection()) {
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(connection, "auto_vacuum")).isEqualTo("2");
            assertThat(pragma(connection, "integrity_check")).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"synchronous = NORMAL", "synchronous = OFF"})
    void connectionThatWouldLosePromisesInAPowerCutIsRefused(String setting) {
        assertThatThrownBy(() -> SqlLedger.builder(CLOCK)
                        .sqlite(folder)
                        .writerConnections(source -> new PreparedConnections(source, "PRAGMA " + setting))
                        .build())
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("synchronous")
                .hasMessageContaining("must be 2");
        SqlLedger.sqlite(folder, CLOCK).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.51.2", "3.50.4", "3.9.99", "2.99.99"})
    void sqliteThatMayCorruptItsLogIsRefused(String version) {
        assertThatThrownBy(() -> SqliteConnections.requireVersion(version))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining(version)
                .hasMessageContaining("3.51.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.51.3", "3.54.1", "3.100.0", "4.0.0"})
    void sqliteThatIsNewEnoughIsNotRefused(String version) {
        SqliteConnections.requireVersion(version);
    }

    @Test
    void laneIsToldOfWorkThatWasDueBeforeItListened() throws Exception {
        try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
            new LedgerWalk(ledger, CLOCK).accept();
        }
        try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
            CountDownLatch woken = new CountDownLatch(1);

            ledger.onDue(Lane.UNDERSTAND, woken::countDown);

            assertThat(woken.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void listenerThatFailsDoesNotStopTheLedger() throws Exception {
        try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
            LedgerWalk walk = new LedgerWalk(ledger, CLOCK);
            ledger.onDue(Lane.UNDERSTAND, () -> {
                throw new IllegalStateException("planted");
            });
            for (int i = 0; i < 3; i++) {
                ledger.accept(walk.submission(Urgency.OTHER)).thenRun(() -> {
                    throw new IllegalStateException("planted");
                });
            }

            walk.accept();

            assertThat(ledger.balance().accepted()).isEqualTo(4);
        }
    }

    @Test
    void aLedgerOfAnEarlierVersionKeepsWhatItHasAndCountsWhatIsUnansweredByTheNewIndex() throws Exception {
        try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
            new LedgerWalk(ledger, CLOCK).toSent("EVNSPC");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX delivery_unanswered");
            statement.execute("CREATE INDEX delivery_unanswered ON delivery (backend, sent_us, state)"
                    + " WHERE state IN ('SENT', 'UNANSWERED')");
            statement.execute("ALTER TABLE delivery DROP COLUMN refused_because");
            statement.execute("ALTER TABLE status_update DROP COLUMN because_of");
            for (String table : List.of("linked", "shared_news", "told_person")) {
                statement.execute("DROP TABLE " + table);
            }
            statement.execute("DROP TABLE appointment");
            for (String column : List.of("appointment", "start_us", "end_us")) {
                statement.execute("ALTER TABLE status_update DROP COLUMN " + column);
            }
            assertThat(statement.executeUpdate(
                            "DELETE FROM flyway_schema_history WHERE version IN ('11', '12', '13', '14')"))
                    .isEqualTo(4);
        }

        try (SqlLedger ledger = SqlLedger.sqlite(folder, CLOCK)) {
            LedgerWalk walk = new LedgerWalk(ledger, CLOCK);
            walk.record(walk.routed(acceptAndClaim(walk), "EVNSPC", Priority.P1));

            assertThat(ledger.claimDeliveries("EVNSPC", 10, new Room(1)))
                    .as("no room")
                    .isEmpty();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN QUERY PLAN "
                        + Standings.COUNT_AWAITED
                                .replaceFirst("\\?", "'EVNSPC'")
                                .replaceFirst("\\?", "1"))) {
            List<String> steps = new ArrayList<>();
            while (plan.next()) {
                steps.add(plan.getString("detail"));
            }
            assertThat(steps)
                    .anyMatch(step -> step.contains("COVERING INDEX delivery_unanswered (backend=? AND state=?)"));
        }
    }

    private static Work<StoredSubmission> acceptAndClaim(LedgerWalk walk) throws Exception {
        walk.accept();
        return walk.claimSubmission();
    }

    private SqlLedger open(UnaryOperator<DataSource> connections) {
        return SqlLedger.builder(CLOCK)
                .sqlite(folder)
                .writerConnections(connections)
                .build();
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Commits that wait while it is shut. */
    private static final class Gate implements UnaryOperator<DataSource> {
        private final Semaphore arrivals = new Semaphore(0);
        private volatile CountDownLatch way = new CountDownLatch(0);
        private final InterceptedCommits commits = new InterceptedCommits(connection -> {
            arrivals.release();
            awaitLatch(way);
            connection.commit();
        });

        @Override
        public DataSource apply(DataSource source) {
            return commits.apply(source);
        }

        void shut() {
            arrivals.drainPermits();
            way = new CountDownLatch(1);
        }

        void awaitCommit() throws InterruptedException {
            assertThat(arrivals.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }

        void open() {
            way.countDown();
        }
    }
}

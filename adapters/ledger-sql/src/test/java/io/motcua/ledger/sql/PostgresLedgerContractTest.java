package io.motcua.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.Receipt;
import io.motcua.spi.History;
import io.motcua.spi.Ledger;
import io.motcua.spi.LedgerContract;
import io.motcua.spi.LedgerWalk;
import io.motcua.spi.ReplyResult.Verdict;
import io.motcua.spi.SettableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on a real PostgreSQL keeps the same contract, and its tables the same rules. */
class PostgresLedgerContractTest implements LedgerContract, TableRulesContract {
    @TempDir
    Path blobs;

    private DataSource database;

    @BeforeEach
    void makeDatabase() throws Exception {
        database = PostgresServer.newDatabase();
    }

    @Test
    void whatTheDatabaseUndidToEndADeadlockIsWrittenOnceMoreAtOnce() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            try (Connection connection = raw();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SEQUENCE tries");
                statement.execute("""
                        CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            IF nextval('tries') = 1 THEN
                                RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected';
                            END IF;
                            RETURN NEW;
                        END;
                        $$""");
                statement.execute("CREATE TRIGGER stumble BEFORE INSERT ON submission"
                        + " FOR EACH ROW EXECUTE FUNCTION stumble()");
            }

            Receipt receipt = new LedgerWalk(ledger, clock).accept();

            assertThat(ledger.find(receipt.reference())).isPresent();
        }
    }

    @Override
    public Ledger open(Clock clock) {
        return SqlLedger.postgresql(database, blobs, clock);
    }

    @Test
    void aLedgerOfAnEarlierVersionKeepsWhatItHasAndNoMigrationReadsItsStatusUpdates() throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T01:02:03Z"));
        Delivery delivery;
        Optional<History> before;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            delivery = walk.toSent("EVNSPC").subject();
            walk.reply("EVNSPC", LedgerWalk.acknowledgment(delivery, "accepted"));
            before = ledger.find(delivery.reference());
        }
        try (Connection connection = raw();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX delivery_unanswered");
            statement.execute("CREATE INDEX delivery_unanswered ON delivery (backend, sent_us, state)"
                    + " WHERE state IN ('SENT', 'UNANSWERED')");
            statement.execute("ALTER TABLE delivery DROP COLUMN refused_because");
            statement.execute("DROP TABLE linked, shared_news, told_person, appointment");
            statement.execute("ALTER TABLE status_update DROP COLUMN because_of, DROP COLUMN appointment,"
                    + " DROP COLUMN start_us, DROP COLUMN end_us");
            assertThat(statement.executeUpdate(
                            "DELETE FROM flyway_schema_history WHERE version IN ('11', '12', '13', '14')"))
                    .isEqualTo(4);
        }

        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Instant start = clock.instant().plusSeconds(3600);

            assertThat(before).isPresent();
            assertThat(ledger.find(delivery.reference())).isEqualTo(before);
            assertThat(walk.reply(
                                    "EVNSPC",
                                    LedgerWalk.appointment(
                                            "a1", delivery, clock.instant(), start, start.plusSeconds(3600)))
                            .verdict())
                    .isEqualTo(Verdict.APPLIED);
        }
        // A check on a new column is what makes the server read all rows, with the table locked.
        try (Connection connection = raw();
                Statement statement = connection.createStatement();
                ResultSet checks = statement.executeQuery("SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                        + " WHERE conrelid = 'status_update'::regclass AND contype = 'c'")) {
            while (checks.next()) {
                assertThat(checks.getString(1)).doesNotContain("appointment", "start_us", "end_us", "because_of");
            }
        }
    }

    @Override
    public Connection raw() throws SQLException {
        return database.getConnection();
    }

    @Override
    public Path blobFolder() {
        return blobs;
    }
}

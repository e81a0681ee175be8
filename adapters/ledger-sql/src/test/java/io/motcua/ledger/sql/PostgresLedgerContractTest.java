package io.motcua.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Receipt;
import io.motcua.spi.Ledger;
import io.motcua.spi.LedgerContract;
import io.motcua.spi.LedgerWalk;
import io.motcua.spi.SettableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
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

    @Override
    public Connection raw() throws SQLException {
        return database.getConnection();
    }

    @Override
    public Path blobFolder() {
        return blobs;
    }
}

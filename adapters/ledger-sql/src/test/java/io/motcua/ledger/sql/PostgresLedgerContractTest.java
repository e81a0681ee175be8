package io.motcua.ledger.sql;

import io.motcua.spi.Ledger;
import io.motcua.spi.LedgerContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
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

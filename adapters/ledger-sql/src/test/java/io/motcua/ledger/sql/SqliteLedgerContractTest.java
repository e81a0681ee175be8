package io.motcua.ledger.sql;

import io.motcua.spi.Ledger;
import io.motcua.spi.LedgerContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on SQLite keeps the contract, and its tables the rules. */
class SqliteLedgerContractTest implements LedgerContract, TableRulesContract {
    @TempDir
    Path folder;

    @Override
    public Ledger open(Clock clock) {
        return SqlLedger.sqlite(folder, clock);
    }

    @Override
    public Connection raw() throws SQLException {
        return SqliteConnections.to(folder).getConnection();
    }

    @Override
    public Path blobFolder() {
        return folder.resolve("blobs");
    }
}

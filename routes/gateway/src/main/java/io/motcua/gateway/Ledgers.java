package io.motcua.gateway;

import io.motcua.LedgerUnavailableException;
import io.motcua.gateway.config.Settings.Store;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.LedgerDesk;
import io.motcua.ledger.sql.LedgerReader;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.Ledger;
import java.nio.file.Files;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens the ledger that the settings name: to run on, or to look things up only. */
public final class Ledgers {
    private Ledgers() {}

    /**
     * Opens it to run on.
     *
     * @param writer around the connections that it writes by
     * @param onFailure told once, when it can keep nothing any more
     * @throws LedgerUnavailableException if it cannot be opened
     */
    static Ledger open(Store store, Clock clock, UnaryOperator<DataSource> writer, Consumer<Throwable> onFailure) {
        if (store instanceof Store.Sqlite sqlite) {
            return SqlLedger.builder(clock)
                    .sqlite(sqlite.folder())
                    .writerConnections(writer)
                    .onFailure(onFailure)
                    .build();
        }
        Store.Postgresql postgresql = (Store.Postgresql) store;
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgresql.url());
        source.setUser(postgresql.user());
        source.setPassword(postgresql.password().value());
        source.setApplicationName("motcua " + postgresql.node());
        return SqlLedger.builder(clock)
                .postgresql(source)
                .blobFolder(postgresql.blobs())
                .node(postgresql.node())
                .writerConnections(writer)
                .onFailure(onFailure)
                .build();
    }

    /**
     * Opens it to look things up, when no gateway of this data folder runs.
     *
     * @throws LedgerUnavailableException if it cannot be opened, and why
     */
    public static Desk openForReading(Store store) {
        return LedgerDesk.of(reader(store));
    }

    /**
     * Opens it to look things up, when no gateway of this data folder runs.
     *
     * @throws LedgerUnavailableException if it cannot be opened, and why
     */
    public static LedgerReader reader(Store store) {
        if (!(store instanceof Store.Sqlite sqlite)) {
            throw new LedgerUnavailableException(
                    "No gateway of this configuration runs, and its ledger is in PostgreSQL,"
                            + " which is only looked into through a gateway: start it, or ask where one runs");
        }
        if (!Files.isDirectory(sqlite.folder())) {
            throw new LedgerUnavailableException(
                    "There is no ledger in " + sqlite.folder() + " yet: no gateway has run with this configuration");
        }
        return SqlLedger.openForReading(sqlite.folder(), Clock.systemUTC());
    }
}

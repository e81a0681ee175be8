package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.sqlite.SQLiteDataSource;

/** A SQLite ledger that nobody writes to, opened to be read. */
final class ReadingStore implements Reads {
    private final FolderLock lock;
    private final SessionPool readers;

    private ReadingStore(FolderLock lock, SessionPool readers) {
        this.lock = lock;
        this.readers = readers;
    }

    static LedgerReader open(Path folder, Clock clock) {
        if (!Files.exists(folder.resolve(SqliteConnections.FILE))) {
            throw new LedgerUnavailableException("There is no ledger in " + folder);
        }
        try {
            FolderLock lock = FolderLock.take(folder, Duration.ZERO);
            SQLiteDataSource source = SqliteConnections.to(folder);
            ReadingStore store = new ReadingStore(lock, new SessionPool(source));
            try {
                byte[] key = store.read(LedgerMeta::referenceKey)
                        .orElseThrow(() ->
                                new LedgerUnavailableException("Nothing was ever written to the ledger in " + folder));
                return new LedgerReader(store, new References(key), clock);
            } catch (SQLException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new LedgerUnavailableException("The ledger in " + folder + " cannot be opened", e);
        }
    }

    @Override
    public <T> T read(Reading<T> reading) throws SQLException {
        return readers.read(reading);
    }

    @Override
    public void close() {
        try {
            readers.close();
        } catch (SQLException e) {
            throw new LedgerUnavailableException("The ledger could not be closed", e);
        } finally {
            lock.close();
        }
    }
}

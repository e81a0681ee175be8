package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import io.motcua.spi.BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** How a {@link SqlLedger} is to be opened. Names one database, and may name other than the usual settings. */
public final class SqlLedgerBuilder {
    private final Clock clock;
    private @Nullable Path folder;
    private @Nullable DataSource database;
    private @Nullable Path blobFolder;
    private @Nullable BlobStore blobs;
    private UnaryOperator<DataSource> writerConnections = UnaryOperator.identity();
    private Consumer<Throwable> onFailure = failure -> {};
    private int queueCapacity = CommandQueue.DEFAULT_CAPACITY;
    private String node = "local";

    SqlLedgerBuilder(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** SQLite, in this folder. */
    public SqlLedgerBuilder sqlite(Path value) {
        folder = value;
        return this;
    }

    /** PostgreSQL. The source gives new connections, not pooled ones. */
    public SqlLedgerBuilder postgresql(DataSource value) {
        database = value;
        return this;
    }

    /**
     * PostgreSQL at this address.
     *
     * @param url as the driver reads it, for example {@code jdbc:postgresql://host:5432/motcua}
     */
    public SqlLedgerBuilder postgresql(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return postgresql(source);
    }

    /** Where payloads go that are too large for a row. SQLite has a folder for them beside its file. */
    public SqlLedgerBuilder blobs(BlobStore value) {
        blobs = value;
        return this;
    }

    /** As {@link #blobs}, in files of this folder, which all nodes of a PostgreSQL ledger must share. */
    public SqlLedgerBuilder blobFolder(Path value) {
        blobFolder = value;
        return this;
    }

    /** What stands between the writer and its connections. The tests plant faults here. */
    public SqlLedgerBuilder writerConnections(UnaryOperator<DataSource> value) {
        writerConnections = value;
        return this;
    }

    /** Told once, when the disk has failed and the ledger refuses everything; called on the writer's thread. */
    public SqlLedgerBuilder onFailure(Consumer<Throwable> value) {
        onFailure = value;
        return this;
    }

    /** How many submissions may wait for the writer, and how many commands of the path; 8,192 unless told. */
    public SqlLedgerBuilder queueCapacity(int value) {
        queueCapacity = value;
        return this;
    }

    /** This node's name, on PostgreSQL unique among those that run; {@code local} unless told. */
    public SqlLedgerBuilder node(String value) {
        node = value;
        return this;
    }

    /**
     * Opens the ledger.
     *
     * @throws IllegalStateException if not exactly one database is named, or no blob store beside PostgreSQL
     * @throws LedgerUnavailableException if another process has it open, or if it cannot be opened
     */
    public SqlLedger build() {
        if ((folder == null) == (database == null)) {
            throw new IllegalStateException("Name one database: sqlite(folder) or postgresql(source)");
        }
        try {
            if (blobs == null) {
                blobs = new FileBlobStore(blobFolder());
            }
            Store store = folder != null
                    ? SqliteStore.open(folder, writerConnections, clock)
                    : PostgresStore.open(Objects.requireNonNull(database), writerConnections, node, clock);
            try {
                return new SqlLedger(store, this);
            } catch (SQLException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (IOException | SQLException | FlywayException e) {
            throw new LedgerUnavailableException("The ledger cannot be opened", e);
        }
    }

    Clock clock() {
        return clock;
    }

    int capacity() {
        return queueCapacity;
    }

    BlobStore blobStore() {
        return Objects.requireNonNull(blobs);
    }

    Consumer<Throwable> failureListener() {
        return onFailure;
    }

    private Path blobFolder() {
        if (blobFolder != null) {
            return blobFolder;
        }
        if (folder == null) {
            throw new IllegalStateException("A PostgreSQL ledger needs blobs or a blobFolder that its nodes share");
        }
        return folder.resolve("blobs");
    }
}

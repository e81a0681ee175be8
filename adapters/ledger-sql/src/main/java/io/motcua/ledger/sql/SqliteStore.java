package io.motcua.ledger.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/** A SQLite file in a folder that this process has to itself. */
final class SqliteStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
    private static final String NODE = "local";
    /** Longer than somebody needs who looks something up without a gateway. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final FolderLock lock;
    private final DataSource writers;
    private final SessionPool readers;
    private final Session claimant;
    private final InMemoryClaims claims;
    private final Checkpoints checkpoints;

    private SqliteStore(FolderLock lock, SQLiteDataSource source, UnaryOperator<DataSource> wrapping, Clock clock)
            throws SQLException {
        this.lock = lock;
        this.writers = wrapping.apply(source);
        this.readers = new SessionPool(source);
        this.claimant = readers.open();
        this.claims = new InMemoryClaims(claimant, clock);
        this.checkpoints = new Checkpoints(source);
    }

    /** Opens the file in this folder, and makes folder, file and tables where they are missing. */
    static SqliteStore open(Path folder, UnaryOperator<DataSource> wrapping, Clock clock)
            throws IOException, SQLException {
        Folders.create(folder);
        FolderLock lock = FolderLock.take(folder, PATIENCE);
        try {
            SQLiteDataSource source = SqliteConnections.to(folder);
            SqliteConnections.prepareFile(source);
            Migrations.apply(source, Dialect.SQLITE);
            return new SqliteStore(lock, source, wrapping, clock);
        } catch (SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public String node() {
        return NODE;
    }

    @Override
    public Optional<String> claimant() {
        return Optional.empty();
    }

    @Override
    public Session openWriter() throws SQLException {
        Connection connection = writers.getConnection();
        try {
            SqliteConnections.prepareWriter(connection);
            return new Session(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public <T> T read(Reading<T> reading) throws SQLException {
        return readers.read(reading);
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Optional<Duration> pollInterval() {
        return Optional.empty();
    }

    @Override
    public void committed(Session writer, int weight) throws SQLException {
        checkpoints.committed(writer, weight);
    }

    @Override
    public void close() {
        try {
            checkpoints.close();
            synchronized (claims) {
                claimant.close();
            }
            readers.close();
        } catch (SQLException e) {
            LOG.debug("A connection could not be closed", e);
        } finally {
            lock.close();
        }
    }
}

package io.motcua.ledger.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/**
 * Carries SQLite's log into the database file. The bulk of it on a thread and connection of its own, beside the writer;
 * then the writer itself carries the little that came meanwhile, so that nothing is left and the log starts over. Were
 * all of it left to the writer, every thousandth page would make somebody wait for it.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String PASSIVE = "PRAGMA wal_checkpoint(PASSIVE)";
    /** So many commands may be in the log before it is carried: some 20 MiB, written again and again once they are there. */
    private static final int ROWS = 2_000;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(run -> Threads.daemon(run, "motcua-ledger-checkpoint"));
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean bulkDone = new AtomicBoolean();
    private final Connection connection;
    private long rows;

    Checkpoints(SQLiteDataSource source) throws SQLException {
        this.connection = source.getConnection();
    }

    /** Called by the writer between transactions. */
    void committed(Session writer, long rowsOfCommit) throws SQLException {
        rows += rowsOfCommit;
        if (bulkDone.compareAndSet(true, false)) {
            carry(writer.connection());
            rows = 0;
            running.set(false);
        } else if (rows >= ROWS && running.compareAndSet(false, true)) {
            thread.execute(this::carryBulk);
        }
    }

    private void carryBulk() {
        try {
            carry(connection);
            bulkDone.set(true);
        } catch (SQLException e) {
            // The log grows meanwhile, and nothing is lost; the writer hears of a broken disk by its own commits.
            LOG.warn("A checkpoint failed and is tried again", e);
            running.set(false);
        }
    }

    private static void carry(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PASSIVE);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdown();
        try {
            thread.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}

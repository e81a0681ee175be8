package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** How connections to the ledger's file are set, and the proof that they are. */
final class SqliteConnections {
    static final String FILE = "ledger.db";
    /** Older versions have a bug that can corrupt the database when a checkpoint meets a restart of the WAL. */
    private static final int[] OLDEST_VERSION = {3, 51, 3};

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private SqliteConnections() {}

    /** Connections to the file in this folder. */
    static SQLiteDataSource to(Path folder) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // Deferred: after each commit the driver begins the next transaction at once, and an immediate one would keep
        // the log from being started over. There is no other writer to be immediate against.
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve(FILE).toAbsolutePath());
        return source;
    }

    /** Makes a new file one that can give space back, which must be said before its first page; then turns to WAL. */
    static void prepareFile(SQLiteDataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    /** The writer's settings, which are then asserted. */
    static void prepareWriter(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = -65536");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
        }
        requireVersion(value(connection, "SELECT sqlite_version()"));
        require(connection, "journal_mode", "wal");
        require(connection, "synchronous", "2");
        require(connection, "foreign_keys", "1");
    }

    /** The settings of connections that only read. */
    static void prepareReader(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = -8192");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.execute("PRAGMA query_only = ON");
        }
    }

    static void requireVersion(String version) {
        int[] parts =
                Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
        if (Arrays.compare(parts, OLDEST_VERSION) < 0) {
            throw new LedgerUnavailableException("SQLite " + version
                    + " may corrupt its log; the ledger needs 3.51.3 or later: raise org.xerial:sqlite-jdbc");
        }
    }

    private static void require(Connection connection, String pragma, String expected) throws SQLException {
        String actual = value(connection, "PRAGMA " + pragma);
        if (!actual.equalsIgnoreCase(expected)) {
            throw new LedgerUnavailableException("SQLite's " + pragma + " is " + actual + " and must be " + expected
                    + ", or a power cut would lose what was promised; is the folder on a local disk?");
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}

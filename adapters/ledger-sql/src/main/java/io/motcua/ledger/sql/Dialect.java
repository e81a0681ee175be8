package io.motcua.ledger.sql;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** What the two databases say differently. */
enum Dialect {
    /** One process, one writer. */
    SQLITE(
            "sqlite",
            Map.of(
                    "integer", "INTEGER",
                    "bytes", "BLOB",
                    "counted", "INTEGER PRIMARY KEY",
                    "rows", "STRICT",
                    "clustered", "STRICT, WITHOUT ROWID"),
            ""),
    /** Several nodes, a writer each. */
    POSTGRESQL(
            "postgresql",
            Map.of(
                    "integer", "BIGINT",
                    "bytes", "BYTEA",
                    "counted", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                    "rows", "",
                    "clustered", ""),
            " FOR UPDATE");

    private static final String MIGRATIONS = "classpath:io/motcua/ledger/sql/";
    /** READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB (https://sqlite.org/rescode.html). */
    private static final Set<Integer> SQLITE_DISK_ERRORS = Set.of(8, 10, 11, 13, 14, 26);

    private static final int SQLITE_CONSTRAINT = 19;

    private final String folder;
    private final Map<String, String> placeholders;
    private final String forUpdate;

    Dialect(String folder, Map<String, String> placeholders, String forUpdate) {
        this.folder = folder;
        this.placeholders = placeholders;
        this.forUpdate = forUpdate;
    }

    /** Where Flyway finds the tables and what only this database understands. */
    String[] migrations() {
        return new String[] {MIGRATIONS + "common", MIGRATIONS + folder};
    }

    Map<String, String> placeholders() {
        return placeholders;
    }

    /** Appended to a select whose row is about to be changed; SQLite's one writer needs no lock. */
    String forUpdate() {
        return forUpdate;
    }

    /** Whether the store broke a rule of the tables, so that this command can never be written. */
    boolean isConstraint(SQLException e) {
        return this == SQLITE
                ? (e.getErrorCode() & 0xff) == SQLITE_CONSTRAINT
                : String.valueOf(e.getSQLState()).startsWith("23");
    }

    /** Whether the disk failed: what it holds is unknown, and nothing may be promised any more. */
    boolean isDiskError(SQLException e) {
        return this == SQLITE && SQLITE_DISK_ERRORS.contains(e.getErrorCode() & 0xff);
    }

    /** Whether a failed commit leaves a ledger that nobody can trust. A PostgreSQL server sees to its own disk. */
    boolean isUnknownAfterFailedCommit() {
        return this == SQLITE;
    }
}

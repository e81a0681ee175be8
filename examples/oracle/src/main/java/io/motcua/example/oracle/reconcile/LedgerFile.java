package io.motcua.example.oracle.reconcile;

import io.motcua.example.oracle.load.Hash;
import io.motcua.spi.SubmissionState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger as it stands on the disk, read by plain SQL and not by the code that wrote it; what a row is about is read
 * from the bytes that it keeps. Works while the gateway runs and while it does not.
 */
public final class LedgerFile {
    private static final String ROWS = "SELECT s.reference, s.channel, s.state, s.held_reason, s.sha256, p.bytes"
            + " FROM submission s LEFT JOIN payload p ON p.submission = s.number ORDER BY s.number";
    private static final String ACKNOWLEDGED = "SELECT s.reference, d.acknowledged_us FROM delivery d"
            + " JOIN submission s ON s.number = d.submission WHERE d.acknowledged_us IS NOT NULL";
    private static final String DIFFERENCE =
            "SELECT (SELECT coalesce(sum(submissions), 0) FROM accepted)" + " - (SELECT count(*) FROM submission)";

    private final Path file;

    /** The ledger in this SQLite file. */
    public LedgerFile(Path file) {
        this.file = file;
    }

    /** All submissions; none if there is no ledger yet. */
    public List<LedgerRow> rows() throws SQLException {
        List<LedgerRow> rows = new ArrayList<>();
        if (!exists()) {
            return rows;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                byte[] bytes = Optional.ofNullable(row.getBytes("bytes")).orElse(new byte[0]);
                Original original = Original.of(row.getString("channel"), bytes);
                rows.add(new LedgerRow(
                        original.submission().orElse("unmarked:" + row.getString("reference")),
                        row.getString("reference"),
                        isHash(row.getBytes("sha256"), bytes) ? original.sha256() : "not the hash in the row",
                        SubmissionState.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getString("held_reason"))));
            }
        }
        return rows;
    }

    /** When each delivery was acknowledged by its utility, in microseconds since 1970, by reference. */
    public Map<String, Long> acknowledgedMicros() throws SQLException {
        Map<String, Long> times = new HashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ACKNOWLEDGED)) {
            while (row.next()) {
                times.put(row.getString(1), row.getLong(2));
            }
        }
        return times;
    }

    /** What was counted as accepted minus the rows that there are. */
    public long difference() throws SQLException {
        return number(DIFFERENCE);
    }

    /** How many submissions are in this state. */
    public long count(SubmissionState state) throws SQLException {
        return number("SELECT count(*) FROM submission WHERE state = '" + state + "'");
    }

    /** How many notices have yet to be sent. */
    public long dueNotices() throws SQLException {
        return number("SELECT count(*) FROM notice WHERE state = 'DUE'");
    }

    /**
     * How much is yet to be done: a submission that is understood, delivered and acknowledged has no due work, but for the
     * clocks of what its utility has still to do for days.
     */
    public long dueWork() throws SQLException {
        return number("SELECT count(*) FROM due_work WHERE lane <> 'clocks'");
    }

    /** How many deliveries wait for this utility, or for its acknowledgment. */
    public long dueTo(String utility) throws SQLException {
        return number("SELECT count(*) FROM due_work w JOIN delivery d ON d.number = w.delivery WHERE d.backend = '"
                + utility + "' AND w.lane <> 'clocks'");
    }

    /** How many deliveries this utility has acknowledged. */
    public long acknowledgedBy(String utility) throws SQLException {
        return number(
                "SELECT count(*) FROM delivery WHERE backend = '" + utility + "' AND acknowledged_us IS NOT NULL");
    }

    private long number(String sql) throws SQLException {
        if (!exists()) {
            return 0;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    /** Whether the tables are there: a gateway may have been ended before it had made them. */
    private boolean exists() throws SQLException {
        if (!file.toFile().exists()) {
            return false;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM sqlite_master WHERE name IN ('submission', 'accepted', 'notice')")) {
            return row.getInt(1) == 3;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro&busy_timeout=5000");
    }

    private static boolean isHash(byte[] stored, byte[] bytes) {
        return HexFormat.of().formatHex(stored).equals(Hash.of(bytes));
    }
}

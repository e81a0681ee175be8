package io.motcua.ledger.sql;

import io.motcua.Reference;
import io.motcua.spi.AuditEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Writes what was done, and reads it again. A trigger sees to it that nothing else is done to it. */
final class AuditTrail {
    private static final String INSERT =
            "INSERT INTO audit (at_us, actor, action, submission, reason, was, became) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT =
            "SELECT a.at_us, a.actor, a.action, COALESCE(a.reason, a.detail) AS why, a.was,"
                    + " a.became, s.reference FROM audit a LEFT JOIN submission s ON s.number = a.submission";
    private static final String NEWEST = " ORDER BY a.number DESC LIMIT ?";

    private AuditTrail() {}

    /** Something that was done, and about no request. */
    static void append(Session session, AuditEntry entry) throws SQLException {
        append(session, Optional.empty(), entry);
    }

    static void append(Session session, long submission, AuditEntry entry) throws SQLException {
        append(session, Optional.of(submission), entry);
    }

    private static void append(Session session, Optional<Long> submission, AuditEntry entry) throws SQLException {
        session.updateOne(
                INSERT,
                entry.at(),
                entry.actor(),
                entry.action(),
                submission,
                entry.reason(),
                entry.before(),
                entry.after());
    }

    static List<AuditEntry> of(Session session, long submission, int limit) throws SQLException {
        return session.list(SELECT + " WHERE a.submission = ?" + NEWEST, AuditTrail::read, submission, limit);
    }

    static List<AuditEntry> all(Session session, int limit) throws SQLException {
        return session.list(SELECT + NEWEST, AuditTrail::read, limit);
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                Micros.instant(row.getLong("at_us")),
                row.getString("actor"),
                row.getString("action"),
                Optional.ofNullable(row.getString("reference")).map(Reference::of),
                Session.text(row, "why"),
                Session.text(row, "was"),
                Session.text(row, "became"));
    }
}

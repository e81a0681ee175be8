package io.motcua.ledger.sql;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.spi.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * News of a request that others are told too, and how far that has come.
 *
 * @param work its row in the due work
 * @param notBefore when the notices are due at the earliest, in microseconds
 * @param becauseOf the request that the utility said it of, if it is another than this one
 */
record NewsRow(
        long work,
        long submission,
        RequestStatus status,
        String by,
        Instant at,
        long notBefore,
        Optional<Reference> becauseOf,
        Phase phase,
        long lastPart,
        byte[] lastPerson,
        long lastOther) {
    private static final String INSERT = "INSERT INTO shared_news (work, submission, status, told_by, at_us,"
            + " not_before_us, because_of, phase, last_part, last_person, last_other)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND = "SELECT * FROM shared_news WHERE work = ?";
    private static final String ADVANCE =
            "UPDATE shared_news SET phase = ?, last_part = ?, last_person = ?, last_other = ? WHERE work = ?";
    private static final String END = "DELETE FROM shared_news WHERE work = ?";
    private static final String TELLS = "INSERT INTO told_person (work, person) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String FORGET = "DELETE FROM told_person WHERE work = ?";

    /** Whose turn it is. */
    enum Phase {
        PARTS,
        LINKED
    }

    static Optional<NewsRow> find(Session session, long work) throws SQLException {
        return session.first(FIND, NewsRow::read, work);
    }

    private static NewsRow read(ResultSet row) throws SQLException {
        return new NewsRow(
                row.getLong("work"),
                row.getLong("submission"),
                RequestStatus.valueOf(row.getString("status")),
                row.getString("told_by"),
                Micros.instant(row.getLong("at_us")),
                row.getLong("not_before_us"),
                Session.text(row, "because_of").map(Reference::of),
                Phase.valueOf(row.getString("phase")),
                row.getLong("last_part"),
                row.getBytes("last_person"),
                row.getLong("last_other"));
    }

    /** Makes it due. */
    void insert(Transaction transaction, SubmissionRow request) throws SQLException {
        transaction
                .session()
                .updateOne(
                        INSERT,
                        work,
                        submission,
                        status.name(),
                        by,
                        at,
                        notBefore,
                        becauseOf,
                        phase.name(),
                        lastPart,
                        lastPerson,
                        lastOther);
        DueWork.insert(transaction, work, Lane.NEWS, request.urgency(), submission);
    }

    /** Notes that this person is told it; whether they had not been. */
    boolean tellsFirst(Session session, byte[] person) throws SQLException {
        return session.update(TELLS, work, person) == 1;
    }

    /** Whether what is linked to the request comes after its parts. */
    boolean isForLinked() {
        return status.isDone();
    }

    void afterPart(Session session, long part) throws SQLException {
        session.updateOne(ADVANCE, phase.name(), part, lastPerson, lastOther, work);
    }

    void afterParts(Session session) throws SQLException {
        session.updateOne(ADVANCE, Phase.LINKED.name(), lastPart, lastPerson, lastOther, work);
    }

    void after(Session session, Links.Link link) throws SQLException {
        session.updateOne(ADVANCE, phase.name(), lastPart, link.person(), link.other(), work);
    }

    /** All are told. */
    void end(Session session) throws SQLException {
        session.update(FORGET, work);
        session.updateOne(END, work);
    }
}

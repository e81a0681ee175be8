package io.motcua.ledger.sql;

import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes what a requester is told: the status, and a notice of it in the same commit if the submission says where an
 * answer goes. A notice is due when all earlier ones of its submission are over or give way to it. Of the writer's
 * thread alone.
 */
final class Notices {
    private static final String TELL =
            "INSERT INTO status_update (id, submission, status, notice, expected_us, told_by, at_us)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String TELL_NUMBERED = TELL + " RETURNING number";
    private static final String TRANSPORT = "SELECT transport FROM submission WHERE number = ?";
    /** A notice that has not been tried and is not due yet gives way to the news that comes after it. */
    private static final String GIVE_WAY = "UPDATE due_work SET notice = ?, lane = ?, due_us = ?"
            + " WHERE notice = ? AND due_us > ? AND attempts = 0"
            + " AND EXISTS (SELECT 1 FROM notice n WHERE n.number = due_work.notice AND n.instead_of IS NULL)";

    private static final String WORK = "INSERT INTO due_work (id, lane, class, due_us, attempts, submission, notice)"
            + " VALUES (?, ?, ?, ?, 0, ?, ?)";

    private final Numbers workNumbers = new Numbers("work");

    /** Makes sure that there are numbers for the notices of so many commands. Outside of a transaction. */
    void reserve(Session session, int count) throws SQLException {
        workNumbers.reserve(session, count);
    }

    /** Makes a notice that the submission was received and understood. Of that there is no status row. */
    void received(Transaction transaction, SubmissionRow submission) throws SQLException {
        if (submission.answers()) {
            notice(transaction, submission, Optional.empty(), RequestStatus.RECEIVED);
        }
    }

    /** Makes a notice that a follow-up became part of an earlier request, which it names. */
    void joined(Transaction transaction, SubmissionRow followUp, RequestStatus status) throws SQLException {
        if (followUp.answers()) {
            notice(transaction, followUp, Optional.empty(), status);
        }
    }

    /** Writes a status. */
    StatusUpdate tell(
            Transaction transaction,
            SubmissionRow submission,
            RequestStatus status,
            Optional<String> words,
            Optional<Instant> expectedAt,
            String by,
            Instant at)
            throws SQLException {
        StatusUpdate update = submission.update(status, words, expectedAt, by, at);
        Object[] values = {update.updateId().bytes(), submission.number(), status.name(), words, expectedAt, by, at};
        if (!submission.answers()) {
            transaction.session().updateOne(TELL, values);
            return update;
        }
        Optional<Long> number = transaction.session().first(TELL_NUMBERED, row -> row.getLong(1), values);
        notice(transaction, submission, number, status);
        return update;
    }

    private void notice(Transaction transaction, SubmissionRow submission, Optional<Long> update, RequestStatus status)
            throws SQLException {
        Session session = transaction.session();
        Optional<NoticeRow> before = NoticeRow.oldestDue(session, submission.number());
        NoticeRow notice = NoticeRow.insert(session, submission, update, status, person(session, submission));
        long now = transaction.nowMicros();
        if (before.isEmpty()) {
            session.updateOne(
                    WORK,
                    workNumbers.draw(session),
                    notice.lane().name(),
                    submission.urgency(),
                    now,
                    submission.number(),
                    notice.number());
        } else if (session.update(
                        GIVE_WAY,
                        notice.number(),
                        notice.lane().name(),
                        now,
                        before.get().number(),
                        now)
                == 1) {
            before.get().overtaken(session);
        } else {
            return;
        }
        transaction.becomesDue(notice.lane(), now);
    }

    /** Whom an answer goes to, as one key; the same as that of the conversation. */
    static byte[] person(Session session, SubmissionRow submission) throws SQLException {
        String transport = session.first(TRANSPORT, row -> row.getString(1), submission.number())
                .orElseThrow(() -> new SQLException("Submission " + submission.number() + " is not there"));
        String address = TransportJson.read(transport).get(Submission.ANSWER_TO);
        if (address == null) {
            throw new SQLException("Submission " + submission.number() + " names nobody to answer");
        }
        return KeyHash.of(submission.channel(), submission.account(), address);
    }
}

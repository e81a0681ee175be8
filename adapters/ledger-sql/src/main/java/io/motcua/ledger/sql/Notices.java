package io.motcua.ledger.sql;

import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.Lane;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes what a requester is told: the status, and a notice of it in the same commit if the submission says where an
 * answer goes. A notice is due when all earlier ones of its submission are over. Of the writer's thread alone.
 */
final class Notices {
    private static final String TELL =
            "INSERT INTO status_update (id, submission, status, notice, expected_us, told_by, at_us)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String TELL_NUMBERED = TELL + " RETURNING number";
    private static final String IS_DUE = "SELECT 1 FROM notice WHERE submission = ? AND state = 'DUE' LIMIT 1";
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
        boolean mustWait =
                session.first(IS_DUE, row -> true, submission.number()).isPresent();
        NoticeRow notice = NoticeRow.insert(session, submission, update, status);
        if (mustWait) {
            return;
        }
        Lane lane = Lane.notices(submission.channel());
        session.updateOne(
                WORK,
                workNumbers.draw(),
                lane.name(),
                submission.urgency(),
                transaction.nowMicros(),
                submission.number(),
                notice.number());
        transaction.becomesDue(lane, transaction.nowMicros());
    }
}

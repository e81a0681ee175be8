package io.motcua.ledger.sql;

import io.motcua.Appointment;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes what a requester is told: the status, and a notice of it in the same commit if the submission says where an
 * answer goes. A notice is due when all earlier ones of its submission are over or give way to it: those do that have
 * not been tried and are not due yet, but for a question while it can be answered. Of the writer's thread alone.
 */
final class Notices {
    private static final String TELL =
            "INSERT INTO status_update (id, submission, status, notice, expected_us, told_by, at_us, because_of,"
                    + " appointment, start_us, end_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String TELL_NUMBERED = TELL + " RETURNING number";
    private static final String TRANSPORT = "SELECT transport FROM submission WHERE number = ?";
    // What a node has in its hands is being told, whatever the time is on another. Changes nothing, but keeps it
    // waiting.
    private static final String WAITING = "UPDATE due_work SET due_us = due_us WHERE notice = ? AND due_us > ?"
            + " AND claimed_by IS NULL RETURNING attempts";
    private static final String DUE_NOW = "UPDATE due_work SET notice = ?, lane = ?, due_us = ? WHERE notice = ?";
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
            notice(transaction, submission, Optional.empty(), RequestStatus.RECEIVED, false, transaction.nowMicros());
        }
    }

    /** Makes a notice that a follow-up became part of an earlier request, which it names. */
    void joined(Transaction transaction, SubmissionRow followUp, RequestStatus status) throws SQLException {
        if (followUp.answers()) {
            notice(transaction, followUp, Optional.empty(), status, false, transaction.nowMicros());
        }
    }

    /** Writes what is new about an appointment, beside the status that the request is in. */
    StatusUpdate tell(
            Transaction transaction,
            SubmissionRow submission,
            RequestStatus status,
            Appointment appointment,
            Optional<String> words,
            String by,
            Instant at)
            throws SQLException {
        StatusUpdate update = submission
                .update(status, by, at)
                .notice(words)
                .appointment(Optional.of(appointment))
                .build();
        return tell(transaction, submission, update, transaction.nowMicros());
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
        StatusUpdate update = submission
                .update(status, by, at)
                .notice(words)
                .expectedAt(expectedAt)
                .build();
        return tell(transaction, submission, update, transaction.nowMicros());
    }

    /**
     * Writes a status.
     *
     * @param notBefore when its notice is due at the earliest
     */
    StatusUpdate tell(Transaction transaction, SubmissionRow submission, StatusUpdate update, long notBefore)
            throws SQLException {
        RequestStatus status = update.status();
        Object[] values = {
            update.updateId().bytes(),
            submission.number(),
            status.name(),
            update.notice(),
            update.expectedAt(),
            update.by(),
            update.at(),
            update.becauseOf(),
            update.appointment().map(news -> news.news().name()),
            update.appointment().map(Appointment::start),
            update.appointment().map(Appointment::end)
        };
        if (!submission.answers()) {
            transaction.session().updateOne(TELL, values);
            return update;
        }
        Optional<Long> number = transaction.session().first(TELL_NUMBERED, row -> row.getLong(1), values);
        notice(transaction, submission, number, status, update.appointment().isPresent(), notBefore);
        return update;
    }

    private void notice(
            Transaction transaction,
            SubmissionRow submission,
            Optional<Long> update,
            RequestStatus status,
            boolean ofAppointment,
            long notBefore)
            throws SQLException {
        Session session = transaction.session();
        NoticeRow notice =
                NoticeRow.insert(session, submission, update, status, ofAppointment, person(session, submission));
        List<NoticeRow> open = NoticeRow.open(session, submission.number());
        if (open.size() > 1) {
            giveWay(transaction, submission, open);
            return;
        }
        if (notice.leftOutAsTold(transaction, submission.number())) {
            return;
        }
        long due = Math.max(notBefore, transaction.nowMicros());
        session.updateOne(
                WORK,
                workNumbers.draw(session),
                notice.lane().name(),
                submission.urgency(),
                due,
                submission.number(),
                notice.number());
        transaction.becomesDue(notice.lane(), due);
    }

    /** What waits, untried, gives way. Danger to life waits behind nothing. */
    private static void giveWay(Transaction transaction, SubmissionRow submission, List<NoticeRow> open)
            throws SQLException {
        Session session = transaction.session();
        long now = transaction.nowMicros();
        for (NoticeRow waiting : open) {
            Optional<Integer> attempts = session.first(WAITING, row -> row.getInt(1), waiting.number(), now);
            if (attempts.isEmpty()) {
                continue;
            }
            boolean stays = attempts.get() > 0 || waiting.otherWay();
            NoticeRow first = stays ? waiting : NoticeRow.giveWay(session, open);
            if (submission.isOfDanger(session) || first.number() != waiting.number()) {
                session.updateOne(DUE_NOW, first.number(), first.lane().name(), now, waiting.number());
                transaction.becomesDue(first.lane(), now);
            }
            return;
        }
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

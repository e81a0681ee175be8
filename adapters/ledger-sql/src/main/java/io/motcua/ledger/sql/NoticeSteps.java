package io.motcua.ledger.sql;

import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.StatusUpdate;
import io.motcua.spi.Lane;
import io.motcua.spi.NoticeState;
import io.motcua.spi.Step;
import java.sql.SQLException;
import java.util.Optional;

/** Writes what came of an attempt to tell a requester. What becomes of the request does not depend on it. */
final class NoticeSteps {
    private static final String AGAIN = "UPDATE due_work SET due_us = ?, attempts = ?, notice = ?, claimed_by = NULL,"
            + " lease_until_us = NULL WHERE id = ?";
    private static final String AUDIT =
            "INSERT INTO audit (at_us, actor, action, submission, detail)" + " VALUES (?, ?, 'notice given up', ?, ?)";

    private final Dialect dialect;

    NoticeSteps(Dialect dialect) {
        this.dialect = dialect;
    }

    void noticed(Transaction transaction, Step.Noticed step) throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = DueWork.submission(
                session, dialect, step.work().subject().update().trackingId());
        Lane lane = Lane.notices(submission.channel());
        NoticeRow notice = NoticeRow.due(
                        session,
                        step.work().id(),
                        lane.name(),
                        submission.number(),
                        step.work().attempt() - 1,
                        step.work().subject().noticeId())
                .orElseThrow(() -> RefusedException.illegalState("No notice waits for this work in lane " + lane.name()
                        + " [tracking id " + submission.id() + ", work "
                        + step.work().id() + ", attempt "
                        + step.work().attempt() + "]"));

        boolean again = step.outcome() instanceof Deferred && step.nextAttempt().isPresent();
        if (again) {
            notice.attempted(session, step.outcome(), NoticeState.DUE, step.at());
            makeDue(
                    transaction,
                    step,
                    lane,
                    Micros.of(step.nextAttempt().get()),
                    step.work().attempt(),
                    notice);
            return;
        }
        boolean sent = step.outcome() instanceof Sent;
        notice.attempted(session, step.outcome(), sent ? NoticeState.SENT : NoticeState.GIVEN_UP, step.at());
        if (!sent) {
            session.updateOne(
                    AUDIT, step.at(), StatusUpdate.GATEWAY, submission.number(), NoticeRow.words(step.outcome()));
        }
        Optional<NoticeRow> next = NoticeRow.oldestDue(session, submission.number());
        if (next.isPresent()) {
            makeDue(transaction, step, lane, transaction.nowMicros(), 0, next.get());
        } else {
            DueWork.end(session, step.work());
        }
    }

    private static void makeDue(
            Transaction transaction, Step.Noticed step, Lane lane, long dueMicros, int attempts, NoticeRow notice)
            throws SQLException {
        transaction
                .session()
                .updateOne(
                        AGAIN, dueMicros, attempts, notice.number(), step.work().id());
        transaction.becomesDue(lane, dueMicros);
    }
}

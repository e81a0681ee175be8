package io.motcua.ledger.sql;

import io.motcua.Notice;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.LeftOut;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.spi.Lane;
import io.motcua.spi.NoticeState;
import io.motcua.spi.OtherWay;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what came of an attempt to tell a requester. What becomes of the request does not depend on it. */
final class NoticeSteps {
    private static final String AGAIN = "UPDATE due_work SET lane = ?, due_us = ?, attempts = ?, notice = ?,"
            + " claimed_by = NULL, lease_until_us = NULL WHERE id = ?";
    private static final String AUDIT =
            "INSERT INTO audit (at_us, actor, action, submission, detail) VALUES (?, ?, 'notice given up', ?, ?)";

    private final Dialect dialect;

    NoticeSteps(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A notice that waits for an attempt, as the transaction found it. */
    private record Waiting(Work<Notice> work, SubmissionRow submission, NoticeRow notice) {}

    void noticed(Transaction transaction, Step.Noticed step) throws SQLException, RefusedException {
        List<Work<Notice>> works = new ArrayList<>();
        works.add(step.work());
        works.addAll(step.others());
        List<Waiting> told = new ArrayList<>();
        for (Work<Notice> work : works) {
            waiting(transaction.session(), work).ifPresent(told::add);
        }
        // Of a digest, one may have been lost to another node meanwhile. The others were told nevertheless.
        if (told.isEmpty()) {
            throw noLongerWaits(step.work());
        }
        for (Waiting one : told) {
            noticed(transaction, step, one);
        }
        works.forEach(work -> transaction.endsClaim(work.id()));
    }

    void waits(Transaction transaction, Step.NoticeWaits step) throws SQLException, RefusedException {
        Session session = transaction.session();
        Waiting waiting = waiting(session, step.work()).orElseThrow(() -> noLongerWaits(step.work()));
        int attempts = step.work().attempt() - 1;
        NoticeRow notice = waiting.notice();
        NoticeRow first = attempts > 0 || notice.otherWay()
                ? notice
                : NoticeRow.giveWay(
                        session, NoticeRow.open(session, waiting.submission().number()));
        if (first.number() == notice.number()) {
            notice.waits(session, step.because());
            makeDue(transaction, step.work(), Micros.of(step.until()), attempts, notice);
        } else {
            // It came while this one was looked at.
            makeDue(transaction, step.work(), transaction.nowMicros(), 0, first);
        }
    }

    private void noticed(Transaction transaction, Step.Noticed step, Waiting one) throws SQLException {
        Session session = transaction.session();
        NoticeRow notice = one.notice();
        if (step.outcome() instanceof Deferred && step.nextAttempt().isPresent()) {
            notice.attempted(session, step.outcome(), NoticeState.DUE, step.at());
            makeDue(
                    transaction,
                    one.work(),
                    Micros.of(step.nextAttempt().get()),
                    one.work().attempt(),
                    notice);
            return;
        }
        NoticeState end = step.outcome() instanceof Sent
                ? NoticeState.SENT
                : step.outcome() instanceof LeftOut ? NoticeState.LEFT_OUT : NoticeState.GIVEN_UP;
        notice.attempted(session, step.outcome(), end, step.at());
        Optional<NoticeRow> next = Optional.empty();
        if (end == NoticeState.GIVEN_UP) {
            session.updateOne(
                    AUDIT, step.at(), StatusUpdate.GATEWAY, one.submission().number(), NoticeRow.words(step.outcome()));
            TrackingId id = one.work().subject().noticeId();
            Optional<OtherWay> way = Optional.ofNullable(step.otherWays().get(id));
            if (way.isPresent()) {
                next = notice.instead(session, way.get());
            }
        }
        if (next.isEmpty()) {
            next = NoticeRow.next(transaction, one.submission().number());
        }
        if (next.isPresent()) {
            makeDue(transaction, one.work(), transaction.nowMicros(), 0, next.get());
        } else {
            DueWork.end(session, one.work());
        }
    }

    /** Empty if it was told, left out or claimed anew meanwhile. */
    private Optional<Waiting> waiting(Session session, Work<Notice> work) throws SQLException, RefusedException {
        StatusUpdate update = work.subject().update();
        SubmissionRow submission = DueWork.submission(session, dialect, update.trackingId());
        Lane lane = Lane.notices(update.channel());
        return NoticeRow.due(
                        session,
                        work.id(),
                        lane.name(),
                        submission.number(),
                        work.attempt() - 1,
                        work.subject().noticeId())
                .map(notice -> new Waiting(work, submission, notice));
    }

    private static RefusedException noLongerWaits(Work<Notice> work) {
        StatusUpdate update = work.subject().update();
        return RefusedException.illegalState("No notice waits for this work in lane "
                + Lane.notices(update.channel()).name() + " [tracking id " + update.trackingId() + ", work " + work.id()
                + ", attempt " + work.attempt() + "]");
    }

    private static void makeDue(
            Transaction transaction, Work<Notice> work, long dueMicros, int attempts, NoticeRow notice)
            throws SQLException {
        Lane lane = notice.lane();
        transaction.session().updateOne(AGAIN, lane.name(), dueMicros, attempts, notice.number(), work.id());
        transaction.becomesDue(lane, dueMicros);
    }
}

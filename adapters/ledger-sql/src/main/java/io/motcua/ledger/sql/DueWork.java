package io.motcua.ledger.sql;

import io.motcua.TrackingId;
import io.motcua.spi.Lane;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.util.Optional;

/** The row of a piece of due work, as a step finds it and leaves it. */
final class DueWork {
    private static final String FIND =
            "SELECT 1 FROM due_work WHERE id = ? AND lane = ? AND submission = ? AND attempts = ?";
    private static final String MOVE = "UPDATE due_work SET lane = ?, class = ?, due_us = ?, attempts = ?,"
            + " delivery = ?, claimed_by = NULL, lease_until_us = NULL WHERE id = ?";
    private static final String POSTPONE =
            "UPDATE due_work SET due_us = ?, claimed_by = NULL, lease_until_us = NULL WHERE id = ?";
    private static final String INSERT =
            "INSERT INTO due_work (id, lane, class, due_us, attempts, submission, delivery)"
                    + " VALUES (?, ?, ?, ?, 0, ?, ?)";
    private static final String AGAIN = "UPDATE due_work SET due_us = ?, attempts = attempts + 1, claimed_by = NULL,"
            + " lease_until_us = NULL WHERE id = ?";
    private static final String END = "DELETE FROM due_work WHERE id = ?";

    private DueWork() {}

    /** The submission that work is about. */
    static SubmissionRow submission(Session session, Dialect dialect, TrackingId id)
            throws SQLException, RefusedException {
        Optional<SubmissionRow> submission = SubmissionRow.byId(session, dialect, id);
        if (submission.isEmpty()) {
            throw RefusedException.illegalState("No such submission [tracking id " + id + "]");
        }
        return submission.get();
    }

    /** Refuses the step unless the submission is pending and waits in this lane for this very attempt. */
    static void require(Session session, Work<?> work, Lane lane, SubmissionRow submission)
            throws SQLException, RefusedException {
        require(session, work, lane, submission, submission.state() == SubmissionState.PENDING);
    }

    /**
     * Refuses the step unless work about the submission, in whatever state that is, waits in this lane for this very
     * attempt. A delivery's submission need not be pending, since a follow-up changes a request that its utility has
     * already; nor need that of news, which is of whatever became of a request.
     */
    static void requireAnyState(Session session, Work<?> work, Lane lane, SubmissionRow submission)
            throws SQLException, RefusedException {
        require(session, work, lane, submission, true);
    }

    /** The number of attempts is what tells a step from its own repetition. */
    private static void require(Session session, Work<?> work, Lane lane, SubmissionRow submission, boolean stateAllows)
            throws SQLException, RefusedException {
        boolean isDue = session.first(
                        FIND, row -> true, work.id(), lane.name(), submission.number(), work.attempt() - 1)
                .isPresent();
        if (!isDue || !stateAllows) {
            throw RefusedException.illegalState("A submission that is " + submission.state()
                    + " does not wait for this work in lane " + lane.name() + " [tracking id " + submission.id()
                    + ", work " + work.id() + ", attempt " + work.attempt() + "]");
        }
    }

    /** Makes new work of a delivery, due now. */
    static void insert(Transaction transaction, long work, Lane lane, int priority, long submission, long delivery)
            throws SQLException {
        transaction
                .session()
                .updateOne(INSERT, work, lane.name(), priority, transaction.nowMicros(), submission, delivery);
        transaction.becomesDue(lane, transaction.nowMicros());
    }

    /** Makes new work of a submission, due now. */
    static void insert(Transaction transaction, long work, Lane lane, int priority, long submission)
            throws SQLException {
        transaction
                .session()
                .updateOne(INSERT, work, lane.name(), priority, transaction.nowMicros(), submission, Optional.empty());
        transaction.becomesDue(lane, transaction.nowMicros());
    }

    /** Makes it due in a lane, for a delivery. */
    static void move(
            Transaction transaction, Work<?> work, Lane lane, int priority, long delivery, long dueMicros, int attempts)
            throws SQLException {
        transaction.session().updateOne(MOVE, lane.name(), priority, dueMicros, attempts, delivery, work.id());
        transaction.becomesDue(lane, dueMicros);
    }

    /** Makes it due later in its lane, as if it had not been looked at. */
    static void postpone(Transaction transaction, Work<?> work, Lane lane, long dueMicros) throws SQLException {
        transaction.session().updateOne(POSTPONE, dueMicros, work.id());
        transaction.becomesDue(lane, dueMicros);
    }

    /** Makes it due at once for its next attempt: this one has done a part of it. */
    static void again(Transaction transaction, Work<?> work, Lane lane) throws SQLException {
        transaction.session().updateOne(AGAIN, transaction.nowMicros(), work.id());
        transaction.becomesDue(lane, transaction.nowMicros());
    }

    static void end(Session session, Work<?> work) throws SQLException {
        session.updateOne(END, work.id());
    }
}

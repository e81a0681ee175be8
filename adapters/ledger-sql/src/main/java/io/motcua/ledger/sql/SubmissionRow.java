package io.motcua.ledger.sql;

import io.motcua.HoldReason;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.spi.SubmissionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A submission's row as a transaction found it, and the one place where its state is changed. */
record SubmissionRow(
        long number,
        TrackingId id,
        Reference reference,
        String channel,
        String account,
        SubmissionState state,
        Optional<HoldReason> heldReason,
        int version,
        int urgency,
        boolean answers) {
    /**
     * What is true of a row of {@code submission} that is about danger to life. Where nothing was understood, the first
     * look at the bytes says whether it may be.
     */
    static final String IS_DANGER = "(priority = 0 OR (priority IS NULL AND urgency = 0))";

    /** The longest detail, in characters; the rest is for the log. */
    private static final int MAX_DETAIL = 1_000;

    private static final String SELECT =
            "SELECT number, id, reference, channel, account, state, held_reason, version, urgency, answers FROM submission WHERE ";
    private static final String DANGER = "SELECT 1 FROM submission WHERE number = ? AND " + IS_DANGER;
    private static final String CHANGE =
            "UPDATE submission SET state = ?, held_reason = ?, detail = ? WHERE number = ? AND state = ?";
    private static final String VERSION =
            "UPDATE submission SET version = ?, priority = COALESCE(?, priority) WHERE number = ? AND version = ?";

    static Optional<SubmissionRow> byId(Session session, Dialect dialect, TrackingId id) throws SQLException {
        return session.first(SELECT + "id = ?" + dialect.forUpdate(), SubmissionRow::read, (Object) id.bytes());
    }

    static Optional<SubmissionRow> byNumber(Session session, Dialect dialect, long number) throws SQLException {
        return session.first(SELECT + "number = ?" + dialect.forUpdate(), SubmissionRow::read, number);
    }

    /** As {@link #byNumber}, for whoever changes nothing. */
    static Optional<SubmissionRow> look(Session session, long number) throws SQLException {
        return session.first(SELECT + "number = ?", SubmissionRow::read, number);
    }

    private static SubmissionRow read(ResultSet row) throws SQLException {
        return new SubmissionRow(
                row.getLong("number"),
                TrackingId.of(row.getBytes("id")),
                Reference.of(row.getString("reference")),
                row.getString("channel"),
                row.getString("account"),
                SubmissionState.valueOf(row.getString("state")),
                Session.text(row, "held_reason").map(HoldReason::valueOf),
                row.getInt("version"),
                row.getInt("urgency"),
                row.getLong("answers") == 1);
    }

    /** Whether it is about danger to life, as far as is known now. */
    boolean isOfDanger(Session session) throws SQLException {
        return session.first(DANGER, row -> true, number).isPresent();
    }

    /** Holds it for a person; if it is held, only the reason becomes another. */
    void hold(Session session, HoldReason reason, String detail) throws SQLException {
        change(session, SubmissionState.HELD, Optional.of(reason), detail);
    }

    /** Brings it into a state that is not {@code HELD}. */
    void become(Session session, SubmissionState next, String detail) throws SQLException {
        change(session, next, Optional.empty(), detail);
    }

    /** Notes the version that its request now has, and its priority, if one was understood. */
    void raiseVersion(Session session, int next, Optional<Integer> priority) throws SQLException {
        session.updateOne(VERSION, next, priority, number, version);
    }

    /** A new piece of news for the requester, to which there may be more to say. */
    StatusUpdate.Builder update(RequestStatus status, String by, Instant at) {
        return StatusUpdate.builder()
                .updateId(TrackingId.next())
                .trackingId(id)
                .reference(reference)
                .channel(channel)
                .account(account)
                .status(status)
                .by(by)
                .at(at);
    }

    private void change(Session session, SubmissionState next, Optional<HoldReason> reason, String detail)
            throws SQLException {
        if (state != next && !state.canBecome(next)) {
            throw new IllegalStateException(state + " cannot become " + next + " [tracking id " + id + "]");
        }
        String bounded = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
        session.updateOne(CHANGE, next.name(), reason.map(HoldReason::name), bounded, number, state.name());
    }
}

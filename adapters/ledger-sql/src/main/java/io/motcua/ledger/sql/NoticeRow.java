package io.motcua.ledger.sql;

import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.LeftOut;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.RequestStatus;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.spi.Lane;
import io.motcua.spi.NoticeCounts;
import io.motcua.spi.NoticeState;
import io.motcua.spi.OtherWay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A notice's row as a transaction found it, and the changes that it can undergo. */
record NoticeRow(
        long number, String channel, int attempts, RequestStatus status, boolean otherWay, boolean ofAppointment) {
    /** The longest outcome, in characters; the rest is for the log. */
    private static final int MAX_OUTCOME = 1_000;

    private static final String INSERT = "INSERT INTO notice (id, submission, status_update, channel, status, state,"
            + " attempts, person) VALUES (?, ?, ?, ?, ?, 'DUE', 0, ?) RETURNING number";
    private static final String INSERT_INSTEAD = "INSERT INTO notice (id, submission, status_update, channel, status,"
            + " state, attempts, person, instead_of, account, transport) SELECT ?, submission, status_update, ?, status,"
            + " 'DUE', 0, ?, number, ?, ? FROM notice WHERE number = ? AND instead_of IS NULL RETURNING number";
    private static final String COLUMNS = "n.number, n.channel, n.attempts, n.status, n.instead_of, u.appointment";
    private static final String UPDATE = " LEFT JOIN status_update u ON u.number = n.status_update";
    private static final String OPEN = "SELECT " + COLUMNS + " FROM notice n" + UPDATE
            + " WHERE n.submission = ? AND n.state = 'DUE' ORDER BY n.number";
    private static final String DUE = "SELECT " + COLUMNS + " FROM due_work w JOIN notice n ON n.number = w.notice"
            + UPDATE
            + " WHERE w.id = ? AND w.lane = ? AND w.submission = ? AND w.attempts = ? AND n.id = ?"
            + " AND n.state = 'DUE'";
    private static final String ATTEMPTED =
            "UPDATE notice SET attempts = ?, last_outcome = ?, message_id = ?, state = ?, sent_us = ? WHERE number = ?";
    private static final String WAITS = "UPDATE notice SET last_outcome = ? WHERE number = ?";
    private static final String OVERTAKEN =
            "UPDATE notice SET state = 'LEFT_OUT', last_outcome = 'left out: later news took its place' WHERE number = ?";
    // The news of an appointment carries the status beside it, and tells nobody of that.
    private static final String TOLD_LAST = "SELECT 1 FROM notice n" + UPDATE + " WHERE n.submission = ?"
            + " AND n.state = 'SENT' AND n.status = 'RESTORED' AND u.appointment IS NULL"
            + " AND NOT EXISTS (SELECT 1 FROM notice l WHERE l.submission = n.submission AND l.state = 'SENT'"
            + " AND l.number > n.number) AND NOT EXISTS (SELECT 1 FROM joined j WHERE j.earlier = n.submission"
            + " AND j.at_us > n.sent_us)";
    private static final String TOLD_ALREADY = "UPDATE notice SET state = 'LEFT_OUT',"
            + " last_outcome = 'left out: that it is over was told as news of a linked request' WHERE number = ?";
    private static final String COUNTS = "SELECT channel, SUM(CASE state WHEN 'DUE' THEN 1 ELSE 0 END),"
            + " SUM(CASE state WHEN 'SENT' THEN 1 ELSE 0 END), SUM(CASE state WHEN 'GIVEN_UP' THEN 1 ELSE 0 END),"
            + " SUM(CASE state WHEN 'LEFT_OUT' THEN 1 ELSE 0 END) FROM notice GROUP BY channel";

    /** Writes a notice that is due. */
    static NoticeRow insert(
            Session session,
            SubmissionRow submission,
            Optional<Long> update,
            RequestStatus status,
            boolean ofAppointment,
            byte[] person)
            throws SQLException {
        return session.first(
                        INSERT,
                        row -> new NoticeRow(row.getLong(1), submission.channel(), 0, status, false, ofAppointment),
                        TrackingId.next().bytes(),
                        submission.number(),
                        update,
                        submission.channel(),
                        status.name(),
                        person)
                .orElseThrow(() -> new SQLException("The notice got no number"));
    }

    /** Writes a notice that takes this one's place; empty if this one took another's. */
    Optional<NoticeRow> instead(Session session, OtherWay way) throws SQLException {
        return session.first(
                INSERT_INSTEAD,
                row -> new NoticeRow(row.getLong(1), way.channel(), 0, status, true, ofAppointment),
                TrackingId.next().bytes(),
                way.channel(),
                KeyHash.of(way.channel(), way.account(), way.transport().get(Submission.ANSWER_TO)),
                way.account(),
                TransportJson.write(way.transport()),
                number);
    }

    /** The submission's notices that are not over, oldest first. */
    static List<NoticeRow> open(Session session, long submission) throws SQLException {
        return session.list(OPEN, NoticeRow::read, submission);
    }

    /**
     * Lets those of a submission that wait, untried, give way to the later ones among them.
     *
     * @param waiting oldest first, one at least
     * @return the first that is left
     */
    static NoticeRow giveWay(Session session, List<NoticeRow> waiting) throws SQLException {
        NoticeRow first = waiting.get(waiting.size() - 1);
        for (int i = waiting.size() - 2; i >= 0; i--) {
            NoticeRow notice = waiting.get(i);
            if (waiting.subList(i + 1, waiting.size()).stream().anyMatch(notice::givesWayTo)) {
                notice.overtaken(session);
            } else {
                first = notice;
            }
        }
        return first;
    }

    /**
     * A question must be heard, whatever else is news, unless the request is over, and so must an appointment, unless
     * there is later news of that. That the outage is over is told once: neither of an appointment nor of the utility's
     * having the request does it follow.
     */
    private boolean givesWayTo(NoticeRow later) {
        if (!later.status.open()) {
            return true;
        }
        if (ofAppointment) {
            return later.ofAppointment;
        }
        return status == RequestStatus.RESTORED
                ? !later.ofAppointment && later.status != RequestStatus.ACCEPTED
                : !status.asksRequester();
    }

    /** The first of a submission's that is to be told; those that would tell its requester the same again are left out. */
    static Optional<NoticeRow> next(Transaction transaction, long submission) throws SQLException {
        for (NoticeRow notice : open(transaction.session(), submission)) {
            if (!notice.leftOutAsTold(transaction, submission)) {
                return Optional.of(notice);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether it says that it is done to somebody who has heard last that the outage is over, has not said since that it
     * is not, and waits for nobody to come: it is left out then.
     */
    boolean leftOutAsTold(Transaction transaction, long submission) throws SQLException {
        Session session = transaction.session();
        boolean told = status.isDone()
                && session.first(TOLD_LAST, row -> true, submission).isPresent()
                && !AppointmentRow.isKept(session, submission, Micros.instant(transaction.nowMicros()));
        if (told) {
            session.updateOne(TOLD_ALREADY, number);
        }
        return told;
    }

    /** The notice of this id, if it waits for this very attempt of this work. */
    static Optional<NoticeRow> due(
            Session session, long work, String lane, long submission, int attempts, TrackingId id) throws SQLException {
        return session.first(DUE, NoticeRow::read, work, lane, submission, attempts, id.bytes());
    }

    private static NoticeRow read(ResultSet row) throws SQLException {
        return new NoticeRow(
                row.getLong("number"),
                row.getString("channel"),
                row.getInt("attempts"),
                RequestStatus.valueOf(row.getString("status")),
                row.getObject("instead_of") != null,
                row.getObject("appointment") != null);
    }

    Lane lane() {
        return Lane.notices(channel);
    }

    /** Writes down why it is not told yet. */
    void waits(Session session, String because) throws SQLException {
        session.updateOne(WAITS, "waits: " + because, number);
    }

    /** It will not be told, since there is later news. */
    private void overtaken(Session session) throws SQLException {
        session.updateOne(OVERTAKEN, number);
    }

    /** Writes down an attempt. */
    void attempted(Session session, NoticeOutcome outcome, NoticeState state, Instant at) throws SQLException {
        Optional<String> messageId =
                outcome instanceof Sent sent && !sent.messageId().isEmpty()
                        ? Optional.of(sent.messageId())
                        : Optional.empty();
        session.updateOne(
                ATTEMPTED,
                attempts + 1,
                words(outcome),
                messageId,
                state.name(),
                state == NoticeState.SENT ? at : null,
                number);
    }

    static Map<String, NoticeCounts> counts(Session session) throws SQLException {
        Map<String, NoticeCounts> counts = new TreeMap<>();
        session.list(
                COUNTS,
                row -> counts.put(
                        row.getString(1),
                        new NoticeCounts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        return counts;
    }

    /** The outcome in a word, with the cause if it did not get through. */
    static String words(NoticeOutcome outcome) {
        if (outcome instanceof Sent) {
            return "sent";
        }
        String words;
        if (outcome instanceof Deferred deferred) {
            words = "deferred: " + deferred.cause();
        } else if (outcome instanceof LeftOut leftOut) {
            words = "left out: " + leftOut.cause();
        } else {
            words = "undeliverable: " + ((Undeliverable) outcome).cause();
        }
        return words.length() <= MAX_OUTCOME ? words : words.substring(0, MAX_OUTCOME);
    }
}

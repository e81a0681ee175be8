package io.motcua.ledger.sql;

import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.RequestStatus;
import io.motcua.TrackingId;
import io.motcua.spi.NoticeCounts;
import io.motcua.spi.NoticeState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A notice's row as a transaction found it, and the changes that it can undergo. */
record NoticeRow(long number, int attempts) {
    /** The longest outcome, in characters; the rest is for the log. */
    private static final int MAX_OUTCOME = 1_000;

    private static final String INSERT = "INSERT INTO notice (id, submission, status_update, channel, status, state,"
            + " attempts) VALUES (?, ?, ?, ?, ?, 'DUE', 0) RETURNING number";
    private static final String OLDEST_DUE =
            "SELECT number, attempts FROM notice WHERE submission = ? AND state = 'DUE' ORDER BY number LIMIT 1";
    private static final String DUE = "SELECT n.number, n.attempts FROM due_work w JOIN notice n ON n.number = w.notice"
            + " WHERE w.id = ? AND w.lane = ? AND w.submission = ? AND w.attempts = ? AND n.id = ? AND n.state = 'DUE'";
    private static final String ATTEMPTED =
            "UPDATE notice SET attempts = ?, last_outcome = ?, message_id = ?, state = ?, sent_us = ? WHERE number = ?";
    private static final String COUNTS = "SELECT channel, SUM(CASE state WHEN 'DUE' THEN 1 ELSE 0 END),"
            + " SUM(CASE state WHEN 'SENT' THEN 1 ELSE 0 END), SUM(CASE state WHEN 'GIVEN_UP' THEN 1 ELSE 0 END)"
            + " FROM notice GROUP BY channel";

    /** Writes a notice that is due. */
    static NoticeRow insert(Session session, SubmissionRow submission, Optional<Long> update, RequestStatus status)
            throws SQLException {
        return session.first(
                        INSERT,
                        row -> new NoticeRow(row.getLong(1), 0),
                        TrackingId.next().bytes(),
                        submission.number(),
                        update,
                        submission.channel(),
                        status.name())
                .orElseThrow(() -> new SQLException("The notice got no number"));
    }

    /** The submission's oldest notice that is not over. */
    static Optional<NoticeRow> oldestDue(Session session, long submission) throws SQLException {
        return session.first(OLDEST_DUE, row -> new NoticeRow(row.getLong(1), row.getInt(2)), submission);
    }

    /** The notice of this id, if it waits for this very attempt of this work. */
    static Optional<NoticeRow> due(
            Session session, long work, String lane, long submission, int attempts, TrackingId id) throws SQLException {
        return session.first(
                DUE, row -> new NoticeRow(row.getLong(1), row.getInt(2)), work, lane, submission, attempts, id.bytes());
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
                row -> counts.put(row.getString(1), new NoticeCounts(row.getLong(2), row.getLong(3), row.getLong(4))));
        return counts;
    }

    /** The outcome in a word, with the cause if it did not get through. */
    static String words(NoticeOutcome outcome) {
        if (outcome instanceof Sent) {
            return "sent";
        }
        String words = outcome instanceof Deferred deferred
                ? "deferred: " + deferred.cause()
                : "undeliverable: " + ((Undeliverable) outcome).cause();
        return words.length() <= MAX_OUTCOME ? words : words.substring(0, MAX_OUTCOME);
    }
}

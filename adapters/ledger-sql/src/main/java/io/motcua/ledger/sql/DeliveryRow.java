package io.motcua.ledger.sql;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A delivery's row as a transaction found it, and the changes that it can undergo. */
record DeliveryRow(
        long number,
        long submission,
        int version,
        String backend,
        int priority,
        State state,
        long work,
        int attempts,
        Optional<String> backendReference,
        boolean isWithdrawn) {

    /** How far a delivery has come. */
    enum State {
        DUE,
        SENT,
        ACKNOWLEDGED,
        REFUSED,
        UNANSWERED,
        GIVEN_UP;

        /** Whether an attempt or an answer is awaited. */
        boolean isOpen() {
            return this == DUE || this == SENT;
        }
    }

    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final String INSERT =
            "INSERT INTO delivery (number, id, submission, version, backend, generation, priority, because, event_type,"
                    + " media_type, state, work, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DUE', ?, 0)";
    private static final String EVENT = "INSERT INTO delivery_event (delivery, bytes) VALUES (?, ?)";
    private static final String SELECT = "SELECT number, submission, version, backend, priority, state, work, attempts,"
            + " backend_reference, withdrawn_us FROM delivery WHERE submission = ? AND version = ? AND backend = ?";
    private static final String ONE = SELECT + " AND generation = ?";
    private static final String NEWEST = SELECT + " ORDER BY generation DESC LIMIT 1";
    private static final String OUTCOME =
            "INSERT INTO outcome (delivery, attempt, at_us, kind, cause, backend_reference, retry_after_ms,"
                    + " deadline_us, next_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ATTEMPTED =
            "UPDATE delivery SET attempts = ?, last_outcome = ?, sent_us = COALESCE(sent_us, ?) WHERE number = ?";
    private static final String SENT =
            "UPDATE delivery SET state = 'SENT', acknowledge_by_us = ? WHERE number = ? AND state = 'DUE'";
    private static final String ACKNOWLEDGE = "UPDATE delivery SET state = 'ACKNOWLEDGED', acknowledged_us = ?,"
            + " backend_reference = ? WHERE number = ? AND state = ?";
    private static final String CHANGE = "UPDATE delivery SET state = ? WHERE number = ? AND state = ?";
    private static final String REFUSE =
            "UPDATE delivery SET state = 'REFUSED', refused_because = ? WHERE number = ? AND state = ?";
    private static final String REFERENCE =
            "UPDATE delivery SET backend_reference = ? WHERE number = ? AND backend_reference IS NULL";
    private static final String AGAIN = "UPDATE delivery SET state = 'DUE', work = ? WHERE number = ? AND state = ?";
    private static final String WITHDRAW = "UPDATE delivery SET state = 'GIVEN_UP', withdrawn_us = ?, attempts = ?,"
            + " last_outcome = 'withdrawn' WHERE number = ? AND state = ?";
    private static final String TAKE_OVER =
            "UPDATE delivery SET taken_over_from = ?, taken_over_because = ? WHERE number = ?";
    private static final String END_WORK = "DELETE FROM due_work WHERE id = ?";

    static void insert(Session session, long number, long submission, Delivery delivery, long work)
            throws SQLException {
        session.updateOne(
                INSERT,
                number,
                delivery.deliveryId().bytes(),
                submission,
                delivery.version(),
                delivery.backend(),
                delivery.generation(),
                delivery.priority().ordinal(),
                delivery.because(),
                delivery.eventType(),
                delivery.event().mediaType(),
                work);
        session.updateOne(EVENT, number, delivery.event().toBytes());
    }

    static Optional<DeliveryRow> of(Session session, long submission, Delivery delivery) throws SQLException {
        return session.first(
                ONE, DeliveryRow::read, submission, delivery.version(), delivery.backend(), delivery.generation());
    }

    /** What this utility was sent of this version, the last time. */
    static Optional<DeliveryRow> newest(Session session, long submission, int version, String backend)
            throws SQLException {
        return session.first(NEWEST, DeliveryRow::read, submission, version, backend);
    }

    private static DeliveryRow read(ResultSet row) throws SQLException {
        return new DeliveryRow(
                row.getLong("number"),
                row.getLong("submission"),
                row.getInt("version"),
                row.getString("backend"),
                row.getInt("priority"),
                State.valueOf(row.getString("state")),
                row.getLong("work"),
                row.getInt("attempts"),
                Session.text(row, "backend_reference"),
                Session.instant(row, "withdrawn_us").isPresent());
    }

    /** Writes down an attempt; what follows from it is written by the others. */
    void attempted(Session session, DeliveryOutcome outcome, Optional<Instant> next, Instant begunAt, Instant at)
            throws SQLException {
        String kind;
        Optional<String> cause = Optional.empty();
        Optional<String> reference = Optional.empty();
        Optional<Long> retryAfterMillis = Optional.empty();
        Optional<Instant> deadline = Optional.empty();
        if (outcome instanceof Accepted accepted) {
            kind = "accepted";
            reference = Optional.of(accepted.backendReference());
        } else if (outcome instanceof Sent sent) {
            kind = "sent";
            deadline = Optional.of(sent.deadline());
        } else if (outcome instanceof Deferred deferred) {
            kind = "deferred";
            cause = Optional.of(deferred.cause());
            retryAfterMillis = Optional.of(
                    deferred.retryAfter().compareTo(LONGEST) < 0
                            ? deferred.retryAfter().toMillis()
                            : LONGEST.toMillis());
        } else if (outcome instanceof Rejected rejected) {
            kind = "rejected";
            cause = Optional.of(rejected.kind() + ": " + rejected.cause());
        } else {
            kind = "unknown";
            cause = Optional.of(((Unknown) outcome).cause());
        }
        int attempt = attempts + 1;
        session.updateOne(OUTCOME, number, attempt, at, kind, cause, reference, retryAfterMillis, deadline, next);
        session.updateOne(ATTEMPTED, attempt, kind, sentAt(outcome, begunAt, at), number);
    }

    /** What the utility has acknowledged by the end of the attempt was sent before that end. */
    private Optional<Instant> sentAt(DeliveryOutcome outcome, Instant begunAt, Instant at) {
        if (outcome instanceof Sent) {
            return Optional.of(state.isOpen() ? at : begunAt);
        }
        return outcome instanceof Accepted ? Optional.of(begunAt) : Optional.empty();
    }

    void sent(Session session, Instant acknowledgeBy) throws SQLException {
        session.updateOne(SENT, acknowledgeBy, number);
    }

    /** The utility has it: nothing more is to be done. */
    void acknowledged(Session session, Optional<String> reference, Instant at) throws SQLException {
        session.updateOne(ACKNOWLEDGE, at, reference.or(() -> backendReference), number, state.name());
        session.update(END_WORK, work);
    }

    /** It ended without the utility's yes: nothing more is to be done. */
    void ended(Session session, State end) throws SQLException {
        session.updateOne(CHANGE, end.name(), number, state.name());
        session.update(END_WORK, work);
    }

    /** The utility will not have it, and says why in its own words. */
    void refused(Session session, Optional<String> because) throws SQLException {
        session.updateOne(REFUSE, because, number, state.name());
        session.update(END_WORK, work);
    }

    /** It is its partner's now; the work goes there. */
    void withdrawn(Session session, String because, Instant at) throws SQLException {
        int attempt = attempts + 1;
        session.updateOne(OUTCOME, number, attempt, at, "withdrawn", because, null, null, null, null);
        session.updateOne(WITHDRAW, at, attempt, number, state.name());
    }

    /** Notes that this delivery is here in place of another utility. */
    static void takenOver(Session session, long number, String from, String because) throws SQLException {
        session.updateOne(TAKE_OVER, from, because, number);
    }

    /** It is tried again, after it had ended without an answer. */
    void again(Session session, long newWork) throws SQLException {
        session.updateOne(AGAIN, newWork, number, state.name());
    }

    /** Adds what the utility calls it, which came after the acknowledgment. */
    void called(Session session, String reference) throws SQLException {
        session.update(REFERENCE, reference, number);
    }
}

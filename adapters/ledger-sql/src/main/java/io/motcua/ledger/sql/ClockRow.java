package io.motcua.ledger.sql;

import io.motcua.Priority;
import io.motcua.sla.Measure;
import io.motcua.sla.SlaClock;
import io.motcua.sla.SlaStep;
import io.motcua.spi.StartedClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A clock's row as a transaction found it, and the changes that it can undergo.
 *
 * @param clock empty while nobody has looked up which limit holds
 */
record ClockRow(
        long number,
        long submission,
        SlaStep step,
        Optional<String> service,
        Priority priority,
        Optional<String> utility,
        Instant startedAt,
        Optional<SlaClock> clock,
        int seen,
        boolean over) {
    private static final String SELECT = "SELECT c.number, c.submission, c.step, c.service, c.priority, c.utility,"
            + " c.started_us, c.measure, c.marks, c.pauses, c.seen, c.ended_us, c.met FROM sla_clock c WHERE ";
    private static final String OPEN = SELECT + "c.submission = ? AND c.ended_us IS NULL ORDER BY c.number";
    private static final String ONE = SELECT + "c.number = ?";
    private static final String HAS = "SELECT 1 FROM sla_clock WHERE submission = ? AND step = ? LIMIT 1";
    private static final String INSERT = "INSERT INTO sla_clock (number, submission, step, service, priority, utility,"
            + " started_us, measure, marks, pauses, seen, breach_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, ?)";
    private static final String CHANGE = "UPDATE sla_clock SET pauses = ?, ended_us = ?, met = ? WHERE number = ?";
    private static final String FOUND =
            "UPDATE sla_clock SET service = ?, priority = ?, measure = ?, marks = ? WHERE number = ?";
    private static final String SEEN = "UPDATE sla_clock SET seen = ?, breach_us = ? WHERE number = ?";
    private static final String HAND_OVER =
            "UPDATE sla_clock SET utility = ? WHERE submission = ? AND step = ? AND ended_us IS NULL";
    private static final String END = "UPDATE sla_clock SET ended_us = ?, met = ? WHERE number = ?";
    private static final Priority[] PRIORITIES = Priority.values();

    static List<ClockRow> open(Session session, long submission) throws SQLException {
        return session.list(OPEN, ClockRow::read, submission);
    }

    static Optional<ClockRow> byNumber(Session session, Dialect dialect, long number) throws SQLException {
        return session.first(ONE + dialect.forUpdate(), ClockRow::read, number);
    }

    /** As {@link #byNumber}, for whoever changes nothing. */
    static Optional<ClockRow> look(Session session, long number) throws SQLException {
        return session.first(ONE, ClockRow::read, number);
    }

    /** Whether the submission has, or had, a clock of this step. */
    static boolean has(Session session, long submission, SlaStep step) throws SQLException {
        return session.first(HAS, row -> true, submission, step.name()).isPresent();
    }

    static void insert(Session session, long number, long submission, StartedClock started) throws SQLException {
        SlaClock clock = started.clock();
        session.updateOne(
                INSERT,
                number,
                submission,
                clock.step().name(),
                started.service(),
                started.priority().ordinal(),
                started.utility(),
                clock.startedAt(),
                clock.measure().name(),
                ClockText.marks(clock.marks()),
                started.breachAt());
    }

    /** Notes which utility has what is waited for now, if the clock is open. */
    static void handOver(Session session, long submission, SlaStep step, String utility) throws SQLException {
        session.update(HAND_OVER, utility, submission, step.name());
    }

    /** One whose limit is yet to be looked up. */
    static void insertUnknown(Session session, long number, long submission, SlaStep step, int priority, long micros)
            throws SQLException {
        session.updateOne(INSERT, number, submission, step.name(), null, priority, null, micros, null, null, null);
    }

    /** Writes what an event made of the clock. */
    void change(Session session, SlaClock to) throws SQLException {
        session.updateOne(
                CHANGE,
                ClockText.pauses(to.pauses()),
                to.ending().map(SlaClock.Ending::at),
                to.ending().map(ending -> ending.met() ? 1 : 0),
                number);
    }

    /** Ends a clock whose limit nobody has looked up, or of which none holds. */
    void end(Session session, long micros, boolean met) throws SQLException {
        session.updateOne(END, micros, met ? 1 : 0, number);
    }

    /** Notes which limit holds. */
    void found(Session session, StartedClock started) throws SQLException {
        session.updateOne(
                FOUND,
                started.service(),
                started.priority().ordinal(),
                started.clock().measure().name(),
                ClockText.marks(started.clock().marks()),
                number);
    }

    void seen(Session session, int marks, Optional<Instant> breachAt) throws SQLException {
        session.updateOne(SEEN, marks, breachAt, number);
    }

    private static ClockRow read(ResultSet row) throws SQLException {
        SlaStep step = SlaStep.valueOf(row.getString("step"));
        Instant startedAt = Micros.instant(row.getLong("started_us"));
        Optional<Instant> endedAt = Session.instant(row, "ended_us");
        boolean met = row.getInt("met") == 1;
        Optional<SlaClock> clock = Optional.empty();
        if (row.getString("marks") != null) {
            clock = Optional.of(new SlaClock(
                    step,
                    startedAt,
                    Measure.valueOf(row.getString("measure")),
                    ClockText.marks(row.getString("marks")),
                    ClockText.pauses(row.getString("pauses")),
                    endedAt.map(at -> new SlaClock.Ending(at, met))));
        }
        return new ClockRow(
                row.getLong("number"),
                row.getLong("submission"),
                step,
                Session.text(row, "service"),
                PRIORITIES[row.getInt("priority")],
                Session.text(row, "utility"),
                startedAt,
                clock,
                row.getInt("seen"),
                endedAt.isPresent());
    }
}

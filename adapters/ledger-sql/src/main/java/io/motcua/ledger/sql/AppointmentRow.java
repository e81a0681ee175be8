package io.motcua.ledger.sql;

import io.motcua.Appointment;
import io.motcua.RequestStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a utility said last of an appointment about a submission.
 *
 * @param stands whether there is one, until its window is over
 * @param start when its window begins; empty if it was cancelled before it was made
 * @param saidMicros when the utility said so, by its own clock
 */
record AppointmentRow(boolean stands, Optional<Instant> start, Optional<Instant> end, long saidMicros) {
    private static final String OF =
            "SELECT stands, start_us, end_us, said_us FROM appointment WHERE submission = ? AND backend = ?";
    private static final String WRITE =
            "INSERT INTO appointment (submission, backend, stands, start_us, end_us, said_us)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (submission, backend) DO UPDATE SET stands = excluded.stands,"
                    + " start_us = excluded.start_us, end_us = excluded.end_us, said_us = excluded.said_us";

    static Optional<AppointmentRow> of(Session session, long submission, String backend) throws SQLException {
        return session.first(OF, AppointmentRow::read, submission, backend);
    }

    /**
     * The appointment of an open request with the utility that has it. That of one which had it before is void, and so is
     * one whose window is over now: whether somebody came, only a status says.
     */
    static Optional<Appointment> standing(Session session, long submission, Instant now) throws SQLException {
        Optional<AppointmentRow> row = kept(session, submission, now);
        return row.isPresent()
                        && EarlierRequests.latest(session, submission)
                                .filter(RequestStatus::open)
                                .isPresent()
                ? row.flatMap(found -> found.as(Appointment.News.STANDS))
                : Optional.empty();
    }

    /** Whether the utility that has the request is yet to come as it said, be the request over or not. */
    static boolean isKept(Session session, long submission, Instant now) throws SQLException {
        return kept(session, submission, now).isPresent();
    }

    private static Optional<AppointmentRow> kept(Session session, long submission, Instant now) throws SQLException {
        Optional<String> backend = EarlierRequests.sentTo(session, submission);
        return backend.isEmpty()
                ? Optional.empty()
                : of(session, submission, backend.get()).filter(found -> found.standsAt(now));
    }

    /** Whether there is one whose window is not over at that moment. */
    boolean standsAt(Instant moment) {
        return stands && end.filter(moment::isBefore).isPresent();
    }

    void write(Session session, long submission, String backend) throws SQLException {
        session.updateOne(WRITE, submission, backend, stands ? 1 : 0, start, end, saidMicros);
    }

    /** Its window, with this news; empty if it has none. */
    Optional<Appointment> as(Appointment.News news) {
        return start.flatMap(from -> end.map(until -> new Appointment(news, from, until)));
    }

    private static AppointmentRow read(ResultSet row) throws SQLException {
        return new AppointmentRow(
                row.getInt("stands") == 1,
                Session.instant(row, "start_us"),
                Session.instant(row, "end_us"),
                row.getLong("said_us"));
    }
}

package io.motcua.ledger.sql;

import io.motcua.Appointment;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Who is told of a submission, as far as the updates need it. */
record Told(TrackingId id, Reference reference, String channel, String account, long storedMicros) {

    /** From the columns of {@code submission}. */
    static Told read(ResultSet row) throws SQLException {
        return new Told(
                TrackingId.of(row.getBytes("id")),
                Reference.of(row.getString("reference")),
                row.getString("channel"),
                row.getString("account"),
                row.getLong("stored_us"));
    }

    /** That it was received is not written anywhere else: the submission's row is the proof, and lends its id. */
    StatusUpdate received() {
        return received(RequestStatus.RECEIVED, Optional.empty());
    }

    /** As {@link #received()}, in the state that the request had then, and with the appointment that it has. */
    StatusUpdate received(RequestStatus status, Optional<Appointment> appointment) {
        return of(id).status(status)
                .by(StatusUpdate.GATEWAY)
                .at(Micros.instant(storedMicros))
                .appointment(appointment)
                .build();
    }

    /** From the columns of {@code status_update}. */
    StatusUpdate update(ResultSet row) throws SQLException {
        return of(TrackingId.of(row.getBytes("id")))
                .status(RequestStatus.valueOf(row.getString("status")))
                .notice(Session.text(row, "notice"))
                .expectedAt(Session.instant(row, "expected_us"))
                .by(row.getString("told_by"))
                .at(Micros.instant(row.getLong("at_us")))
                .becauseOf(Session.text(row, "because_of").map(Reference::of))
                .appointment(appointment(row))
                .build();
    }

    private StatusUpdate.Builder of(TrackingId updateId) {
        return StatusUpdate.builder()
                .updateId(updateId)
                .trackingId(id)
                .reference(reference)
                .channel(channel)
                .account(account);
    }

    private static Optional<Appointment> appointment(ResultSet row) throws SQLException {
        Optional<String> news = Session.text(row, "appointment");
        return news.isEmpty()
                ? Optional.empty()
                : Optional.of(new Appointment(
                        Appointment.News.valueOf(news.get()),
                        Micros.instant(row.getLong("start_us")),
                        Micros.instant(row.getLong("end_us"))));
    }
}

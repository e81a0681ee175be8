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
        return received(RequestStatus.RECEIVED);
    }

    /** As {@link #received()}, in the state that the request had then. */
    StatusUpdate received(RequestStatus status) {
        return new StatusUpdate(
                id,
                id,
                reference,
                channel,
                account,
                status,
                Optional.empty(),
                Optional.empty(),
                StatusUpdate.GATEWAY,
                Micros.instant(storedMicros));
    }

    /** From the columns of {@code status_update}. */
    StatusUpdate update(ResultSet row) throws SQLException {
        StatusUpdate update = new StatusUpdate(
                TrackingId.of(row.getBytes("id")),
                id,
                reference,
                channel,
                account,
                RequestStatus.valueOf(row.getString("status")),
                Session.text(row, "notice"),
                Session.instant(row, "expected_us"),
                row.getString("told_by"),
                Micros.instant(row.getLong("at_us")),
                Session.text(row, "because_of").map(Reference::of));
        Optional<String> news = Session.text(row, "appointment");
        return news.isEmpty()
                ? update
                : update.with(new Appointment(
                        Appointment.News.valueOf(news.get()),
                        Micros.instant(row.getLong("start_us")),
                        Micros.instant(row.getLong("end_us"))));
    }
}

package io.motcua.ledger.sql;

import io.motcua.Appointment;
import io.motcua.HoldReason;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.contract.ServiceRequestJson;
import io.motcua.spi.History;
import io.motcua.spi.NoticeState;
import io.motcua.spi.SubmissionState;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Gathers what the tables hold of one submission. */
final class Histories {
    private static final String SUBMISSION = "SELECT * FROM submission WHERE number = ?";
    private static final String REQUEST =
            "SELECT json FROM service_request WHERE submission = ? ORDER BY version DESC LIMIT 1";
    private static final String DECISION =
            "SELECT json FROM decision WHERE submission = ? ORDER BY version DESC LIMIT 1";
    // Why it was rejected is in the utility's words, which may hold a person's.
    private static final String DELIVERIES = "SELECT d.*, (SELECT o.cause FROM outcome o WHERE o.delivery = d.number"
            + " AND o.attempt = d.attempts AND o.kind IN ('deferred', 'unknown')) AS last_cause"
            + " FROM delivery d WHERE d.submission = ? ORDER BY d.number";
    private static final String UPDATES = "SELECT * FROM status_update WHERE submission = ? ORDER BY number";
    private static final String NOTICES = "SELECT n.*, f.id AS failed FROM notice n"
            + " LEFT JOIN notice f ON f.number = n.instead_of WHERE n.submission = ? ORDER BY n.number";
    private static final String JOINED_TO =
            "SELECT s.reference FROM joined j JOIN submission s ON s.number = j.earlier WHERE j.submission = ?";
    private static final String FOLLOW_UPS = "SELECT s.reference FROM joined j JOIN submission s"
            + " ON s.number = j.submission WHERE j.earlier = ? ORDER BY j.at_us, j.submission";
    private static final Urgency[] URGENCIES = Urgency.values();

    private Histories() {}

    /** What is known of it now. */
    static Optional<History> of(Session session, long number, Instant now) throws SQLException {
        Optional<ServiceRequest> request = request(session, number);
        Optional<RoutingDecision> decision = decision(session, number);
        List<History.DeliveryRecord> deliveries = session.list(DELIVERIES, Histories::delivery, number);
        Optional<Told> subject = session.first(SUBMISSION, Told::read, number);
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        List<StatusUpdate> updates = new ArrayList<>();
        updates.add(subject.get().received());
        updates.addAll(session.list(UPDATES, subject.get()::update, number));
        List<History.NoticeRecord> notices = session.list(NOTICES, Histories::notice, number);
        Optional<Reference> joinedTo = session.first(JOINED_TO, Histories::reference, number);
        List<Reference> followUps = session.list(FOLLOW_UPS, Histories::reference, number);
        Optional<Appointment> appointment = AppointmentRow.standing(session, number, now);
        return session.first(
                SUBMISSION,
                row -> history(row, request, decision, deliveries, updates, notices, joinedTo, followUps, appointment),
                number);
    }

    /** The newest version of a submission's request. */
    static Optional<ServiceRequest> request(Session session, long number) throws SQLException {
        return session.first(REQUEST, Histories::json, number).map(ServiceRequestJson::readRequest);
    }

    /** The decision of the newest version. */
    static Optional<RoutingDecision> decision(Session session, long number) throws SQLException {
        return session.first(DECISION, Histories::json, number).map(ServiceRequestJson::readDecision);
    }

    private static History history(
            ResultSet row,
            Optional<ServiceRequest> request,
            Optional<RoutingDecision> decision,
            List<History.DeliveryRecord> deliveries,
            List<StatusUpdate> updates,
            List<History.NoticeRecord> notices,
            Optional<Reference> joinedTo,
            List<Reference> followUps,
            Optional<Appointment> appointment)
            throws SQLException {
        SubmissionState state = SubmissionState.valueOf(row.getString("state"));
        return new History(
                TrackingId.of(row.getBytes("id")),
                Reference.of(row.getString("reference")),
                row.getString("channel"),
                row.getString("account"),
                Micros.instant(row.getLong("received_us")),
                Micros.instant(row.getLong("stored_us")),
                URGENCIES[row.getInt("urgency")],
                state,
                Session.text(row, "held_reason").map(HoldReason::valueOf),
                state == SubmissionState.HELD ? Session.text(row, "detail") : Optional.empty(),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                request,
                decision,
                deliveries,
                updates,
                notices,
                joinedTo,
                followUps,
                appointment);
    }

    private static History.DeliveryRecord delivery(ResultSet row) throws SQLException {
        Optional<String> because = Session.text(row, "taken_over_because");
        return new History.DeliveryRecord(
                TrackingId.of(row.getBytes("id")),
                row.getString("backend"),
                row.getInt("version"),
                row.getInt("generation"),
                row.getInt("attempts"),
                Session.instant(row, "sent_us"),
                Session.instant(row, "acknowledged_us"),
                Session.instant(row, "acknowledge_by_us"),
                Session.text(row, "backend_reference"),
                Session.text(row, "last_outcome"),
                Session.text(row, "last_cause"),
                Session.text(row, "taken_over_from").map(from -> new History.Takeover(from, because.orElse(""))),
                DeliveryRow.State.valueOf(row.getString("state")).isOpen());
    }

    private static History.NoticeRecord notice(ResultSet row) throws SQLException {
        return new History.NoticeRecord(
                TrackingId.of(row.getBytes("id")),
                RequestStatus.valueOf(row.getString("status")),
                row.getString("channel"),
                Optional.ofNullable(row.getBytes("failed")).map(TrackingId::of),
                NoticeState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Session.instant(row, "sent_us"),
                Session.text(row, "message_id"),
                Session.text(row, "last_outcome"));
    }

    private static Reference reference(ResultSet row) throws SQLException {
        return Reference.of(row.getString(1));
    }

    private static byte[] json(ResultSet row) throws SQLException {
        return row.getString(1).getBytes(StandardCharsets.UTF_8);
    }
}

package io.motcua.ledger.sql;

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
import io.motcua.spi.SubmissionState;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private static final String DELIVERIES = "SELECT * FROM delivery WHERE submission = ? ORDER BY number";
    private static final String UPDATES = "SELECT * FROM status_update WHERE submission = ? ORDER BY number";
    private static final Urgency[] URGENCIES = Urgency.values();

    private Histories() {}

    static Optional<History> of(Session session, long number) throws SQLException {
        Optional<ServiceRequest> request =
                session.first(REQUEST, Histories::json, number).map(ServiceRequestJson::readRequest);
        Optional<RoutingDecision> decision =
                session.first(DECISION, Histories::json, number).map(ServiceRequestJson::readDecision);
        List<History.DeliveryRecord> deliveries = session.list(DELIVERIES, Histories::delivery, number);
        Optional<Subject> subject = session.first(SUBMISSION, Subject::read, number);
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        List<StatusUpdate> updates = new ArrayList<>();
        updates.add(subject.get().received());
        updates.addAll(session.list(UPDATES, subject.get()::update, number));
        return session.first(SUBMISSION, row -> history(row, request, decision, deliveries, updates), number);
    }

    private static History history(
            ResultSet row,
            Optional<ServiceRequest> request,
            Optional<RoutingDecision> decision,
            List<History.DeliveryRecord> deliveries,
            List<StatusUpdate> updates)
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
                updates);
    }

    private static History.DeliveryRecord delivery(ResultSet row) throws SQLException {
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
                Session.text(row, "last_outcome"));
    }

    private static byte[] json(ResultSet row) throws SQLException {
        return row.getString(1).getBytes(StandardCharsets.UTF_8);
    }

    /** Whose history it is, as far as the updates need it. */
    private record Subject(TrackingId id, Reference reference, String channel, String account, long storedMicros) {
        static Subject read(ResultSet row) throws SQLException {
            return new Subject(
                    TrackingId.of(row.getBytes("id")),
                    Reference.of(row.getString("reference")),
                    row.getString("channel"),
                    row.getString("account"),
                    row.getLong("stored_us"));
        }

        /** That it was received is not written anywhere else: the row is the proof, and lends the update its id. */
        StatusUpdate received() {
            return new StatusUpdate(
                    id,
                    id,
                    reference,
                    channel,
                    account,
                    RequestStatus.RECEIVED,
                    Optional.empty(),
                    Optional.empty(),
                    StatusUpdate.GATEWAY,
                    Micros.instant(storedMicros));
        }

        StatusUpdate update(ResultSet row) throws SQLException {
            return new StatusUpdate(
                    TrackingId.of(row.getBytes("id")),
                    id,
                    reference,
                    channel,
                    account,
                    RequestStatus.valueOf(row.getString("status")),
                    Session.text(row, "notice"),
                    Session.instant(row, "expected_us"),
                    row.getString("told_by"),
                    Micros.instant(row.getLong("at_us")));
        }
    }
}

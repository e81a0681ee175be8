package io.motcua.ledger.sql;

import io.motcua.Delivery;
import io.motcua.Notice;
import io.motcua.NoticeWish;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.spi.StoredSubmission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads what claimed work is about. */
final class Subjects {
    private static final String STORED = "SELECT s.id, s.reference, s.channel, s.account, s.dedupe_key, s.received_us,"
            + " s.stored_us, s.urgency, s.version, s.media_type, s.sha256, s.transport, p.bytes FROM submission s"
            + " LEFT JOIN payload p ON p.submission = s.number";
    private static final String ONE = STORED + " WHERE s.number = ?";
    private static final String STORED_SINCE = STORED + " WHERE s.stored_us >= ? ORDER BY s.number DESC LIMIT ?";
    private static final String SUBMISSION = ONE + " AND s.state = 'PENDING'";
    private static final String DELIVERY = "SELECT d.id, d.version, d.backend, d.generation, d.priority, d.because,"
            + " d.event_type, d.media_type, e.bytes, s.id AS submission_id, s.reference FROM delivery d"
            + " JOIN delivery_event e ON e.delivery = d.number JOIN submission s ON s.number = d.submission"
            + " WHERE d.number = ?";
    // A follow-up that was joined tells of the request that it was joined to.
    private static final String NOTICE = "SELECT n.id AS notice_id, n.status_update, n.status, n.instead_of,"
            + " s.id, COALESCE(e.reference, s.reference) AS reference, n.channel, COALESCE(n.account, s.account) AS account,"
            + " s.stored_us, s.urgency, COALESCE(n.transport, s.transport) AS transport, COALESCE(e.number, s.number) AS about,"
            + " n.person, e.channel AS earlier_channel, e.account AS earlier_account, e.transport AS earlier_transport,"
            + " w.wish FROM notice n JOIN submission s ON s.number = n.submission"
            + " LEFT JOIN joined j ON j.submission = s.number LEFT JOIN submission e ON e.number = j.earlier"
            + " LEFT JOIN notice_wish w ON w.person = n.person"
            + " WHERE n.number = ?";
    private static final String UPDATE = "SELECT * FROM status_update WHERE number = ?";
    private static final Urgency[] URGENCIES = Urgency.values();
    private static final Priority[] PRIORITIES = Priority.values();

    private Subjects() {}

    static Optional<Pending> submission(Session session, Claims.Claimed claimed) throws SQLException {
        Optional<Pending> pending = session.first(SUBMISSION, Subjects::pending, claimed.submission());
        return pending.isEmpty()
                ? pending
                : Optional.of(pending.get()
                        .refusedBy(Rerouting.refusedBy(
                                session, claimed.submission(), pending.get().version())));
    }

    /** A submission in whatever state. */
    static Optional<Pending> stored(Session session, long number) throws SQLException {
        return session.first(ONE, Subjects::pending, number);
    }

    /** Those that were stored since then, newest first. */
    static List<Pending> storedSince(Session session, long micros, int limit) throws SQLException {
        return session.list(STORED_SINCE, Subjects::pending, micros, limit);
    }

    static Optional<Delivery> delivery(Session session, Claims.Claimed claimed) throws SQLException {
        return claimed.delivery().isEmpty()
                ? Optional.empty()
                : session.first(DELIVERY, Subjects::delivery, claimed.delivery().get());
    }

    static Optional<Notice> notice(Session session, Claims.Claimed claimed, Instant now) throws SQLException {
        return claimed.notice().isEmpty()
                ? Optional.empty()
                : session.first(
                        NOTICE,
                        row -> notice(session, row, now),
                        claimed.notice().get());
    }

    private static Notice notice(Session session, ResultSet row, Instant now) throws SQLException {
        Told told = Told.read(row);
        long number = row.getLong("status_update");
        StatusUpdate update = row.wasNull()
                ? received(session, told, row, now)
                : session.first(UPDATE, told::update, number)
                        .orElseThrow(() -> new SQLException("Status update " + number + " is not there"));
        return new Notice(
                TrackingId.of(row.getBytes("notice_id")),
                update,
                TransportJson.read(row.getString("transport")),
                URGENCIES[row.getInt("urgency")],
                Histories.request(session, row.getLong("about")),
                Micros.instant(row.getLong("stored_us")),
                isOtherWay(row),
                !NoticeWish.NONE.name().equals(row.getString("wish")));
    }

    /**
     * That it was received. Who added to a request of their own hears of its appointment, if there is one: they may have
     * asked for it.
     */
    private static StatusUpdate received(Session session, Told told, ResultSet row, Instant now) throws SQLException {
        RequestStatus status = RequestStatus.valueOf(row.getString("status"));
        return told.received(
                status,
                status == RequestStatus.RECEIVED && isOfRequester(row)
                        ? AppointmentRow.standing(session, row.getLong("about"), now)
                        : Optional.empty());
    }

    /** Whether a follow-up is of the person who made the request; of another it says who they are, which proves nothing. */
    private static boolean isOfRequester(ResultSet row) throws SQLException {
        Optional<String> transport = Session.text(row, "earlier_transport");
        Optional<String> address =
                transport.map(json -> TransportJson.read(json).get(Submission.ANSWER_TO));
        return address.isPresent()
                && Arrays.equals(
                        row.getBytes("person"),
                        KeyHash.of(row.getString("earlier_channel"), row.getString("earlier_account"), address.get()));
    }

    private static boolean isOtherWay(ResultSet row) throws SQLException {
        row.getLong("instead_of");
        return !row.wasNull();
    }

    private static Pending pending(ResultSet row) throws SQLException {
        return new Pending(
                new Receipt(
                        TrackingId.of(row.getBytes("id")),
                        Reference.of(row.getString("reference")),
                        Micros.instant(row.getLong("stored_us"))),
                row.getString("channel"),
                row.getString("account"),
                row.getString("dedupe_key"),
                Micros.instant(row.getLong("received_us")),
                URGENCIES[row.getInt("urgency")],
                row.getInt("version"),
                row.getString("media_type"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                TransportJson.read(row.getString("transport")),
                row.getBytes("bytes"),
                Optional.empty());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                TrackingId.of(row.getBytes("id")),
                TrackingId.of(row.getBytes("submission_id")),
                Reference.of(row.getString("reference")),
                row.getInt("version"),
                row.getString("backend"),
                row.getInt("generation"),
                PRIORITIES[row.getInt("priority")],
                row.getString("because"),
                row.getString("event_type"),
                Payload.of(row.getBytes("bytes"), row.getString("media_type")));
    }

    /** A submission as its row has it; the bytes are null when they are in the blob store. */
    record Pending(
            Receipt receipt,
            String channel,
            String account,
            String dedupeKey,
            Instant receivedAt,
            Urgency urgency,
            int version,
            String mediaType,
            String sha256Hex,
            Map<String, String> transport,
            byte @Nullable [] bytes,
            Optional<String> refusedBy) {

        Pending refusedBy(Optional<String> utility) {
            return new Pending(
                    receipt,
                    channel,
                    account,
                    dedupeKey,
                    receivedAt,
                    urgency,
                    version,
                    mediaType,
                    sha256Hex,
                    transport,
                    bytes,
                    utility);
        }

        StoredSubmission with(Payload payload) {
            return new StoredSubmission(
                    new Submission(
                            receipt.trackingId(), channel, account, receivedAt, urgency, dedupeKey, payload, transport),
                    receipt,
                    version + 1,
                    refusedBy);
        }
    }
}

package io.motcua.ledger.sql;

import io.motcua.HoldReason;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.spi.HeldCounts;
import io.motcua.spi.HeldFilter;
import io.motcua.spi.HeldSubmission.Addressed;
import io.motcua.spi.SubmissionState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what waits for a person, and what a person must know of it. */
final class HeldRows {
    private static final String HELD = "SELECT number FROM submission WHERE state = 'HELD'";
    private static final String MOST_URGENT_FIRST =
            " ORDER BY CASE WHEN " + SubmissionRow.IS_DANGER + " THEN 0 ELSE 1 END, number LIMIT ?";
    private static final String COUNTS = "SELECT held_reason, COUNT(*), SUM(CASE WHEN " + SubmissionRow.IS_DANGER
            + " THEN 1 ELSE 0 END) FROM submission WHERE state = 'HELD' GROUP BY held_reason";
    private static final String SAID = "SELECT field, value FROM said WHERE submission = ?";
    private static final String SAID_SINCE = "SELECT s.reference, d.field, d.value FROM said d"
            + " JOIN submission s ON s.number = d.submission WHERE d.at_us >= ? ORDER BY d.at_us DESC LIMIT ?";
    private static final String PARTS = "WITH RECURSIVE part (number, at_us) AS ("
            + "SELECT submission, at_us FROM joined WHERE earlier = ?"
            + " UNION ALL SELECT j.submission, j.at_us FROM joined j JOIN part p ON j.earlier = p.number)"
            + " SELECT number FROM part ORDER BY at_us, number";
    private static final String NEWEST = "SELECT backend, generation, state, refused_because FROM delivery"
            + " WHERE submission = ? AND version = ? ORDER BY number DESC LIMIT 1";
    private static final String MAY_HAVE = "SELECT DISTINCT d.backend FROM delivery d WHERE d.submission = ?"
            + " AND d.state <> 'REFUSED' AND d.withdrawn_us IS NULL AND (d.state IN ('SENT', 'ACKNOWLEDGED')"
            + " OR EXISTS (SELECT 1 FROM outcome o WHERE o.delivery = d.number AND o.kind IN ('sent', 'unknown')))";

    private HeldRows() {}

    /** Their numbers: danger to life first, then oldest first. */
    static List<Long> numbers(Session session, HeldFilter filter, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder(HELD);
        List<Object> values = new ArrayList<>();
        filter.reason().ifPresent(reason -> values.add(reason.name()));
        filter.channel().ifPresent(values::add);
        filter.priority().ifPresent(priority -> values.add(priority.ordinal()));
        sql.append(filter.reason().isPresent() ? " AND held_reason = ?" : "")
                .append(filter.channel().isPresent() ? " AND channel = ?" : "")
                .append(filter.priority().isPresent() ? " AND priority = ?" : "")
                .append(MOST_URGENT_FIRST);
        values.add(limit);
        return session.list(sql.toString(), row -> row.getLong(1), values.toArray());
    }

    static HeldCounts counts(Session session) throws SQLException {
        Map<HoldReason, Long> byReason = new EnumMap<>(HoldReason.class);
        List<Long> dangers = session.list(COUNTS, row -> {
            byReason.put(HoldReason.valueOf(row.getString(1)), row.getLong(2));
            return row.getLong(3);
        });
        return new HeldCounts(
                byReason.values().stream().mapToLong(Long::longValue).sum(),
                dangers.stream().mapToLong(Long::longValue).sum(),
                byReason);
    }

    /** A held submission, but for the bytes, which may be elsewhere. */
    record Found(
            Subjects.Pending submission,
            HoldReason reason,
            Map<String, String> said,
            List<Subjects.Pending> followUps,
            Optional<ServiceRequest> request,
            Optional<RoutingDecision> decision,
            Optional<Addressed> addressed,
            Set<String> mayHave) {
        /** Names the submission; never what was said. */
        @Override
        public String toString() {
            return "Found[" + submission.receipt().reference() + "]";
        }
    }

    static Optional<Found> find(Session session, long number) throws SQLException {
        Optional<SubmissionRow> row =
                SubmissionRow.look(session, number).filter(found -> found.state() == SubmissionState.HELD);
        Optional<Subjects.Pending> submission = Subjects.stored(session, number);
        if (row.isEmpty() || submission.isEmpty()) {
            return Optional.empty();
        }
        List<Subjects.Pending> followUps = new ArrayList<>();
        for (long part : parts(session, number)) {
            Subjects.stored(session, part).ifPresent(followUps::add);
        }
        return Optional.of(new Found(
                submission.get(),
                row.get().heldReason().orElseThrow(),
                said(session, number),
                followUps,
                Histories.request(session, number),
                Histories.decision(session, number),
                addressed(session, row.get()),
                new HashSet<>(session.list(MAY_HAVE, one -> one.getString(1), number))));
    }

    /** What has become part of it, also through others. */
    static List<Long> parts(Session session, long number) throws SQLException {
        return session.list(PARTS, row -> row.getLong(1), number);
    }

    static Map<String, String> said(Session session, long number) throws SQLException {
        Map<String, String> said = new HashMap<>();
        session.list(SAID, row -> said.put(row.getString(1), row.getString(2)), number);
        return said;
    }

    /** What was said since then, by the request that it was said of. */
    static Map<Reference, Map<String, String>> saidSince(Session session, long micros, int limit) throws SQLException {
        Map<Reference, Map<String, String>> said = new LinkedHashMap<>();
        session.list(
                SAID_SINCE,
                row -> said.computeIfAbsent(Reference.of(row.getString(1)), none -> new HashMap<>())
                        .put(row.getString(2), row.getString(3)),
                micros,
                limit);
        return said;
    }

    /** The newest delivery of the newest version. */
    static Optional<Addressed> addressed(Session session, SubmissionRow submission) throws SQLException {
        return session.first(
                NEWEST,
                row -> new Addressed(
                        row.getString("backend"),
                        row.getInt("generation"),
                        DeliveryRow.State.valueOf(row.getString("state")) == DeliveryRow.State.REFUSED,
                        Session.text(row, "refused_because")),
                submission.number(),
                submission.version());
    }
}

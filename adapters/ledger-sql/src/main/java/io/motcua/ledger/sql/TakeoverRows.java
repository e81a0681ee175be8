package io.motcua.ledger.sql;

/**
 * The statements that find what may go to a utility's partner. A request of which the utility may have anything,
 * another version or the same by another attempt, is not among them: two utilities must never have one request. Nor is
 * one of which it has taken anything over itself.
 */
final class TakeoverRows {
    private static final String NOTHING_ELSE_THERE = " AND NOT EXISTS (SELECT 1"
            + " FROM delivery e WHERE e.submission = d.submission AND e.backend = d.backend AND e.withdrawn_us IS NULL"
            + " AND (e.taken_over_from IS NOT NULL OR e.state = 'ACKNOWLEDGED'"
            + " OR (e.number <> d.number OR d.state = 'DUE') AND EXISTS (SELECT 1 FROM outcome o WHERE o.delivery = e.number AND o.kind IN ('sent', 'unknown'))))";

    /**
     * Of what was sent, once: backend, sent before. What was sent again may have been taken the first time. Both states
     * are named for the index {@code delivery_unanswered}, which has no others.
     */
    private static final String FROM_SENT =
            " FROM delivery d JOIN due_work w ON w.id = d.work AND w.delivery = d.number"
                    + " WHERE d.backend = ? AND d.state IN ('SENT', 'UNANSWERED') AND d.state = 'SENT' AND d.sent_us <= ?"
                    + " AND (SELECT COUNT(*) FROM outcome s WHERE s.delivery = d.number AND s.kind = 'sent') = 1"
                    + NOTHING_ELSE_THERE;

    /** Of what was never sent: lane. */
    private static final String FROM_UNSENT = " FROM due_work w JOIN delivery d ON d.number = w.delivery"
            + " WHERE w.lane = ? AND d.state = 'DUE'" + NOTHING_ELSE_THERE;

    /** Of what was never sent of the request of a piece of work: that work, backend, that work. */
    private static final String FROM_REST = " FROM due_work w JOIN delivery d ON d.number = w.delivery"
            + " WHERE d.submission = (SELECT submission FROM due_work WHERE id = ?) AND d.backend = ? AND d.state = 'DUE'"
            + " AND w.id <> ? AND NOT EXISTS"
            + " (SELECT 1 FROM outcome o WHERE o.delivery = d.number AND o.kind IN ('sent', 'unknown'))";

    private static final String COLUMNS = "SELECT w.id, w.attempts, w.due_us, w.submission, w.delivery, w.notice";
    private static final String URGENT_SENT = " ORDER BY w.class, d.sent_us, w.id LIMIT ?";
    private static final String URGENT_UNSENT = " ORDER BY w.class, w.due_us, w.id LIMIT ?";

    /** Sent and unanswered, most urgent first and then oldest: backend, sent before, limit. */
    static final String SELECT_SENT = COLUMNS + FROM_SENT + URGENT_SENT;

    /** Never sent, most urgent first: lane, limit. */
    static final String SELECT_UNSENT = COLUMNS + FROM_UNSENT + URGENT_UNSENT;

    /** As {@link #SELECT_SENT}, claimed for a node: node, lease, backend, sent before, node, now, limit. */
    static final String CLAIM_SENT = DueRows.claim(FROM_SENT + DueRows.FREE + URGENT_SENT);

    /** As {@link #SELECT_UNSENT}, claimed for a node: node, lease, lane, node, now, limit. */
    static final String CLAIM_UNSENT = DueRows.claim(FROM_UNSENT + DueRows.FREE + URGENT_UNSENT);

    /** What else was never sent: work, backend, work. */
    static final String SELECT_REST = COLUMNS + FROM_REST;

    /** As {@link #SELECT_REST}, claimed for a node: node, lease, work, backend, work, node, now. */
    static final String CLAIM_REST = DueRows.claim(FROM_REST + DueRows.FREE);

    private TakeoverRows() {}
}

package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.Balance;
import io.motcua.spi.ClockCounts;
import io.motcua.spi.Conversations;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.HeldCounts;
import io.motcua.spi.HeldFilter;
import io.motcua.spi.History;
import io.motcua.spi.Lane;
import io.motcua.spi.LaneCounts;
import io.motcua.spi.LateClock;
import io.motcua.spi.NoticeCounts;
import io.motcua.spi.Silence;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Tracking;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks things up in a ledger: what became of a request, who waits for a person, and whether the books balance. Waits
 * for no commit. Safe for use by many threads. What it throws when the store cannot be read is
 * {@link LedgerUnavailableException}.
 */
public final class LedgerReader implements Tracking, Conversations, AutoCloseable {
    private static final String OVER = Arrays.stream(RequestStatus.values())
            .filter(status -> !status.open())
            .map(status -> "'" + status + "'")
            .collect(Collectors.joining(", "));
    /** So many numbers are looked through at a time, however few of them are open. */
    private static final int STRIDE = 5_000;

    private static final String NEXT = "SELECT COALESCE(MIN(number), -1) FROM submission WHERE number > ?";
    private static final String OPEN = "SELECT s.number FROM submission s WHERE s.number BETWEEN ? AND ?"
            + " AND s.received_us < ? AND (s.state IN ('PENDING', 'HELD') OR s.state = 'SETTLED' AND COALESCE("
            + "(SELECT u.status FROM status_update u WHERE u.submission = s.number ORDER BY u.number DESC LIMIT 1), '')"
            + " NOT IN (" + OVER + ")) ORDER BY s.number";
    private static final String CONVERSATION = "SELECT s.reference FROM conversation c"
            + " JOIN submission s ON s.number = c.submission WHERE c.key_hash = ?";
    private static final String ACCEPTED = "SELECT COALESCE(SUM(submissions), 0) FROM accepted";
    private static final String STATES = "SELECT state, COUNT(*) FROM submission GROUP BY state";
    // Joined and not correlated: there is no index by submission, and there may be a storm of due work.
    private static final String PENDING_WITHOUT_WORK = "SELECT COUNT(*) FROM submission s"
            + " LEFT JOIN (SELECT DISTINCT submission FROM due_work WHERE notice IS NULL AND lane NOT IN ('clocks', 'news')) w"
            + " ON w.submission = s.number"
            + " WHERE s.state = 'PENDING' AND w.submission IS NULL";
    private static final String SETTLED_WITHOUT_ACKNOWLEDGMENT = "SELECT COUNT(*) FROM submission s"
            + " WHERE s.state = 'SETTLED' AND NOT EXISTS (SELECT 1 FROM delivery d"
            + " WHERE d.submission = s.number AND d.state = 'ACKNOWLEDGED')";
    private static final String JOINED_TO_NOTHING = "SELECT COUNT(*) FROM submission s WHERE s.state = 'JOINED'"
            + " AND NOT EXISTS (SELECT 1 FROM joined j WHERE j.submission = s.number)";
    private static final String HELD_WITHOUT_REASON =
            "SELECT COUNT(*) FROM submission WHERE state = 'HELD' AND held_reason IS NULL";

    private final Reads store;
    private final References references;
    private final Clock clock;

    LedgerReader(Reads store, References references, Clock clock) {
        this.store = store;
        this.references = references;
        this.clock = clock;
    }

    @Override
    public Optional<History> find(Reference reference) {
        OptionalLong number = references.numberOf(reference);
        return number.isEmpty()
                ? Optional.empty()
                : read(session -> Histories.of(session, number.getAsLong(), clock.instant()));
    }

    @Override
    public Optional<Reference> first(String channel, String account, String answerTo) {
        return read(session -> session.first(
                CONVERSATION, row -> Reference.of(row.getString(1)), (Object) KeyHash.of(channel, account, answerTo)));
    }

    /** Submissions that wait for a person: danger to life first, then oldest first. */
    public List<History> held(HeldFilter filter, int limit) {
        return read(session -> {
            List<History> histories = new ArrayList<>();
            for (long number : HeldRows.numbers(session, filter, limit)) {
                Histories.of(session, number, clock.instant()).ifPresent(histories::add);
            }
            return histories;
        });
    }

    /** Requests that are not over, oldest first, as {@link io.motcua.spi.Ledger#open} has it. */
    public void open(Instant receivedBefore, Consumer<History> each) {
        long before = Micros.of(receivedBefore);
        long last = -1;
        while (true) {
            long after = last;
            long first = read(
                    session -> session.first(NEXT, row -> row.getLong(1), after).orElse(-1L));
            if (first < 0) {
                return;
            }
            long end = first + STRIDE - 1;
            List<Long> numbers = read(session -> session.list(OPEN, row -> row.getLong(1), first, end, before));
            for (long number : numbers) {
                read(session -> Histories.of(session, number, clock.instant())).ifPresent(each);
            }
            last = end;
        }
    }

    /** How many submissions wait for a person. */
    public HeldCounts heldCounts() {
        return read(HeldRows::counts);
    }

    /** What was done, newest first: about one request, or about all. */
    public List<AuditEntry> audit(Optional<Reference> reference, int limit) {
        if (reference.isEmpty()) {
            return read(session -> AuditTrail.all(session, limit));
        }
        OptionalLong number = references.numberOf(reference.get());
        return number.isEmpty() ? List.of() : read(session -> AuditTrail.of(session, number.getAsLong(), limit));
    }

    /** What a person must know of a held submission. */
    Optional<HeldRows.Found> heldSubmission(Reference reference) {
        OptionalLong number = references.numberOf(reference);
        return number.isEmpty() ? Optional.empty() : read(session -> HeldRows.find(session, number.getAsLong()));
    }

    /** What was said since then, by the request that it was said of. */
    Map<Reference, Map<String, String>> saidSince(long micros, int limit) {
        return read(session -> HeldRows.saidSince(session, micros, limit));
    }

    /** What was stored since then, newest first. */
    List<Subjects.Pending> storedSince(long micros, int limit) {
        return read(session -> Subjects.storedSince(session, micros, limit));
    }

    /** Counts, from the independent count of accepts and from the rows, all at one instant. */
    public Balance balance() {
        return read(session -> {
            Map<SubmissionState, Long> states = new EnumMap<>(SubmissionState.class);
            session.list(STATES, row -> states.put(SubmissionState.valueOf(row.getString(1)), row.getLong(2)));
            long strays = count(session, PENDING_WITHOUT_WORK)
                    + count(session, SETTLED_WITHOUT_ACKNOWLEDGMENT)
                    + count(session, JOINED_TO_NOTHING)
                    + count(session, HELD_WITHOUT_REASON);
            return new Balance(count(session, ACCEPTED), states, strays);
        });
    }

    /** What a follow-up with this reference would join. */
    public Optional<EarlierRequest> earlier(Reference reference) {
        OptionalLong number = references.numberOf(reference);
        return number.isEmpty() ? Optional.empty() : read(session -> EarlierRequests.of(session, number.getAsLong()));
    }

    /** Clocks that are near their limit or over it, the earliest limit first. */
    public List<LateClock> lateClocks(int limit) {
        return read(session -> ClockReads.late(session, limit));
    }

    /** How the clocks stand. */
    public ClockCounts clockCounts() {
        return read(ClockReads::counts);
    }

    /** How many clocks must be looked at by now. */
    long dueClocks(Instant now) {
        return read(session -> ClockReads.due(session, Micros.of(now)));
    }

    /**
     * The lanes of deliveries and notices in which something waits, or that are paused; nothing of them is under way.
     */
    public List<LaneCounts> lanes(Instant now) {
        return lanes(now, Map.of());
    }

    /** As the other, with what is handed out and is not said in the rows. */
    List<LaneCounts> lanes(Instant now, Map<Lane, Integer> claimed) {
        return read(session -> LaneReads.all(session, Micros.of(now), claimed));
    }

    /** How far the notices have come, by channel. */
    public Map<String, NoticeCounts> noticeCounts() {
        return read(NoticeRow::counts);
    }

    /** Lets go of the store. */
    @Override
    public void close() {
        store.close();
    }

    private static long count(Session session, String sql) throws SQLException {
        return session.first(sql, row -> row.getLong(1)).orElse(0L);
    }

    Silence silence(String backend) {
        return read(session -> Standings.silence(session, backend));
    }

    boolean isPaused(Lane lane) {
        return read(session -> LanePauses.isPaused(session, lane));
    }

    private <T> T read(Reads.Reading<T> reading) {
        try {
            return store.read(reading);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("The ledger cannot be read", e);
        }
    }
}

package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import io.motcua.spi.Room;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Claims of several nodes: written in the rows, for a time. A node that lives renews its leases; what a dead one had is
 * handed out again when they end.
 */
final class LeasedClaims implements Claims {
    private static final String RELEASE = "UPDATE due_work SET claimed_by = NULL, lease_until_us = NULL"
            + " WHERE id = ? AND claimed_by = ? RETURNING lane";
    private static final String RENEW = "UPDATE due_work SET lease_until_us = ? WHERE claimed_by = ?";

    private final PostgresStore store;
    private final Clock clock;
    private final Duration lease;
    private final Set<Long> toRelease = ConcurrentHashMap.newKeySet();

    LeasedClaims(PostgresStore store, Clock clock, Duration lease) {
        this.store = store;
        this.clock = clock;
        this.lease = lease;
    }

    @Override
    public <T> List<Work<T>> claim(Lane lane, int limit, Subjects<T> subjects) throws SQLException {
        return store.change(session -> {
            List<Work<T>> claimed = new ArrayList<>();
            ClassOrder.claim(
                    session,
                    lane,
                    limit,
                    (ofClass, atMost) -> claimClass(session, lane, ofClass, atMost, subjects, claimed));
            return claimed;
        });
    }

    @Override
    public <T> List<Work<T>> claim(String backend, int limit, Room room, Subjects<T> subjects) throws SQLException {
        Lane lane = Lane.delivery(backend);
        return store.change(session -> {
            List<Work<T>> claimed = new ArrayList<>();
            ClassOrder.claim(
                    session,
                    lane,
                    limit,
                    () -> ClassOrder.within(
                            session,
                            backend,
                            room,
                            limit,
                            claimed,
                            () -> Standings.claimed(session, lane.name(), Micros.now(clock))),
                    (ofClass, atMost) -> claimClass(session, lane, ofClass, atMost, subjects, claimed));
            return claimed;
        });
    }

    @Override
    public <T> List<Work<T>> claimOf(byte[] person, Lane lane, int limit, Subjects<T> subjects) throws SQLException {
        return store.change(session -> {
            List<Work<T>> claimed = new ArrayList<>();
            if (LanePauses.isPaused(session, lane)) {
                return claimed;
            }
            long now = Micros.now(clock);
            List<Claimed> rows = session.list(
                    DueRows.CLAIM_OF,
                    DueRows::read,
                    store.node(),
                    leaseEnd(),
                    person,
                    lane.name(),
                    now,
                    store.node(),
                    now,
                    limit);
            take(session, rows, subjects, claimed);
            return claimed;
        });
    }

    @Override
    public <T> List<Work<T>> claimUnsent(String backend, int limit, Subjects<T> subjects) throws SQLException {
        return store.change(session -> {
            List<Work<T>> claimed = new ArrayList<>();
            List<Claimed> rows = session.list(
                    TakeoverRows.CLAIM_UNSENT,
                    DueRows::read,
                    store.node(),
                    leaseEnd(),
                    Lane.delivery(backend).name(),
                    store.node(),
                    Micros.now(clock),
                    limit);
            take(session, rows, subjects, claimed);
            return claimed;
        });
    }

    @Override
    public <T> List<Work<T>> claimRest(long work, String backend, Subjects<T> subjects) throws SQLException {
        return store.change(session -> {
            List<Work<T>> claimed = new ArrayList<>();
            List<Claimed> rows = session.list(
                    TakeoverRows.CLAIM_REST,
                    DueRows::read,
                    store.node(),
                    leaseEnd(),
                    work,
                    backend,
                    work,
                    store.node(),
                    Micros.now(clock));
            take(session, rows, subjects, claimed);
            return claimed;
        });
    }

    @Override
    public <T> List<Work<T>> claimUnanswered(String backend, long sentBeforeMicros, int limit, Subjects<T> subjects)
            throws SQLException {
        return store.change(session -> {
            List<Work<T>> claimed = new ArrayList<>();
            List<Claimed> rows = session.list(
                    TakeoverRows.CLAIM_SENT,
                    DueRows::read,
                    store.node(),
                    leaseEnd(),
                    backend,
                    sentBeforeMicros,
                    store.node(),
                    Micros.now(clock),
                    limit);
            take(session, rows, subjects, claimed);
            return claimed;
        });
    }

    private <T> void claimClass(
            Session session, Lane lane, int ofClass, int limit, Subjects<T> subjects, List<Work<T>> claimed)
            throws SQLException {
        if (claimed.size() >= limit) {
            return;
        }
        long now = Micros.now(clock);
        take(
                session,
                session.list(
                        DueRows.CLAIM,
                        DueRows::read,
                        store.node(),
                        leaseEnd(),
                        lane.name(),
                        ofClass,
                        now,
                        store.node(),
                        now,
                        limit - claimed.size()),
                subjects,
                claimed);
    }

    private static <T> void take(Session session, List<Claimed> rows, Subjects<T> subjects, List<Work<T>> claimed)
            throws SQLException {
        for (Claimed row : rows) {
            subjects.load(session, row)
                    .ifPresent(subject -> claimed.add(
                            new Work<>(row.id(), row.attempts() + 1, Micros.instant(row.dueMicros()), subject)));
        }
    }

    @Override
    public Map<Lane, Integer> claimed() {
        return Map.of();
    }

    @Override
    public Optional<Lane> release(long work) throws SQLException {
        // Until it is given back, no node gets it: this one has it, and renews its lease.
        toRelease.add(work);
        Optional<Lane> lane =
                store.change(session -> session.first(RELEASE, row -> new Lane(row.getString(1)), work, store.node()));
        toRelease.remove(work);
        return lane;
    }

    /** The step's own commit has cleared or deleted the row. */
    @Override
    public void ended(List<Long> work) {}

    /** Says that this node lives, and gives back what could not be before. Called several times in each lease. */
    void renew() throws SQLException {
        for (long work : List.copyOf(toRelease)) {
            release(work);
        }
        store.change(session -> session.update(RENEW, leaseEnd(), store.node()));
    }

    private long leaseEnd() {
        return Micros.of(clock.instant().plus(lease));
    }
}

package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import io.motcua.spi.Room;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims of the one process that has the store to itself. They are in memory alone: after a crash nothing is claimed.
 *
 * <p>A claim ends only after the commit of its step, and a look at the table is taken under the same lock: so whoever
 * sees the row as it was before the commit sees the claim too.
 */
final class InMemoryClaims implements Claims {
    private final Session session;
    private final Clock clock;
    private final Map<Long, Lane> claims = new HashMap<>();
    private final Map<Lane, Integer> perLane = new HashMap<>();

    InMemoryClaims(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public <T> List<Work<T>> claim(Lane lane, int limit, Subjects<T> subjects) throws SQLException {
        return claim(claimed -> ClassOrder.claim(
                session, lane, limit, (ofClass, atMost) -> claimClass(lane, ofClass, atMost, subjects, claimed)));
    }

    @Override
    public <T> List<Work<T>> claim(String backend, int limit, Room room, Subjects<T> subjects) throws SQLException {
        Lane lane = Lane.delivery(backend);
        return claim(claimed -> ClassOrder.claim(
                session,
                lane,
                limit,
                () -> ClassOrder.within(session, backend, room, limit, claimed, () -> perLane.getOrDefault(lane, 0)),
                (ofClass, atMost) -> claimClass(lane, ofClass, atMost, subjects, claimed)));
    }

    @Override
    public <T> List<Work<T>> claimOf(byte[] person, Lane lane, int limit, Subjects<T> subjects) throws SQLException {
        return claim(claimed -> {
            if (LanePauses.isPaused(session, lane)) {
                return;
            }
            int rows = limit + perLane.getOrDefault(lane, 0);
            take(
                    lane,
                    session.list(DueRows.SELECT_OF, DueRows::read, person, lane.name(), Micros.now(clock), rows),
                    limit,
                    subjects,
                    claimed);
        });
    }

    @Override
    public <T> List<Work<T>> claimUnsent(String backend, int limit, Subjects<T> subjects) throws SQLException {
        Lane lane = Lane.delivery(backend);
        return claim(claimed -> {
            int rows = limit + perLane.getOrDefault(lane, 0);
            take(
                    lane,
                    session.list(TakeoverRows.SELECT_UNSENT, DueRows::read, lane.name(), rows),
                    limit,
                    subjects,
                    claimed);
        });
    }

    @Override
    public <T> List<Work<T>> claimRest(long work, String backend, Subjects<T> subjects) throws SQLException {
        return claim(claimed -> take(
                Lane.delivery(backend),
                session.list(TakeoverRows.SELECT_REST, DueRows::read, work, backend, work),
                Integer.MAX_VALUE,
                subjects,
                claimed));
    }

    @Override
    public <T> List<Work<T>> claimUnanswered(String backend, long sentBeforeMicros, int limit, Subjects<T> subjects)
            throws SQLException {
        return claim(claimed -> {
            int rows = limit + perLane.getOrDefault(Lane.DEADLINE, 0);
            take(
                    Lane.DEADLINE,
                    session.list(TakeoverRows.SELECT_SENT, DueRows::read, backend, sentBeforeMicros, rows),
                    limit,
                    subjects,
                    claimed);
        });
    }

    private <T> void claimClass(Lane lane, int ofClass, int limit, Subjects<T> subjects, List<Work<T>> claimed)
            throws SQLException {
        if (claimed.size() < limit) {
            int rows = limit - claimed.size() + perLane.getOrDefault(lane, 0);
            long now = Micros.now(clock);
            take(
                    lane,
                    session.list(DueRows.SELECT, DueRows::read, lane.name(), ofClass, now, rows),
                    limit,
                    subjects,
                    claimed);
        }
    }

    private <T> void take(Lane lane, List<Claimed> rows, int limit, Subjects<T> subjects, List<Work<T>> claimed)
            throws SQLException {
        for (Claimed row : rows) {
            if (claimed.size() >= limit || claims.containsKey(row.id())) {
                continue;
            }
            Optional<T> subject = subjects.load(session, row);
            if (subject.isPresent()) {
                claims.put(row.id(), lane);
                perLane.merge(lane, 1, Integer::sum);
                claimed.add(new Work<>(row.id(), row.attempts() + 1, Micros.instant(row.dueMicros()), subject.get()));
            }
        }
    }

    /** Looks at the table, and adds to the list what it claims. */
    @FunctionalInterface
    private interface Look<T> {
        void into(List<Work<T>> claimed) throws SQLException;
    }

    private synchronized <T> List<Work<T>> claim(Look<T> look) throws SQLException {
        List<Work<T>> claimed = new ArrayList<>();
        try {
            look.into(claimed);
            return claimed;
        } catch (SQLException | RuntimeException e) {
            claimed.forEach(work -> end(work.id()));
            throw e;
        } finally {
            session.rollback();
        }
    }

    @Override
    public synchronized Map<Lane, Integer> claimed() {
        return Map.copyOf(perLane);
    }

    @Override
    public synchronized Optional<Lane> release(long work) {
        return end(work);
    }

    @Override
    public synchronized void ended(List<Long> work) {
        work.forEach(this::end);
    }

    private Optional<Lane> end(long work) {
        Optional<Lane> lane = Optional.ofNullable(claims.remove(work));
        lane.ifPresent(was -> perLane.merge(was, -1, Integer::sum));
        return lane;
    }
}

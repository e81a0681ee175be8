package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
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
    public synchronized <T> List<Work<T>> claim(Lane lane, int limit, Subjects<T> subjects) throws SQLException {
        List<Work<T>> claimed = new ArrayList<>();
        try {
            if (LanePauses.isPaused(session, lane)) {
                return claimed;
            }
            long now = Micros.now(clock);
            for (int ofClass = 0; ofClass < DueRows.CLASSES && claimed.size() < limit; ofClass++) {
                int rows = limit - claimed.size() + perLane.getOrDefault(lane, 0);
                take(
                        session.list(DueRows.SELECT, DueRows::read, lane.name(), ofClass, now, rows),
                        lane,
                        limit,
                        subjects,
                        claimed);
            }
            return claimed;
        } catch (SQLException | RuntimeException e) {
            claimed.forEach(work -> end(work.id()));
            throw e;
        } finally {
            session.rollback();
        }
    }

    @Override
    public synchronized <T> List<Work<T>> claimOf(byte[] person, Lane lane, int limit, Subjects<T> subjects)
            throws SQLException {
        List<Work<T>> claimed = new ArrayList<>();
        try {
            if (LanePauses.isPaused(session, lane)) {
                return claimed;
            }
            take(
                    session.list(DueRows.SELECT_OF, DueRows::read, person, lane.name(), Micros.now(clock)),
                    lane,
                    limit,
                    subjects,
                    claimed);
            return claimed;
        } catch (SQLException | RuntimeException e) {
            claimed.forEach(work -> end(work.id()));
            throw e;
        } finally {
            session.rollback();
        }
    }

    /** Claims rows that nobody has, until there are enough. */
    private <T> void take(List<Claimed> rows, Lane lane, int limit, Subjects<T> subjects, List<Work<T>> claimed)
            throws SQLException {
        for (Claimed row : rows) {
            if (claimed.size() == limit || claims.containsKey(row.id())) {
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

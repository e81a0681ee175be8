package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import io.motcua.spi.Room;
import java.sql.SQLException;
import java.util.List;

/** In which order a lane is claimed: class after class, and nothing while somebody has paused it. */
final class ClassOrder {
    /** The first class that waits for room. */
    private static final int BOUNDED = 1;

    /** Claims of one class, until so much is claimed together. */
    @FunctionalInterface
    interface OfClass {
        void claim(int ofClass, int limit) throws SQLException;
    }

    /** A number that the tables may have to be asked for. */
    @FunctionalInterface
    interface Count {
        int get() throws SQLException;
    }

    private ClassOrder() {}

    static void claim(Session session, Lane lane, int limit, OfClass each) throws SQLException {
        claim(session, lane, limit, () -> limit, each);
    }

    /**
     * As the other, and what is no danger to life only within a bound.
     *
     * @param bound how much there may be together, once danger to life is claimed
     */
    static void claim(Session session, Lane lane, int limit, Count bound, OfClass each) throws SQLException {
        if (LanePauses.isPaused(session, lane)) {
            return;
        }
        int atMost = limit;
        for (int ofClass = 0; ofClass < DueRows.CLASSES; ofClass++) {
            if (ofClass == BOUNDED) {
                atMost = bound.get();
            }
            each.claim(ofClass, atMost);
        }
    }

    /**
     * As much as there is room for at a backend's utility.
     *
     * @param claimed what was claimed until now, which is in hand too
     * @param inHand how much of the lane is in somebody's hands
     */
    static int within(Session session, String backend, Room room, int limit, List<?> claimed, Count inHand)
            throws SQLException {
        if (!room.isBounded()) {
            return limit;
        }
        int taken = Standings.unanswered(session, backend, room.unacknowledged()) + inHand.get();
        return Math.min(limit, claimed.size() + Math.max(0, room.unacknowledged() - taken));
    }
}

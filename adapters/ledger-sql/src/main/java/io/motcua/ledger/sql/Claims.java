package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import io.motcua.spi.Room;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands out due work, so that each piece is in one pair of hands. Safe for use by many threads. */
interface Claims {

    /** A row of due work that was claimed. */
    record Claimed(
            long id, int attempts, long dueMicros, long submission, Optional<Long> delivery, Optional<Long> notice) {}

    /** Loads what is to be worked on; empty if it is there no more. */
    @FunctionalInterface
    interface Subjects<T> {
        Optional<T> load(Session session, Claimed claimed) throws SQLException;
    }

    /** Claims what is due in a lane: lowest class first, then oldest. */
    <T> List<Work<T>> claim(Lane lane, int limit, Subjects<T> subjects) throws SQLException;

    /** Claims what is due in a lane to the same person; oldest first. */
    <T> List<Work<T>> claimOf(byte[] person, Lane lane, int limit, Subjects<T> subjects) throws SQLException;

    /** How much is claimed, by lane, as far as the rows do not say so. */
    Map<Lane, Integer> claimed();

    /**
     * As {@link #claim(Lane, int, Subjects)}, of a backend's lane, and no more than there is room for at its utility.
     */
    <T> List<Work<T>> claim(String backend, int limit, Room room, Subjects<T> subjects) throws SQLException;

    /** Claims what may go to a backend's partner, since it was never sent. */
    <T> List<Work<T>> claimUnsent(String backend, int limit, Subjects<T> subjects) throws SQLException;

    /** Claims what else was never sent of the request that this work is about, for the same backend. */
    <T> List<Work<T>> claimRest(long work, String backend, Subjects<T> subjects) throws SQLException;

    /** Claims what may go to a backend's partner when it is withdrawn. */
    <T> List<Work<T>> claimUnanswered(String backend, long sentBeforeMicros, int limit, Subjects<T> subjects)
            throws SQLException;

    /** Gives a claim back; the lane that it was claimed in. */
    Optional<Lane> release(long work) throws SQLException;

    /** The claims on this work have ended with a commit. */
    void ended(List<Long> work);
}

package io.motcua.ledger.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** A few sessions that only read, kept with their statements. Safe for use by many threads. */
final class SessionPool implements AutoCloseable {
    private static final int SESSIONS = 4;

    private final DataSource source;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore free = new Semaphore(SESSIONS, true);
    private volatile boolean closed;

    SessionPool(DataSource source) {
        this.source = source;
    }

    <T> T read(Reads.Reading<T> reading) throws SQLException {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw new SQLException("The ledger is closed");
            }
            Session kept = idle.poll();
            Session session = kept != null ? kept : open();
            T result;
            try {
                result = reading.in(session);
                session.rollback();
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
            idle.push(session);
            return result;
        } finally {
            free.release();
        }
    }

    Session open() throws SQLException {
        Connection connection = source.getConnection();
        try {
            SqliteConnections.prepareReader(connection);
            return new Session(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Waits for those who read. */
    @Override
    public void close() throws SQLException {
        free.acquireUninterruptibly(SESSIONS);
        closed = true;
        try {
            for (Session session = idle.poll(); session != null; session = idle.poll()) {
                session.close();
            }
        } finally {
            free.release(SESSIONS);
        }
    }
}

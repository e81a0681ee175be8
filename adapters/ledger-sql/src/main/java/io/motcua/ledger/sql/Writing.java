package io.motcua.ledger.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's session, opened anew when it broke. Of the writer's thread alone. */
final class Writing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    private final Store store;
    private @Nullable Session session;

    Writing(Store store, Session session) {
        this.store = store;
        this.session = session;
    }

    Session session() throws SQLException {
        if (session == null) {
            session = store.openWriter();
        }
        return session;
    }

    /** Undoes what was not committed; if that cannot be, the next session begins without it. */
    void rollback() {
        if (session != null) {
            try {
                session.rollback();
                session.forgetStatements();
            } catch (SQLException e) {
                close();
            }
        }
    }

    /** Closes the session; the next one is a new one. */
    @Override
    public void close() {
        if (session != null) {
            try {
                session.close();
            } catch (SQLException e) {
                LOG.debug("The writer's connection could not be closed", e);
            }
            session = null;
        }
    }
}

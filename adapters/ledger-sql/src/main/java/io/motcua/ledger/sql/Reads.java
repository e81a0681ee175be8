package io.motcua.ledger.sql;

import java.sql.SQLException;

/** A database that can be read. Safe for use by many threads. */
interface Reads extends AutoCloseable {

    /** What is read in one transaction, which shows one instant of the ledger. */
    @FunctionalInterface
    interface Reading<T> {
        T in(Session session) throws SQLException;
    }

    /** Reads, in a short transaction. */
    <T> T read(Reading<T> reading) throws SQLException;

    @Override
    void close();
}

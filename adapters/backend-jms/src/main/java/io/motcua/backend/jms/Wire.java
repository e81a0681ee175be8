package io.motcua.backend.jms;

import java.util.function.Consumer;

/**
 * One connection to a broker, for as long as it lasts: all that differs between Artemis's own protocol and AMQP 1.0. Safe
 * for use by many threads.
 */
interface Wire extends AutoCloseable {
    /** Lets messages come. From now on the task is run when the connection is lost, if it was before this too. */
    void begin(Consumer<Exception> whenLost) throws Exception;

    /** A session that sends to the utility's queue of requests. */
    RequestSession requests(JmsBackendConfig config) throws Exception;

    /** A consumer of the utility's queue of replies. */
    ReplySource replies(JmsBackendConfig config) throws Exception;

    /** What takes requests back from the utility's queue. */
    RequestTaker taker(JmsBackendConfig config) throws Exception;

    /** Ends the connection, and what was opened over it. Does not fail, and waits for a bounded time. */
    @Override
    void close();

    /** Makes connections to one broker. Used by one thread at a time. */
    interface Maker extends AutoCloseable {
        /** Connects; the broker must have answered when this returns. */
        Wire connect() throws Exception;

        @Override
        void close();
    }
}

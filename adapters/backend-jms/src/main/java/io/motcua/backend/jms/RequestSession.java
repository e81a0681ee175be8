package io.motcua.backend.jms;

import io.motcua.Delivery;

/** A session that sends to one utility's queue of requests. Safe for use by many threads. */
interface RequestSession extends AutoCloseable {
    /**
     * Hands the message over, and does not wait for the broker.
     *
     * @throws Exception if the session cannot be sent by any more; nothing was sent
     */
    void send(Delivery delivery, Confirmation confirmation) throws Exception;

    @Override
    void close();

    /** Who hears what the broker said of one message: one of these, once, on a thread that must not be held up. */
    interface Confirmation {
        /** The broker has the message in its journal. */
        void confirmed();

        /** The broker has said that it does not have the message, and will not. */
        void refused(String because);

        /** Nobody knows. */
        void unsure(String because);

        /** Whether somebody has decided already, so that the broker's word is not waited for any longer. */
        boolean isOver();
    }
}

package io.motcua.backend.jms;

import io.motcua.spi.Withdrawal;

/** Takes requests back from one utility's queue, over one connection. Of one thread. */
interface RequestTaker extends AutoCloseable {
    /**
     * Takes back the message with this deduplication id.
     *
     * @return {@link Withdrawal#WITHDRAWN} only if it is proved that the utility never had it and never will
     * @throws Exception if the broker could not be asked, and nothing was changed
     */
    Withdrawal take(String deduplicationId) throws Exception;

    @Override
    void close();
}

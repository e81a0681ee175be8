package io.motcua.backend.jms;

import io.motcua.Payload;
import org.jspecify.annotations.Nullable;

/** A consumer of one utility's queue of replies. Of one thread, but for {@link #close()}. */
interface ReplySource extends AutoCloseable {
    /** The next reply, or null if none comes in that time, or the broker has ended the reading. */
    @Nullable
    Payload receive(long millis) throws Exception;

    /** The broker may forget all that was received so far. */
    void acknowledge() throws Exception;

    /** Whether the broker has ended the reading, while the connection goes on. */
    boolean isEnded();

    /** What was received and not acknowledged will come again. */
    @Override
    void close();
}

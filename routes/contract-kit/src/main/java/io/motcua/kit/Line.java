package io.motcua.kit;

import java.time.Duration;

/** The way to a backend and back. Used by many threads at once. */
interface Line extends AutoCloseable {
    /** Where it goes, without secrets. */
    String describe();

    /** Sends the event, and waits for what comes of it. */
    Answer exchange(Event event, Duration patience) throws InterruptedException;

    /** Sends the event so that the backend has it and its answer is lost on the way. */
    void lose(Event event) throws InterruptedException;

    /** Whether a backend can refuse what names no request, so that the sender sees it. */
    boolean showsRefusals();

    @Override
    void close();
}

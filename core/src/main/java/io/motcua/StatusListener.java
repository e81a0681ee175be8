package io.motcua;

/**
 * The door that news goes out by: told of each {@link StatusUpdate} once it is durable. It may be told the same update
 * again after a crash ({@link StatusUpdate#updateId()} tells), and is called on a thread that must not be blocked.
 */
@FunctionalInterface
public interface StatusListener {

    /** Takes note of the update. What it throws is logged and changes nothing. */
    void told(StatusUpdate update);
}

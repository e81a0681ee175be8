package io.motcua.sla;

/**
 * The door by which people hear that something takes too long: told of each {@link SlaEvent} once it is durable. After a
 * crash it may be told the same event again ({@link SlaEvent#id()} tells). It is called on a thread that must not be
 * blocked; what it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface SlaListener {

    /** A limit is nearly used up, was passed, or was passed so long ago that somebody higher must know. */
    void told(SlaEvent event);
}

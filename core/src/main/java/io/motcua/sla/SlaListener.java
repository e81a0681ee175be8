package io.motcua.sla;

/**
 * The door by which people hear that something takes too long: told of each {@link SlaEvent} once it is durable. After a
 * crash it may be told the same event again ({@link SlaEvent#id()} tells). Whoever wakes people takes the groups
 * instead, and of the events those of danger to life, which are in no group. It is called on a thread that must not be
 * blocked; what it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface SlaListener {

    /** A limit is nearly used up, was passed, or was passed so long ago that somebody higher must know. */
    void told(SlaEvent event);

    /**
     * Several events are one piece of news: told a few seconds after the first, and again, ever more seldom, while there
     * are more. A group that was not told when the process ended is not told any more.
     */
    default void told(SlaGroup group) {}
}

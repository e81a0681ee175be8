package io.motcua.sla;

/**
 * The door by which people hear that something takes too long: told of each {@link SlaEvent} once it is durable. After a
 * crash it may be told the same event again ({@link SlaEvent#id()} tells). It is called on a thread that must not be
 * blocked; what it throws is logged and changes nothing.
 */
public interface SlaListener {

    /** A limit is nearly used up, was passed, or was passed so long ago that somebody higher must know. */
    void told(SlaEvent event);

    /** More clocks are overdue than can be told at once, perhaps after a stop or a jump of the system's clock; told once. */
    default void overdue(long clocks) {}

    /** No more than can be told at once are overdue any more. */
    default void caughtUp() {}
}

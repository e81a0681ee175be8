package io.motcua;

/**
 * The door by which people hear of conditions that they must know of: told when one begins and when it is over, in that
 * order, by one thread at a time. Conditions are known in memory only: after a restart, what still holds is raised
 * anew, and what was over by then is not cleared. It is called on a thread that must not be blocked.
 */
@FunctionalInterface
public interface AlarmListener {

    /** Takes note of the alarm. What it throws is logged and changes nothing. */
    void told(Alarm alarm);
}

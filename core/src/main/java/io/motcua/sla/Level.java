package io.motcua.sla;

/** How high somebody stands to whom something is escalated. The declaration order goes up. */
public enum Level {
    /** In the unit of a utility that serves the place. */
    UNIT,
    /** In the utility's head office. */
    UTILITY,
    /** Above the utilities: whoever runs the gateway. */
    GROUP
}

package io.motcua;

/** How soon a utility must act. The declaration order is the order of precedence. */
public enum Priority {
    /** Danger to life: at once. */
    P0,
    /** No power, or power that cannot be used: a crew within hours. */
    P1,
    /** A service with a time limit in days. */
    P2,
    /** An answer when there is one. */
    P3
}

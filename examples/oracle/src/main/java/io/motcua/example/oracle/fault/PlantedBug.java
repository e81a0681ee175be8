package io.motcua.example.oracle.fault;

/** A mistake that a gateway could have. Each ends the process by itself, at an instant when it shows. */
public enum PlantedBug {
    /** The receipt is given before the ledger is asked. */
    EARLY_ANSWER,
    /** What has arrived before is remembered in memory only. */
    FORGETFUL_DEDUPE,
    /** A commit returns before it is made; it is made together with the next one. */
    LATE_COMMIT,
    /** An e-mail is moved out of the inbox before the ledger is asked. */
    EARLY_MOVE,
    /** That a notice was sent is written down only when it was sent four times. */
    FORGETFUL_NOTICES
}

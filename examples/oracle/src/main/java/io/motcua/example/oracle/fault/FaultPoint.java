package io.motcua.example.oracle.fault;

/** A place on the path where a process may end, chosen because what is durable and what is told differ there. */
public enum FaultPoint {
    /** Some of a transaction's submissions are written, none is committed. */
    MID_BATCH,
    /** A submission is committed; its receipt has not left. */
    AFTER_COMMIT,
    /** The broker has a delivery; the ledger does not know. */
    AFTER_SEND,
    /** A step is committed; what follows from it has not begun. */
    AFTER_STEP,
    /** Replies are committed; the broker still has them. */
    AFTER_REPLIES,
    /** An e-mail is committed; it still lies in the inbox. */
    MAIL_COMMITTED,
    /** The mail server, the SMSC or the portal has a notice; the ledger does not know. */
    NOTICE_SENT,
    /** A part of a long short message is taken; another is still with the SMSC, which alone knows when that is so. */
    BETWEEN_PARTS
}

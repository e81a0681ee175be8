package io.motcua;

/**
 * The class that a first look at the bytes gives a submission, before anything of it is understood. Work is taken in
 * this order, so that a wire on the ground is never behind a storm's outages. The declaration order is the order of
 * precedence, and {@link #ordinal()} is what a ledger stores.
 */
public enum Urgency {
    /** Danger to life may be spoken of. Errs on the safe side. */
    LIFE_SAFETY,
    /** Somebody may be without power. */
    OUTAGE,
    /** All else. */
    OTHER
}

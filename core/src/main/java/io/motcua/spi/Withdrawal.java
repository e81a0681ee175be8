package io.motcua.spi;

/** What came of the wish to take a delivery back from a utility that had been sent it and has not answered. */
public enum Withdrawal {
    /** It is proved that the utility never got it, and never will: another may have it now. */
    WITHDRAWN,
    /** The utility may have it, or may get it yet: no other may have it. */
    UNSURE,
    /** Nobody can tell now, for example because the broker is away; it may be asked again. */
    NOT_NOW
}

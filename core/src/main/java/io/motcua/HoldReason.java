package io.motcua;

/** Why a submission waits for a person. */
public enum HoldReason {
    /** The bytes cannot be read as the channel's format. */
    UNREADABLE,
    /** Nothing in it says which utility serves the place. */
    NO_PLACE,
    /** What it says points to more than one utility. */
    CONTRADICTORY_PLACE,
    /** The customer code's unit, or the place, is served by no utility that is configured. */
    UNSERVED_PLACE,
    /** The utility says that it does not serve the place. */
    NOT_MINE,
    /** The utility says that something is missing. */
    NEEDS_INFORMATION,
    /** The utility says that our message breaks the contract. */
    INVALID_FOR_BACKEND,
    /** The utility did not acknowledge in time. */
    NOT_ACKNOWLEDGED,
    /** The utility took it, or may have, and is away without having answered; no other may have it meanwhile. */
    TAKEN_UNANSWERED,
    /** The backend could not be reached for as long as the retry schedule goes. */
    UNDELIVERABLE,
    /** The gateway itself failed on it; the log names the fault. */
    FAULT
}

package io.motcua;

/**
 * What a requester can be told of a request. The names are the project's; {@link #open()} is Open311's {@code status},
 * and {@link #tmf621()} the nearest state of TMF621's trouble ticket, both of which the canonical JSON carries.
 */
public enum RequestStatus {
    /** Stored; nobody has looked at it yet. */
    RECEIVED(true, "acknowledged"),
    /** A person of ours is looking at it. */
    HELD(true, "held"),
    /** The utility has acknowledged that it has the request. */
    ACCEPTED(true, "acknowledged"),
    /** The utility is working on it. */
    IN_PROGRESS(true, "inProgress"),
    /** The utility needs something from the requester. */
    WAITING_CUSTOMER(true, "pending"),
    /** The utility waits for a payment. */
    WAITING_PAYMENT(true, "pending"),
    /**
     * The utility says of a request that this one is linked to that the outage is over. This one is its utility's still,
     * which has said nothing of it: it is told once at the most, and closes nothing.
     */
    RESTORED(true, "inProgress"),
    /** Done. */
    RESOLVED(false, "resolved"),
    /** Done, and the result handed over. */
    CLOSED(false, "closed"),
    /** Will not be done. */
    REJECTED(false, "rejected"),
    /** The requester took it back. */
    WITHDRAWN(false, "cancelled"),
    /** The utility stopped working on it. */
    STOPPED(false, "cancelled");

    private final boolean open;
    private final String tmf621;

    RequestStatus(boolean open, String tmf621) {
        this.open = open;
        this.tmf621 = tmf621;
    }

    /** Whether Open311 would call it open. */
    public boolean open() {
        return open;
    }

    /** Whether it asks something of the requester, so that nothing goes on until they have heard of it. */
    public boolean asksRequester() {
        return this == WAITING_CUSTOMER || this == WAITING_PAYMENT;
    }

    /** Whether a utility can say it; that we have received or hold a request, or what another one's end means, is ours. */
    public boolean isUtilitys() {
        return this != RECEIVED && this != HELD && this != RESTORED;
    }

    /** Whether what was asked for is done. */
    public boolean isDone() {
        return this == RESOLVED || this == CLOSED;
    }

    /** The nearest state of TMF621. */
    public String tmf621() {
        return tmf621;
    }
}

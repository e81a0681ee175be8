package io.motcua;

/** A dedupe key came again with other bytes. The sender can mend it: another request needs another key. */
public final class DedupeConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TrackingId first;

    /** The submission that used the key first is named; the key itself may be a citizen's data and is not. */
    public DedupeConflictException(String channel, TrackingId first) {
        super("The dedupe key was used before for other content; send another request with another key" + " [channel "
                + channel + ", first tracking id " + first + "]");
        this.first = first;
    }

    /** The submission that used the key first. */
    public TrackingId first() {
        return first;
    }
}

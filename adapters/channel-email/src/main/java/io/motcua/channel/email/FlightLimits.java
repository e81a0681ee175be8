package io.motcua.channel.email;

/** How many bytes of mail may be in memory between mailboxes and ledger. Safe for use by many threads. */
final class FlightLimits {
    private final long maxBytes;
    private long bytes;

    FlightLimits(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Lets a message in if there is room, or if nothing else is there. */
    synchronized boolean enter(long size) {
        if (bytes > 0 && bytes + size > maxBytes) {
            return false;
        }
        // A message without bytes counts as one, so that whoever is in is seen.
        bytes += Math.max(1, size);
        return true;
    }

    synchronized void leave(long size) {
        bytes -= Math.max(1, size);
    }

    synchronized long bytes() {
        return bytes;
    }
}

package io.motcua.spi;

/**
 * How much a utility may have been sent without having acknowledged it. What is above that stays in the ledger, where
 * it can be seen, kept in order and given to another. Danger to life, {@link io.motcua.Priority#P0}, takes room as all
 * else does, and does not wait for any.
 *
 * @param unacknowledged so many deliveries at the most. Counted is what is sent and awaits its answer, and what was
 *     sent since the utility was last heard even if a person waits for the answer meanwhile
 */
public record Room(int unacknowledged) {
    /** As much as there is. */
    public static final Room UNBOUNDED = new Room(Integer.MAX_VALUE);

    /**
     * Checks the bound.
     *
     * @throws IllegalArgumentException if it leaves no room at all
     */
    public Room {
        if (unacknowledged < 1) {
            throw new IllegalArgumentException("unacknowledged is at least 1, not " + unacknowledged);
        }
    }

    /** Whether there is a bound at all. */
    public boolean isBounded() {
        return unacknowledged != Integer.MAX_VALUE;
    }
}

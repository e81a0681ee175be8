package io.motcua.spi;

import java.util.EnumMap;
import java.util.Map;

/**
 * The books: what was accepted against what became of it.
 *
 * @param accepted counted as it was accepted, independently of the rows below
 * @param states how many submissions are in each state now
 * @param strays submissions in a state that nothing moves on or accounts for: pending without due work or an awaited
 *     acknowledgment, settled without one, held without a reason,
 *     joined to nothing
 */
public record Balance(long accepted, Map<SubmissionState, Long> states, long strays) {

    public Balance {
        EnumMap<SubmissionState, Long> all = new EnumMap<>(SubmissionState.class);
        for (SubmissionState state : SubmissionState.values()) {
            all.put(state, states.getOrDefault(state, 0L));
        }
        states = Map.copyOf(all);
    }

    /** How many are in this state. */
    public long of(SubmissionState state) {
        return states.getOrDefault(state, 0L);
    }

    /** Accepted minus the sum of the states; anything but zero is a fault. */
    public long difference() {
        return accepted - states.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether nothing is missing and nothing is stray. */
    public boolean isZero() {
        return difference() == 0 && strays == 0;
    }
}

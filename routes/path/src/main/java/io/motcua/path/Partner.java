package io.motcua.path;

import java.time.Duration;
import java.util.Objects;

/**
 * Who takes a utility's work over when it is away.
 *
 * @param utility the partner's id
 * @param after how long the utility must have been silent, while something waits for it
 */
public record Partner(String utility, Duration after) {
    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException if it is not more than zero
     */
    public Partner {
        Objects.requireNonNull(utility, "utility");
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException("after is more than zero, not " + after);
        }
    }
}

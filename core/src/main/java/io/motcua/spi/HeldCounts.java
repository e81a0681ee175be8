package io.motcua.spi;

import io.motcua.HoldReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many submissions wait for a person.
 *
 * @param lifeSafety how many of them tell of danger to life
 * @param byReason how many for each reason that there is
 */
public record HeldCounts(long total, long lifeSafety, Map<HoldReason, Long> byReason) {
    public HeldCounts {
        Map<HoldReason, Long> copy = new EnumMap<>(HoldReason.class);
        copy.putAll(byReason);
        byReason = Collections.unmodifiableMap(copy);
    }
}

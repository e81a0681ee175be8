package io.motcua.gateway.config;

import io.motcua.path.LaneLimits;
import java.time.Duration;

/** Reads the group {@code lane} of a backend: what the backend bears. */
final class LaneReader {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int SMALLEST = 1024;
    private static final int LARGEST = 16 * 1024 * 1024;

    private LaneReader() {}

    static LaneLimits read(Setting setting) {
        Section lane = setting.section("at-once", "per-second", "at-most", "give-up-after");
        LaneLimits.Builder limits = LaneLimits.builder();
        lane.get("at-once")
                .ifPresent(s -> s.number(1, LaneLimits.MOST_AT_ONCE, "the most deliveries that are under way")
                        .ifPresent(limits::atOnce));
        lane.get("per-second")
                .ifPresent(s -> s.number(1, LaneLimits.MOST_PER_SECOND, "the most deliveries that begin in a second")
                        .ifPresent(limits::perSecond));
        lane.get("at-most").ifPresent(s -> s.bytes(SMALLEST, LARGEST).ifPresent(limits::atMostBytes));
        lane.get("give-up-after").ifPresent(s -> s.duration(SHORTEST, LONGEST).ifPresent(limits::giveUpAfter));
        return limits.build();
    }
}

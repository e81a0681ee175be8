package io.motcua.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of a lane of deliveries or notices waits.
 *
 * @param due how much could be handed out now, were there nothing else to see to
 * @param later how much waits for its next attempt
 * @param underWay how much is handed out
 * @param lifeSafety how much of all that is of the highest priority
 * @param unacknowledged what was sent, and its utility has not acknowledged
 * @param oldest when the oldest request that waits was received
 * @param nextAttempt when the next of those that wait for it is due
 * @param paused since when, and why, nothing is handed out
 */
public record LaneCounts(
        Lane lane,
        long due,
        long later,
        long underWay,
        long lifeSafety,
        long unacknowledged,
        Optional<Instant> oldest,
        Optional<Instant> nextAttempt,
        Optional<Pause> paused) {

    /** By whom and why a lane was paused. */
    public record Pause(Instant since, String by, Optional<String> reason) {
        public Pause {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(reason, "reason");
        }
    }

    public LaneCounts {
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(oldest, "oldest");
        Objects.requireNonNull(nextAttempt, "nextAttempt");
        Objects.requireNonNull(paused, "paused");
    }

    /** A lane in which nothing waits. */
    public static LaneCounts empty(Lane lane) {
        return new LaneCounts(lane, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }
}

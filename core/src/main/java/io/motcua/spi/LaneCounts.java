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
 * @param unanswered what was sent, was not acknowledged in time, and waits for a person
 * @param givenUp what could not be brought there, and waits for a person
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
        Optional<Pause> paused,
        WithPerson unanswered,
        WithPerson givenUp) {

    /** By whom and why a lane was paused. */
    public record Pause(Instant since, String by, Optional<String> reason) {
        public Pause {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Requests that wait for a person because of a lane.
     *
     * @param nothingSince whether nothing has got through, or been acknowledged in time, since the last of them was
     *     tried, or should have been acknowledged
     */
    public record WithPerson(long requests, boolean nothingSince) {
        /** None. */
        public static final WithPerson NONE = new WithPerson(0, false);
    }

    public LaneCounts {
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(oldest, "oldest");
        Objects.requireNonNull(nextAttempt, "nextAttempt");
        Objects.requireNonNull(paused, "paused");
        Objects.requireNonNull(unanswered, "unanswered");
        Objects.requireNonNull(givenUp, "givenUp");
    }

    /** A lane in which nothing waits. */
    public static LaneCounts empty(Lane lane) {
        return new LaneCounts(
                lane,
                0,
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                WithPerson.NONE,
                WithPerson.NONE);
    }
}

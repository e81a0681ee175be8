package io.motcua.path;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.motcua.spi.Lane;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Says how much of a lane may be under way: nothing while its far side keeps failing, one piece to try it again, and
 * less than everything while accepts wait. People are told when it begins to fail, and when a try got through; not of
 * the tries between. Safe for use by many threads.
 */
final class LaneValve {
    private static final long NONE = -1;

    private final Lane lane;
    private final CircuitBreaker breaker;
    private final AcceptsFirst accepts;
    private final LaneAlarms alarms;
    private final Duration restAfterFailures;
    private final IntFunction<CompletionStage<?>> hasten;
    private volatile boolean hastenedForTry;
    private volatile long lastTurnedAway = NONE;
    private volatile long recoveredAt = System.nanoTime();

    /**
     * A valve that is open.
     *
     * @param restAfterFailures as the breaker has it
     * @param hasten makes at most so many pieces due, most urgent first, that wait for a later attempt; what it gives back
     *     fails if it could not
     */
    LaneValve(
            Lane lane,
            CircuitBreaker breaker,
            Duration restAfterFailures,
            AcceptsFirst accepts,
            LaneAlarms alarms,
            IntFunction<CompletionStage<?>> hasten) {
        this.lane = lane;
        this.breaker = breaker;
        this.accepts = accepts;
        this.alarms = alarms;
        this.restAfterFailures = restAfterFailures;
        this.hasten = hasten;
    }

    int limit(int most) {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> 1;
            default -> accepts.slice(most);
        };
    }

    Duration rest() {
        return accepts.rest();
    }

    /**
     * Nothing is due. If one piece may try the far side again, the most urgent of those that wait for a later attempt
     * does: a lane in which nothing new comes would else not find out that it is there, however danger waits.
     */
    void nothingDue() {
        if (breaker.getState() == State.HALF_OPEN && !hastenedForTry) {
            hastenedForTry = true;
            hasten.apply(1).whenComplete((hastened, failure) -> {
                if (failure != null) {
                    hastenedForTry = false; // Else nothing would ever be due, and the lane stay shut.
                }
            });
        }
    }

    /** The far side answered, whatever it said. */
    void succeeded() {
        boolean wasAway = breaker.getState() != State.CLOSED;
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        if (wasAway && breaker.getState() == State.CLOSED) {
            recoveredAt = System.nanoTime();
            alarms.working(lane);
            // What had met its absence would else wait for its own next attempt, the longer the earlier it had come.
            hasten.apply(Integer.MAX_VALUE);
        }
        hastenedForTry = false;
        alarms.through(lane);
    }

    /**
     * The far side was not there, or not for us. What was begun before it was there again is late news of its absence.
     *
     * @param took how long ago the attempt was begun
     */
    void failed(String cause, Duration took) {
        if (System.nanoTime() - recoveredAt < took.toNanos()) {
            return;
        }
        hastenedForTry = false;
        breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(cause));
        if (breaker.getState() == State.OPEN) {
            alarms.failing(lane, cause, restAfterFailures);
        }
    }

    /**
     * The far side was there, and asked for this piece of work later. That it does so to one piece again and again says
     * nothing about the others, so it counts as a failure once; of many pieces, each counts. A try of a lane that was
     * left alone always counts.
     *
     * @param work the piece's id
     * @param took how long ago the attempt was begun
     */
    void turnedAway(long work, String cause, Duration took) {
        if (work != lastTurnedAway || breaker.getState() != State.CLOSED) {
            lastTurnedAway = work;
            failed(cause, took);
        }
    }

    /** The attempts of a piece have ended, and it is stored as given up. */
    void givenUp(String cause) {
        alarms.givenUp(lane, cause);
    }
}

package io.motcua.path;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Says how much of a lane may be under way: nothing while its far side keeps failing, one piece to try it again, and
 * less than everything while accepts wait. Safe for use by many threads.
 */
final class LaneValve {
    private final CircuitBreaker breaker;
    private final AcceptsFirst accepts;
    private final Runnable recovered;

    /**
     * A valve.
     *
     * @param recovered what is to be done when the far side is there again, after it was not. What had met its absence
     *     would else wait for its own next attempt, the longer the earlier it had come
     */
    LaneValve(CircuitBreaker breaker, AcceptsFirst accepts, Runnable recovered) {
        this.breaker = breaker;
        this.accepts = accepts;
        this.recovered = recovered;
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

    /** The far side answered, whatever it said. */
    void succeeded() {
        boolean wasAway = breaker.getState() == CircuitBreaker.State.HALF_OPEN;
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        if (wasAway && breaker.getState() == CircuitBreaker.State.CLOSED) {
            recovered.run();
        }
    }

    /** The far side was not there, or not for us. */
    void failed(String cause) {
        breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(cause));
    }
}

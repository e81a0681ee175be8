package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.spi.Lane;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/**
 * One backend's lane. Its routes end in a {@link DeliveryOutcome}, which is stored here, with the time of the next
 * attempt. A backend that keeps failing is left alone for a while, and then asked with one delivery.
 */
final class DeliveryLane implements LaneWork<Delivery> {
    private final String backend;
    private final Ledger ledger;
    private final Steps steps;
    private final RetrySchedule retries;
    private final LaneValve valve;
    private final Clock clock;

    DeliveryLane(String backend, Ledger ledger, Steps steps, RetrySchedule retries, LaneValve valve, Clock clock) {
        this.backend = backend;
        this.ledger = ledger;
        this.steps = steps;
        this.retries = retries;
        this.valve = valve;
        this.clock = clock;
    }

    @Override
    public Lane lane() {
        return Lane.delivery(backend);
    }

    @Override
    public List<Work<Delivery>> claim(int limit) {
        return ledger.claimDeliveries(backend, limit);
    }

    @Override
    public Object body(Work<Delivery> work) {
        return work.subject();
    }

    @Override
    public int limit(int most) {
        return valve.limit(most);
    }

    @Override
    public Duration rest() {
        return valve.rest();
    }

    @Override
    public CompletionStage<?> ended(Work<Delivery> work, Exchange exchange) {
        DeliveryOutcome outcome = outcome(exchange);
        Instant now = clock.instant();
        Optional<Instant> next = Optional.empty();
        if (outcome instanceof DeliveryOutcome.Deferred deferred) {
            next = retries.next(work.attempt(), now, deferred.retryAfter());
            valve.failed(deferred.cause());
        } else if (outcome instanceof DeliveryOutcome.Unknown unknown) {
            next = retries.next(work.attempt(), now, Duration.ZERO);
            valve.failed(unknown.cause());
        } else {
            valve.succeeded();
        }
        return steps.record(new Step.Attempted(work, outcome, next, now)).thenAccept(steps::tell);
    }

    /** A route that broke may have broken after the bytes left, so its outcome is unknown. */
    private static DeliveryOutcome outcome(Exchange exchange) {
        if (exchange.getException() != null) {
            return new DeliveryOutcome.Unknown("The route failed with "
                    + exchange.getException().getClass().getSimpleName());
        }
        Object body = exchange.getMessage().getBody();
        if (body instanceof DeliveryOutcome outcome) {
            return outcome;
        }
        return new DeliveryOutcome.Unknown("The route '" + exchange.getFromRouteId() + "' ended with "
                + (body == null ? "nothing" : body.getClass().getSimpleName()) + ", not a DeliveryOutcome");
    }
}

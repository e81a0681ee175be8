package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.contract.Contract;
import io.motcua.spi.Lane;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One backend's lane. Its routes end in a {@link DeliveryOutcome}, which is stored here, with the time of the next
 * attempt. A backend that keeps failing is left alone for a while, and then asked with one delivery.
 */
final class DeliveryLane implements LaneWork<Delivery> {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLane.class);

    private final String backend;
    private final DueDeliveries due;
    private final Partners partners;
    private final Steps steps;
    private final RetrySchedule retries;
    private final LaneValve valve;
    private final LaneLimits limits;
    private final Optional<Rate> rate;
    private final Clock clock;

    DeliveryLane(
            String backend,
            DueDeliveries due,
            Partners partners,
            Steps steps,
            RetrySchedule retries,
            LaneValve valve,
            LaneLimits limits,
            Clock clock) {
        this.backend = backend;
        this.due = due;
        this.partners = partners;
        this.steps = steps;
        this.retries = retries;
        this.valve = valve;
        this.limits = limits;
        this.rate = limits.perSecond().stream()
                .mapToObj(perSecond -> new Rate(perSecond, System::nanoTime))
                .findFirst();
        this.clock = clock;
    }

    @Override
    public Lane lane() {
        return Lane.delivery(backend);
    }

    @Override
    public List<Work<Delivery>> claim(int limit) {
        int most = rate.map(Rate::free).map(free -> Math.min(limit, free)).orElse(limit);
        if (most < 1) {
            return List.of();
        }
        List<Work<Delivery>> claimed = due.claim(most);
        rate.ifPresent(used -> used.took(claimed.size()));
        if (claimed.isEmpty()) {
            valve.nothingDue();
        }
        return withoutTooLarge(claimed, limits.atMostBytes().orElse(Contract.MOST_EVENT_BYTES));
    }

    /** What the backend would refuse for its size is not sent, but made a person's. */
    private List<Work<Delivery>> withoutTooLarge(List<Work<Delivery>> claimed, int atMost) {
        List<Work<Delivery>> rest = new ArrayList<>(claimed.size());
        for (Work<Delivery> work : claimed) {
            if (work.subject().event().size() <= atMost) {
                rest.add(work);
            } else {
                steps.record(new Step.TooLarge(work, atMost, clock.instant())).whenComplete((updates, failure) -> {
                    if (failure == null) {
                        steps.tell(updates);
                    } else {
                        LOG.warn(
                                "What is too large could not be held and is given back [tracking id {}, backend {}]",
                                work.subject().trackingId(),
                                backend,
                                failure);
                        due.release(work);
                    }
                });
            }
        }
        return rest;
    }

    @Override
    public Object body(Work<Delivery> work) {
        return work.subject();
    }

    @Override
    public int limit(int most) {
        return valve.limit(Math.min(most, limits.atOnce()));
    }

    @Override
    public Duration rest() {
        Duration pace = rate.map(Rate::rest).orElse(Duration.ZERO);
        Duration rest = valve.rest();
        return pace.compareTo(rest) > 0 ? pace : rest;
    }

    @Override
    public CompletionStage<?> ended(Work<Delivery> work, Exchange exchange) {
        DeliveryOutcome outcome = outcome(exchange);
        Duration took = Duration.ofMillis(exchange.getClock().elapsed());
        partners.attempted(backend, outcome);
        Instant now = clock.instant();
        Instant since = work.subject().deliveryId().madeAt();
        Optional<Instant> next = Optional.empty();
        if (outcome instanceof DeliveryOutcome.Deferred deferred) {
            next = retries.next(work.attempt(), since, now, deferred.retryAfter());
            if (deferred.retryAfter().isZero()) {
                valve.failed(deferred.cause(), took);
            } else {
                valve.turnedAway(work.id(), deferred.cause(), took);
            }
        } else if (outcome instanceof DeliveryOutcome.Unknown unknown) {
            next = retries.next(work.attempt(), since, now, Duration.ZERO);
            valve.failed(unknown.cause(), took);
        } else {
            valve.succeeded();
            if (!(outcome instanceof DeliveryOutcome.Sent)) {
                steps.alarms().heard(backend);
            }
        }
        Optional<String> givenUp = next.isEmpty() ? cause(outcome) : Optional.empty();
        return steps.record(new Step.Attempted(work, outcome, next, now.minus(took), now))
                .thenAccept(updates -> {
                    steps.tell(updates);
                    givenUp.ifPresent(valve::givenUp);
                });
    }

    /** Why it did not get through; empty if it did. */
    private static Optional<String> cause(DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Deferred deferred) {
            return Optional.of(deferred.cause());
        }
        return outcome instanceof DeliveryOutcome.Unknown unknown ? Optional.of(unknown.cause()) : Optional.empty();
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

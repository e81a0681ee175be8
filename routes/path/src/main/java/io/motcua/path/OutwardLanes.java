package io.motcua.path;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.motcua.profile.Profile;
import io.motcua.spi.Lane;
import io.motcua.spi.Room;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes that lead out of the gateway: of deliveries to a utility, and of notices on a channel. Each with its own
 * breaker, schedule and bounds, so that one costs the others nothing.
 */
final class OutwardLanes {
    private static final Logger LOG = LoggerFactory.getLogger(OutwardLanes.class);

    /** More than a utility leaves unanswered that answers within seconds, in the worst hour of a storm. */
    private static final Room DEFAULT_ROOM = new Room(2_000);

    private final GatewayBuilder parts;
    private final CircuitBreakerRegistry breakers;
    private final Steps steps;
    private final Partners partners;
    private final AcceptsFirst accepts;

    OutwardLanes(
            GatewayBuilder parts,
            CircuitBreakerRegistry breakers,
            Steps steps,
            Partners partners,
            AcceptsFirst accepts) {
        this.parts = parts;
        this.breakers = breakers;
        this.steps = steps;
        this.partners = partners;
        this.accepts = accepts;
    }

    /** The lane to this utility. */
    DeliveryLane to(String backend) {
        LaneLimits limits = parts.limits.getOrDefault(backend, LaneLimits.NONE);
        LaneValve valve = valve(Lane.delivery(backend));
        RetrySchedule retries = new RetrySchedule(
                parts.retryAfter,
                limits.giveUpAfter().orElse(parts.giveUpAfter),
                () -> ThreadLocalRandom.current().nextLong());
        Room room = parts.rooms.getOrDefault(backend, DEFAULT_ROOM);
        DueDeliveries due = new DueDeliveries(backend, room, partners, parts.ledger());
        return new DeliveryLane(backend, due, partners, steps, retries, valve, limits, parts.clock);
    }

    private LaneValve valve(Lane lane) {
        return new LaneValve(
                lane,
                breakers.circuitBreaker(lane.name()),
                parts.restAfterFailures,
                accepts,
                steps.alarms(),
                atMost -> hasten(lane, atMost));
    }

    /** What cannot be made due now is asked for again, or comes when its next attempt does. */
    private CompletionStage<?> hasten(Lane lane, int atMost) {
        return parts.ledger().hasten(lane, atMost).whenComplete((hastened, failure) -> {
            if (failure != null) {
                LOG.warn("What waits in {} could not be made due now: {}", lane.name(), failure.toString());
            }
        });
    }

    /** The lane of the notices on this channel, if it is one that answers. */
    Optional<LaneWork<?>> notices(String name) {
        return parts.answering.stream()
                .filter(channel -> channel.channel().equals(name))
                .findFirst()
                .map(channel -> {
                    LaneValve valve = valve(Lane.notices(name));
                    RetrySchedule retries = new RetrySchedule(
                            parts.retryAfter,
                            RetrySchedule.DEFAULT_GIVE_UP_AFTER,
                            () -> ThreadLocalRandom.current().nextLong());
                    Supplier<Profile> profile = () -> steps.understanding().profile();
                    NoticeTiming timing = new NoticeTiming(profile, channel.gathers());
                    return new NoticeLane(
                            channel,
                            new Tellings(name, parts.ledger(), steps, timing, parts.clock),
                            steps,
                            new OtherWays(profile, parts.answering),
                            retries,
                            valve,
                            parts.clock);
                });
    }
}

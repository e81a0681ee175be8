package io.motcua.path;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.motcua.DeliveryOutcome;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Lane;
import io.motcua.spi.Ledger;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.ReplyResult.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the utilities that have a partner, and moves their work while they are away. If both of two partners are
 * away, work stays where it is: it is tried there, and comes to a person in the end. Safe for use by many threads.
 */
final class Partners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Partners.class);
    private static final Duration SOONEST_LOOK = Duration.ofMillis(50);
    private static final Duration LATEST_LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Partner> partners;
    private final Map<String, Presence> presences = new HashMap<>();
    private final Function<String, CircuitBreaker> breakers;
    private final Ledger ledger;
    private final ScheduledExecutorService threads;
    private final List<Takeovers> takeovers = new ArrayList<>();

    /**
     * Partners by the utility whose they are.
     *
     * @param breakers of the lanes, by utility
     */
    Partners(
            Map<String, Partner> partners,
            Function<String, CircuitBreaker> breakers,
            AlarmBook alarms,
            Ledger ledger,
            Clock clock) {
        this.partners = Map.copyOf(partners);
        this.breakers = breakers;
        this.ledger = ledger;
        // One each: a broker that does not answer for one utility holds up no other.
        this.threads = Executors.newScheduledThreadPool(partners.size(), run -> {
            Thread made = new Thread(run, "motcua-partners");
            made.setDaemon(true);
            return made;
        });
        partners.forEach(
                (utility, partner) -> presences.put(utility, new Presence(utility, partner, alarms, ledger, clock)));
    }

    /** Whether this utility is there, if it has a partner. */
    Optional<Presence> presence(String utility) {
        return Optional.ofNullable(presences.get(utility));
    }

    /** Whether this utility's work goes to its partner now. */
    boolean isTakenOver(String utility) {
        return presence(utility).filter(Presence::isAway).isPresent()
                && isThere(partners.get(utility).utility());
    }

    /** What a utility says shows that it is there, also if it changes nothing. */
    List<ReplyResult> heard(String utility, List<ReplyResult> results) {
        boolean isItself = results.stream()
                .anyMatch(result -> result.verdict() != Verdict.MALFORMED && result.verdict() != Verdict.FOREIGN);
        if (isItself) {
            presence(utility).ifPresent(Presence::heard);
        }
        return results;
    }

    /** What came of an attempt shows how far it is. */
    void attempted(String utility, DeliveryOutcome outcome) {
        presence(utility).ifPresent(presence -> {
            if (outcome instanceof DeliveryOutcome.Sent) {
                presence.reached();
            } else if (outcome instanceof DeliveryOutcome.Deferred || outcome instanceof DeliveryOutcome.Unknown) {
                presence.failed();
            } else {
                presence.heard();
            }
        });
    }

    /** Begins to move the work of these. */
    void start(Map<String, BackendAdapter> backends, Ledger ledger, Steps steps, Clock clock) {
        partners.forEach((utility, partner) -> {
            Takeovers ofUtility = new Takeovers(
                    backends.get(utility),
                    partner,
                    presences.get(utility),
                    () -> isThere(partner.utility()),
                    ledger,
                    new AwaitedSteps(ledger, steps, PATIENCE),
                    steps.events(),
                    clock);
            takeovers.add(ofUtility);
            long millis = Math.min(
                    LATEST_LOOK.toMillis(),
                    Math.max(SOONEST_LOOK.toMillis(), partner.after().toMillis() / 10));
            threads.scheduleWithFixedDelay(() -> look(utility, ofUtility), millis, millis, TimeUnit.MILLISECONDS);
        });
    }

    private void look(String utility, Takeovers takeovers) {
        try {
            takeovers.look();
        } catch (RuntimeException e) {
            LOG.warn("Could not see to the work of {}; it is tried again: {}", utility, e.toString());
        }
    }

    private boolean isThere(String utility) {
        CircuitBreaker.State state = breakers.apply(utility).getState();
        return state != CircuitBreaker.State.OPEN
                && state != CircuitBreaker.State.FORCED_OPEN
                && !ledger.isPaused(Lane.delivery(utility))
                && presence(utility).filter(Presence::isAway).isEmpty();
    }

    /** Ends the watch; what is being moved is moved or stays. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
            if (threads.awaitTermination(5, TimeUnit.SECONDS)) {
                takeovers.forEach(Takeovers::end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

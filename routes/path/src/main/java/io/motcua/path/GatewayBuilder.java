package io.motcua.path;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.motcua.AlarmListener;
import io.motcua.StatusListener;
import io.motcua.contract.EventWriter;
import io.motcua.held.HeldRequests;
import io.motcua.sla.SlaListener;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.Lane;
import io.motcua.spi.Ledger;
import io.motcua.spi.Normaliser;
import io.motcua.spi.Room;
import io.motcua.understanding.Understanding;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.jspecify.annotations.Nullable;

/** Gathers the parts of a gateway; not safe for use by several threads. */
public final class GatewayBuilder {
    private final Map<String, Normaliser> normalisers = new LinkedHashMap<>();
    final Map<String, BackendAdapter> backends = new LinkedHashMap<>();
    final List<AnsweringChannel> answering = new ArrayList<>();
    final List<RoutesBuilder> routes = new ArrayList<>();
    private final List<StatusListener> listeners = new ArrayList<>();
    private final List<SlaListener> slaListeners = new ArrayList<>();
    final Map<String, LaneLimits> limits = new LinkedHashMap<>();
    final List<AlarmListener> alarmListeners = new ArrayList<>();
    final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<String, Partner> partners = new LinkedHashMap<>();
    private @Nullable Ledger ledger;
    private @Nullable Understanding understanding;

    @Nullable
    CamelContext camelContext;

    Clock clock = Clock.systemUTC();
    private URI source = URI.create("urn:motcua");
    Duration giveUpAfter = RetrySchedule.DEFAULT_GIVE_UP_AFTER;
    List<Duration> retryAfter = RetrySchedule.DEFAULT_WAITS;
    Duration restAfterFailures = Duration.ofSeconds(5);
    Duration drainWithin = Duration.ofSeconds(10);

    GatewayBuilder() {}

    /** Where everything is kept. Stays the caller's: the gateway does not close it. */
    public GatewayBuilder ledger(Ledger value) {
        ledger = value;
        return this;
    }

    /** What makes sense of requests: a profile, made ready. */
    public GatewayBuilder understanding(Understanding value) {
        understanding = value;
        return this;
    }

    /**
     * A way in. If it is also a {@link RoutesBuilder} its routes are added, if a {@link StatusListener} it is told, if
     * an {@link AnsweringChannel} its requesters get notices.
     */
    public GatewayBuilder channel(ChannelAdapter channel) {
        if (normalisers.put(channel.channel(), channel.normaliser()) != null) {
            throw new IllegalArgumentException("Channel '" + channel.channel() + "' was given twice");
        }
        if (channel instanceof RoutesBuilder builder) {
            routes.add(builder);
        }
        if (channel instanceof StatusListener listener) {
            listeners.add(listener);
        }
        if (channel instanceof AnsweringChannel answers) {
            answering.add(answers);
        }
        return this;
    }

    /** What reads the submissions of a channel that is a route of one's own, ending in {@code intake:<channel>}. */
    public GatewayBuilder normaliser(String channel, Normaliser normaliser) {
        if (normalisers.put(channel, normaliser) != null) {
            throw new IllegalArgumentException("Channel '" + channel + "' was given twice");
        }
        return this;
    }

    /** A way out. It is opened at the start and closed at the end. */
    public GatewayBuilder backend(BackendAdapter backend) {
        if (backends.put(backend.backend(), backend) != null) {
            throw new IllegalArgumentException("Backend '" + backend.backend() + "' was given twice");
        }
        return this;
    }

    /** What a utility's backend bears, if not everything. */
    public GatewayBuilder limits(String utility, LaneLimits value) {
        limits.put(utility, value);
        return this;
    }

    /**
     * How much this backend's utility may have been sent without having acknowledged it; the rest waits in the
     * ledger. 2,000 deliveries by default.
     */
    public GatewayBuilder room(String backend, Room value) {
        rooms.put(backend, value);
        return this;
    }

    /** Who takes this backend's work over when its utility is away; nobody by default. */
    public GatewayBuilder partner(String backend, Partner value) {
        partners.put(backend, value);
        return this;
    }

    /** Routes of one's own, for example from a timer to {@code intake:} or from {@code delivery:} to a server. */
    public GatewayBuilder routes(RoutesBuilder builder) {
        routes.add(builder);
        return this;
    }

    /** Someone to be told of each status. */
    public GatewayBuilder listener(StatusListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Someone to be told of each limit that is nearly used up, passed or escalated. */
    public GatewayBuilder slaListener(SlaListener listener) {
        slaListeners.add(listener);
        return this;
    }

    /** Someone to be told of each condition that people must know of, when it begins and when it is over. */
    public GatewayBuilder alarmListener(AlarmListener listener) {
        alarmListeners.add(listener);
        return this;
    }

    /** A context of one's own, which the caller starts and stops. Without one the gateway has its own. */
    public GatewayBuilder camelContext(CamelContext value) {
        camelContext = value;
        return this;
    }

    /**
     * What tells the time; the system's by default. With a {@link io.motcua.sla.TrustedTime}, given to the ledger
     * too, limits do not suffer when the system's clock jumps.
     */
    public GatewayBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** This gateway in the events' {@code source} (CloudEvents 1.0); {@code urn:motcua} by default. */
    public GatewayBuilder source(URI value) {
        source = value;
        return this;
    }

    /** How long a delivery is tried before a person looks at it; a day by default. */
    public GatewayBuilder giveUpAfter(Duration value) {
        giveUpAfter = value;
        return this;
    }

    /**
     * How long a delivery or a notice that did not get through waits for its second attempt, its third and so on;
     * the last wait repeats: 5 s, 30 s, 2 min, 10 min, 30 min and 1 h by default. A tenth of jitter is added.
     *
     * @throws IllegalArgumentException if there is none, or one is negative
     */
    public GatewayBuilder retryAfter(List<Duration> waits) {
        if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("There is at least one wait, and none is negative, unlike " + waits);
        }
        retryAfter = List.copyOf(waits);
        return this;
    }

    /**
     * How long a lane is left alone once its far side keeps failing, before one delivery tries it; 5 s by default.
     */
    public GatewayBuilder restAfterFailures(Duration value) {
        restAfterFailures = value;
        return this;
    }

    /** How long {@link Gateway#close()} waits for what is under way; ten seconds by default. */
    public GatewayBuilder drainWithin(Duration value) {
        drainWithin = value;
        return this;
    }

    /**
     * The gateway, not started yet.
     *
     * @throws NullPointerException if it has no ledger or no understanding
     */
    public Gateway build() {
        Objects.requireNonNull(ledger, "A gateway needs a ledger; call ledger(…)");
        Objects.requireNonNull(understanding, "A gateway needs an understanding; call understanding(…)");
        return new Gateway(this);
    }

    Partners partners(CircuitBreakerRegistry breakers, AlarmBook alarms) {
        partners.forEach((backend, partner) -> {
            if (partner.utility().equals(backend)
                    || !backends.containsKey(backend)
                    || !backends.containsKey(partner.utility())) {
                throw new IllegalArgumentException(
                        backend + " and its partner " + partner.utility() + " must be two backends");
            }
        });
        return new Partners(
                partners,
                utility -> breakers.circuitBreaker(Lane.delivery(utility).name()),
                alarms,
                ledger(),
                clock);
    }

    Ledger ledger() {
        return Objects.requireNonNull(ledger);
    }

    CircuitBreakerRegistry breakers() {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(restAfterFailures)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build());
    }

    HeldRequests held(Predicate<String> served, Steps steps) {
        EventWriter events = steps.events();
        return new HeldDesk(
                ledger(),
                () -> new Rereading(steps.understanding(), normalisers),
                new FollowUps(ledger(), events, served),
                events,
                served,
                updates -> steps.tell(new Steps.Updates(updates)),
                steps.starts(),
                clock);
    }

    Steps steps(Predicate<String> served, AcceptsFirst accepts, AlarmBook alarms) {
        return new Steps(
                ledger(),
                Objects.requireNonNull(understanding),
                source,
                normalisers,
                served,
                listeners,
                slaListeners,
                alarms,
                accepts,
                clock);
    }
}

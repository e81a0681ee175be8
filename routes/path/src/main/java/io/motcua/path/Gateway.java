package io.motcua.path;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.motcua.Alarm;
import io.motcua.AlarmListener;
import io.motcua.Intake;
import io.motcua.Receipt;
import io.motcua.StatusListener;
import io.motcua.Submission;
import io.motcua.contract.EventWriter;
import io.motcua.held.HeldRequests;
import io.motcua.path.Steps.Batch;
import io.motcua.path.Steps.Results;
import io.motcua.profile.Profile;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path, running: from the channels that were given to it, through the ledger, to the backends. Made by a
 * {@link Builder}, run from {@link #start()} to {@link #close()}. Safe for use by many threads once it is started.
 */
public final class Gateway implements Intake, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** More than a utility leaves unanswered that answers within seconds, in the worst hour of a storm. */
    private static final Room DEFAULT_ROOM = new Room(2_000);

    private final CamelContext context;
    private final boolean ownContext;
    private final Builder parts;
    private final CircuitBreakerRegistry breakers;
    private final AlarmBook alarms;
    private final Set<String> utilities = ConcurrentHashMap.newKeySet();
    private final List<String> routeIds = new ArrayList<>();
    private @Nullable Doorway<Submission, Receipt> accept;
    private @Nullable Steps steps;
    private @Nullable HeldRequests held;
    private @Nullable LaneDesk lanes;
    private @Nullable Partners partners;

    private Gateway(Builder parts) {
        this.parts = parts;
        this.breakers = parts.breakers();
        this.alarms = new AlarmBook(parts.alarmListeners, parts.clock);
        this.ownContext = parts.camelContext == null;
        this.context = parts.camelContext == null ? new DefaultCamelContext() : parts.camelContext;
    }

    /** A builder without channels or backends. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens the backends, then the path, then the channels: nothing comes in before it can be stored.
     *
     * @throws IllegalStateException if a route could lose a message before the ledger has it, or if anything cannot be
     *     started; what had been started is stopped again
     */
    public void start() {
        try {
            build();
            if (ownContext) {
                context.start();
            }
            // Only now, so that the start need not share the processors with it.
            steps.understanding().learn();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The gateway cannot start: " + e.getMessage(), e);
        }
    }

    @Override
    public CompletionStage<Receipt> accept(Submission submission) {
        if (accept == null) {
            throw new IllegalStateException("The gateway is not started; call start() first");
        }
        return accept.enter(submission);
    }

    /**
     * Makes sense of requests by another version of the profile from now on. A request is understood by one version, the
     * one at its beginning; what was decided stays.
     */
    public void understandBy(Understanding understanding) {
        if (steps == null) {
            throw new IllegalStateException("The gateway is not started; give the understanding to its builder");
        }
        steps.understandBy(understanding);
    }

    /**
     * The door for people, to what waits for one. May be asked once the gateway is started.
     *
     * @throws IllegalStateException if it is not
     */
    public HeldRequests held() {
        if (held == null) {
            throw new IllegalStateException("The gateway is not started; call start() first");
        }
        return held;
    }

    /**
     * The door for people to the lanes. May be asked once the gateway is started.
     *
     * @throws IllegalStateException if it is not
     */
    public LaneDesk lanes() {
        if (lanes == null) {
            throw new IllegalStateException("The gateway is not started; call start() first");
        }
        return lanes;
    }

    /** The conditions that people must know of and that hold now, the oldest first. */
    public List<Alarm> alarms() {
        return alarms.open();
    }

    /** The context that the routes run in. */
    public CamelContext camelContext() {
        return context;
    }

    /** Stops taking requests in, completes what is under way, and lets go of the backends. The ledger stays open. */
    @Override
    public void close() {
        if (ownContext) {
            context.stop();
        } else {
            removeRoutes();
        }
        if (partners != null) {
            partners.close();
        }
        parts.backends.values().forEach(BackendAdapter::close);
    }

    private void build() throws Exception {
        AcceptsFirst accepts = new AcceptsFirst(System::nanoTime);
        Steps made = parts.steps(utilities::contains, accepts, alarms);
        steps = made;
        Partners watched = parts.partners(breakers, alarms);
        partners = watched;
        held = parts.held(utilities::contains, made);
        LaneDesk desk = new LaneDesk(
                parts.ledger(),
                utilities,
                parts.answering.stream().map(AnsweringChannel::channel).toList(),
                alarms,
                parts.clock);
        lanes = desk;
        desk.remember();
        context.getRegistry().bind("motcua-ledger", Ledger.class, parts.ledger());
        context.addComponent("intake", new IntakeComponent());
        context.addComponent(
                "work",
                new LaneComponent(
                        new GatewayLanes(parts.ledger(), made.clocks(), accepts)::named,
                        "write work:understand, work:deadline or work:clocks"));
        context.addComponent(
                "delivery",
                new LaneComponent(
                        backend -> Optional.of(lane(backend, made, watched, accepts)), "write delivery:<utility>"));
        context.addComponent(
                "notices",
                new LaneComponent(
                        channel -> noticeLane(channel, made, accepts), "write notices:<a channel that answers>"));
        if (ownContext) {
            context.getShutdownStrategy().setTimeout(parts.drainWithin.toSeconds());
        }
        add(new PathRoutes(made, parts.backends.values(), parts.answering));
        accept = new Doorway<>(context, "direct:accept", Receipt.class);
        Doorway<Batch, Results> status = new Doorway<>(context, "direct:status", Results.class);
        for (BackendAdapter backend : parts.backends.values()) {
            backend.open(batch -> status.enter(new Batch(batch))
                    .thenApply(results -> watched.heard(backend.backend(), results.list())));
        }
        watched.start(parts.backends, parts.ledger(), made, parts.clock);
        for (RoutesBuilder routes : parts.routes) {
            add(routes);
        }
        List<RouteDefinition> definitions = ((ModelCamelContext) context).getRouteDefinitions();
        for (String utility : parts.limits.keySet()) {
            if (definitions.stream().noneMatch(route -> leadsTo(utility, route))) {
                throw new IllegalArgumentException("There are limits for '" + utility
                        + "', and no backend and no route from delivery:" + utility
                        + "; give one, or leave the limits out");
            }
        }
        List<String> faults = BeforeTheLedger.faults(definitions);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    private static boolean leadsTo(String utility, RouteDefinition route) {
        String from = route.getInput().getEndpointUri();
        return from.equals("delivery:" + utility) || from.startsWith("delivery:" + utility + "?");
    }

    private void add(RoutesBuilder routes) throws Exception {
        Set<String> before = routeIdsNow();
        context.addRoutes(routes);
        routeIdsNow().stream().filter(id -> !before.contains(id)).forEach(routeIds::add);
    }

    private Set<String> routeIdsNow() {
        return ((ModelCamelContext) context)
                .getRouteDefinitions().stream().map(RouteDefinition::getId).collect(Collectors.toSet());
    }

    /** Channels were added last and are stopped first. */
    private void removeRoutes() {
        for (int i = routeIds.size() - 1; i >= 0; i--) {
            try {
                context.getRouteController().stopRoute(routeIds.get(i));
                context.removeRoute(routeIds.get(i));
            } catch (Exception e) {
                LOG.warn("Route '{}' did not stop cleanly; what it had not completed stays due", routeIds.get(i), e);
            }
        }
        routeIds.clear();
    }

    /** The lane to this utility, made when a route asks for it: from then on requests can go there. */
    private DeliveryLane lane(String backend, Steps steps, Partners watched, AcceptsFirst accepts) {
        utilities.add(backend);
        LaneLimits limits = parts.limits.getOrDefault(backend, LaneLimits.NONE);
        LaneValve valve = valve(Lane.delivery(backend), steps, accepts);
        RetrySchedule retries = new RetrySchedule(
                parts.retryAfter,
                limits.giveUpAfter().orElse(parts.giveUpAfter),
                () -> ThreadLocalRandom.current().nextLong());
        Room room = parts.rooms.getOrDefault(backend, DEFAULT_ROOM);
        DueDeliveries due = new DueDeliveries(backend, room, watched, parts.ledger());
        return new DeliveryLane(backend, due, watched, steps, retries, valve, limits, parts.clock);
    }

    private LaneValve valve(Lane lane, Steps steps, AcceptsFirst accepts) {
        return new LaneValve(
                lane,
                breakers.circuitBreaker(lane.name()),
                parts.restAfterFailures,
                accepts,
                steps.alarms(),
                () -> parts.ledger().hasten(lane));
    }

    /** The lane of the notices on this channel, if it is one that answers. */
    private Optional<LaneWork<?>> noticeLane(String name, Steps steps, AcceptsFirst accepts) {
        return parts.answering.stream()
                .filter(channel -> channel.channel().equals(name))
                .findFirst()
                .map(channel -> {
                    LaneValve valve = valve(Lane.notices(name), steps, accepts);
                    RetrySchedule retries = new RetrySchedule(
                            parts.retryAfter,
                            RetrySchedule.DEFAULT_GIVE_UP_AFTER,
                            () -> ThreadLocalRandom.current().nextLong());
                    Supplier<Profile> profile = () -> steps.understanding().profile();
                    return new NoticeLane(
                            channel,
                            parts.ledger(),
                            steps,
                            new NoticeTiming(profile, channel.gathers()),
                            new OtherWays(profile, parts.answering),
                            retries,
                            valve,
                            parts.clock);
                });
    }

    /** Gathers the parts of a gateway; not safe for use by several threads. */
    public static final class Builder {
        private final Map<String, Normaliser> normalisers = new LinkedHashMap<>();
        private final Map<String, BackendAdapter> backends = new LinkedHashMap<>();
        private final List<AnsweringChannel> answering = new ArrayList<>();
        private final List<RoutesBuilder> routes = new ArrayList<>();
        private final List<StatusListener> listeners = new ArrayList<>();
        private final List<SlaListener> slaListeners = new ArrayList<>();
        private final Map<String, LaneLimits> limits = new LinkedHashMap<>();
        private final List<AlarmListener> alarmListeners = new ArrayList<>();
        private final Map<String, Room> rooms = new LinkedHashMap<>();
        private final Map<String, Partner> partners = new LinkedHashMap<>();
        private @Nullable Ledger ledger;
        private @Nullable Understanding understanding;
        private @Nullable CamelContext camelContext;
        private Clock clock = Clock.systemUTC();
        private URI source = URI.create("urn:motcua");
        private Duration giveUpAfter = RetrySchedule.DEFAULT_GIVE_UP_AFTER;
        private List<Duration> retryAfter = RetrySchedule.DEFAULT_WAITS;
        private Duration restAfterFailures = Duration.ofSeconds(5);
        private Duration drainWithin = Duration.ofSeconds(10);

        private Builder() {}

        /** Where everything is kept. Stays the caller's: the gateway does not close it. */
        public Builder ledger(Ledger value) {
            ledger = value;
            return this;
        }

        /** What makes sense of requests: a profile, made ready. */
        public Builder understanding(Understanding value) {
            understanding = value;
            return this;
        }

        /**
         * A way in. If it is also a {@link RoutesBuilder} its routes are added, if a {@link StatusListener} it is told, if
         * an {@link AnsweringChannel} its requesters get notices.
         */
        public Builder channel(ChannelAdapter channel) {
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
        public Builder normaliser(String channel, Normaliser normaliser) {
            if (normalisers.put(channel, normaliser) != null) {
                throw new IllegalArgumentException("Channel '" + channel + "' was given twice");
            }
            return this;
        }

        /** A way out. It is opened at the start and closed at the end. */
        public Builder backend(BackendAdapter backend) {
            if (backends.put(backend.backend(), backend) != null) {
                throw new IllegalArgumentException("Backend '" + backend.backend() + "' was given twice");
            }
            return this;
        }

        /** What a utility's backend bears, if not everything. */
        public Builder limits(String utility, LaneLimits value) {
            limits.put(utility, value);
            return this;
        }

        /**
         * How much this backend's utility may have been sent without having acknowledged it; the rest waits in the
         * ledger. 2,000 deliveries by default.
         */
        public Builder room(String backend, Room value) {
            rooms.put(backend, value);
            return this;
        }

        /** Who takes this backend's work over when its utility is away; nobody by default. */
        public Builder partner(String backend, Partner value) {
            partners.put(backend, value);
            return this;
        }

        /** Routes of one's own, for example from a timer to {@code intake:} or from {@code delivery:} to a server. */
        public Builder routes(RoutesBuilder builder) {
            routes.add(builder);
            return this;
        }

        /** Someone to be told of each status. */
        public Builder listener(StatusListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Someone to be told of each limit that is nearly used up, passed or escalated. */
        public Builder slaListener(SlaListener listener) {
            slaListeners.add(listener);
            return this;
        }

        /** Someone to be told of each condition that people must know of, when it begins and when it is over. */
        public Builder alarmListener(AlarmListener listener) {
            alarmListeners.add(listener);
            return this;
        }

        /** A context of one's own, which the caller starts and stops. Without one the gateway has its own. */
        public Builder camelContext(CamelContext value) {
            camelContext = value;
            return this;
        }

        /**
         * What tells the time; the system's by default. With a {@link io.motcua.sla.TrustedTime}, given to the ledger
         * too, limits do not suffer when the system's clock jumps.
         */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** This gateway in the events' {@code source} (CloudEvents 1.0); {@code urn:motcua} by default. */
        public Builder source(URI value) {
            source = value;
            return this;
        }

        /** How long a delivery is tried before a person looks at it; a day by default. */
        public Builder giveUpAfter(Duration value) {
            giveUpAfter = value;
            return this;
        }

        /**
         * How long a delivery or a notice that did not get through waits for its second attempt, its third and so on;
         * the last wait repeats: 5 s, 30 s, 2 min, 10 min, 30 min and 1 h by default. A tenth of jitter is added.
         *
         * @throws IllegalArgumentException if there is none, or one is negative
         */
        public Builder retryAfter(List<Duration> waits) {
            if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
                throw new IllegalArgumentException("There is at least one wait, and none is negative, unlike " + waits);
            }
            retryAfter = List.copyOf(waits);
            return this;
        }

        /**
         * How long a lane is left alone once its far side keeps failing, before one delivery tries it; 5 s by default.
         */
        public Builder restAfterFailures(Duration value) {
            restAfterFailures = value;
            return this;
        }

        /** How long {@link Gateway#close()} waits for what is under way; ten seconds by default. */
        public Builder drainWithin(Duration value) {
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

        private Partners partners(CircuitBreakerRegistry breakers, AlarmBook alarms) {
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

        private Ledger ledger() {
            return Objects.requireNonNull(ledger);
        }

        private CircuitBreakerRegistry breakers() {
            return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(5)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .waitDurationInOpenState(restAfterFailures)
                    .automaticTransitionFromOpenToHalfOpenEnabled(true)
                    .build());
        }

        private HeldRequests held(Predicate<String> served, Steps steps) {
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

        private Steps steps(Predicate<String> served, AcceptsFirst accepts, AlarmBook alarms) {
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
}

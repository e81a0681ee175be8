package io.motcua.path;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.motcua.Alarm;
import io.motcua.Intake;
import io.motcua.Receipt;
import io.motcua.Submission;
import io.motcua.held.HeldRequests;
import io.motcua.path.Steps.Batch;
import io.motcua.path.Steps.Results;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Ledger;
import io.motcua.understanding.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
 * {@link GatewayBuilder}, run from {@link #start()} to {@link #close()}. Safe for use by many threads once it is started.
 */
public final class Gateway implements Intake, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final CamelContext context;
    private final boolean ownContext;
    private final GatewayBuilder parts;
    private final CircuitBreakerRegistry breakers;
    private final AlarmBook alarms;
    private final Set<String> utilities = ConcurrentHashMap.newKeySet();
    private final List<String> routeIds = new ArrayList<>();
    private @Nullable Doorway<Submission, Receipt> accept;
    private @Nullable Steps steps;
    private @Nullable HeldRequests held;
    private @Nullable LaneDesk lanes;
    private @Nullable Partners partners;

    Gateway(GatewayBuilder parts) {
        this.parts = parts;
        this.breakers = parts.breakers();
        this.alarms = new AlarmBook(parts.alarmListeners, parts.clock);
        this.ownContext = parts.camelContext == null;
        this.context = parts.camelContext == null ? new DefaultCamelContext() : parts.camelContext;
    }

    /** A builder without channels or backends. */
    public static GatewayBuilder builder() {
        return new GatewayBuilder();
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
        if (steps != null) {
            steps.clocks().tellRest();
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
        OutwardLanes outward = new OutwardLanes(parts, breakers, made, watched, accepts);
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
                        "write work:understand, work:deadline, work:news or work:clocks"));
        context.addComponent(
                "delivery",
                new LaneComponent(backend -> Optional.of(outward.to(served(backend))), "write delivery:<utility>"));
        context.addComponent("notices", new LaneComponent(outward::notices, "write notices:<a channel that answers>"));
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

    /** From when a route asks for its lane, requests can go to this utility. */
    private String served(String utility) {
        utilities.add(utility);
        return utility;
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
}

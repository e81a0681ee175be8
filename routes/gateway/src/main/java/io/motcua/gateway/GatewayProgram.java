package io.motcua.gateway;

import io.motcua.gateway.config.GatewayConfig;
import io.motcua.gateway.config.Settings;
import io.motcua.gateway.operator.OperatorPort;
import io.motcua.gateway.operator.RunningProfile;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.GatewayDesk;
import io.motcua.http.HttpEntry;
import io.motcua.path.Gateway;
import io.motcua.spi.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway that runs as its configuration says, from {@link #start} to {@link #close}. Safe for use by many threads.
 *
 * <pre>{@code
 * GatewayConfig config = GatewayConfig.read(Path.of("config")).withFreePorts();
 * try (GatewayProgram program = GatewayProgram.start(config)) {
 *     URI door = URI.create("http://127.0.0.1:" + program.httpPort());
 *     …
 * }
 * }</pre>
 */
public final class GatewayProgram implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayProgram.class);

    private final GatewayConfig config;
    private final Parts parts = new Parts();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final Broker broker;
    private final Ledger ledger;
    private final HttpEntry entry;
    private final OperatorPort operator;
    private volatile boolean serving;

    /** Starts a gateway as its configuration says. As {@link #start(GatewayConfig, Decorations)} with none. */
    public static GatewayProgram start(GatewayConfig config) throws StartException {
        return start(config, Decorations.NONE);
    }

    /**
     * Starts a gateway; when this returns, it takes requests.
     *
     * @throws StartException if it cannot: another one runs on the data folder, a port is taken, the ledger or the
     *     broker cannot be opened. What was opened is closed again
     */
    public static GatewayProgram start(GatewayConfig config, Decorations decorations) throws StartException {
        return new GatewayProgram(config, decorations);
    }

    private GatewayProgram(GatewayConfig config, Decorations decorations) throws StartException {
        this.config = config;
        Settings settings = config.settings();
        boolean started = false;
        try {
            parts.add("data folder", DataFolder.take(settings.data()));
            Wiring wiring = new Wiring(config, decorations);
            // The two slowest starts, side by side.
            CompletableFuture<Broker> starting = inBackground(() -> parts.add("broker", Broker.open(settings)));
            try {
                ledger = parts.add("ledger", wiring.ledger(e -> fail("The ledger's disk failed", e)));
                entry = wiring.entry();
            } finally {
                starting.handle((opened, e) -> opened).join();
            }
            broker = joined(starting);
            Gateway gateway = wiring.gateway(ledger, broker.connection());
            entry.addTo(gateway.camelContext());
            parts.add("path", gateway).start();
            RunningProfile profile = new ReloadableProfile(config, gateway, ledger);
            operator = parts.add("operator port", openOperator(gateway, profile));
            parts.add("watch on the broker", Watch.on(broker::hasStopped, this::brokerStopped));
            serving = true;
            started = true;
            LOG.info("Serving at {}:{}, data in {}", settings.http().host(), httpPort(), settings.data());
        } catch (RuntimeException e) {
            throw new StartException(reason(e), e);
        } finally {
            if (!started) {
                parts.close();
            }
        }
    }

    /** The port of the HTTP channels. */
    public int httpPort() {
        return entry.port();
    }

    /** The port where utilities reach the broker inside; empty when the broker is another's. */
    public OptionalInt amqpPort() {
        return broker.port();
    }

    /** The port that the command line asks at. */
    public int operatorPort() {
        return operator.port();
    }

    /** What it was started with. */
    public GatewayConfig config() {
        return config;
    }

    /** The ledger with its decorations, for looking into. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Completes when the gateway cannot go on and must be ended and started anew: the ledger can keep nothing any more,
     * or the broker inside has stopped itself. The message says which.
     */
    public CompletionStage<Throwable> failure() {
        return failure;
    }

    /**
     * Takes no more requests, completes what is in flight, and closes everything; takes half a minute at most when
     * something hangs. Closing again does nothing.
     */
    @Override
    public void close() {
        serving = false;
        parts.close();
    }

    /** Whether {@link #close()} closed everything without a fault. */
    public boolean closedCleanly() {
        return parts.closedCleanly();
    }

    private void brokerStopped() {
        fail("The broker inside has stopped itself", new IllegalStateException("Its log lines say why"));
    }

    private void fail(String what, Throwable cause) {
        LOG.error("{}: {}", what, cause.toString());
        failure.complete(new IllegalStateException(what + " (" + cause.getMessage() + ")", cause));
    }

    private OperatorPort openOperator(Gateway gateway, RunningProfile profile) throws StartException {
        int port = config.settings().operatorPort();
        try {
            Desk desk = new GatewayDesk(ledger, gateway, config.settings().profile());
            return OperatorPort.open(config.settings().data(), port, desk, profile, () -> serving && !failure.isDone());
        } catch (IOException e) {
            throw new StartException(
                    "The operator port " + port + " cannot be opened: " + e.getMessage()
                            + ". Give it another 'operator: {port: …}', or 0 for any free one.",
                    e);
        }
    }

    @FunctionalInterface
    private interface Opening<T> {
        T open() throws StartException;
    }

    private static <T> CompletableFuture<T> inBackground(Opening<T> opening) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(opening.open());
                    } catch (StartException | RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                "start");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static <T> T joined(CompletableFuture<T> stage) throws StartException {
        try {
            return stage.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StartException start) {
                throw start;
            }
            throw e;
        }
    }

    /** What the one who knows said: a taken port is wrapped by those who passed it on. */
    private static String reason(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException) {
                return cause.getMessage();
            }
        }
        return String.valueOf(e.getMessage());
    }
}

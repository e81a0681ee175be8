package io.motcua.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP server of a process: a few event loops that read requests under limits and hand them to Camel routes
 * {@code from("http-in:POST:/app/v1/requests?maxBytes=262144")}. From the socket to the commit no thread waits.
 *
 * <p>{@link #addTo} binds it to a Camel context: it listens when all routes are started, and stops first when the
 * context stops, so that no request meets half a gateway. Safe for use by many threads.
 */
public final class HttpEntry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpEntry.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final int MAX_WAITING_READS = 1024;

    private final HttpEntryConfig config;
    private final RouteTable routes = new RouteTable();
    private final Admission admission;
    private final ThreadPoolExecutor readers;
    private @Nullable Vertx vertx;
    private volatile int port;

    /** An entry that does not listen yet. */
    public HttpEntry(HttpEntryConfig config) {
        this.config = config;
        this.admission = new Admission(config);
        AtomicInteger number = new AtomicInteger();
        this.readers = new ThreadPoolExecutor(
                config.readers(),
                config.readers(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MAX_WAITING_READS),
                task -> {
                    Thread thread = new Thread(task, "motcua-http-reader-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        readers.allowCoreThreadTimeOut(true);
    }

    /**
     * Gives the context the scheme {@code http-in}. The entry opens when the context's routes are started, and closes
     * when it begins to stop; {@code context.start()} throws what {@link #open()} throws.
     *
     * @return this
     */
    public HttpEntry addTo(CamelContext context) {
        context.addComponent(HttpInComponent.SCHEME, new HttpInComponent(routes, readers));
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext stopping) {
                close();
            }
        });
        try {
            context.addStartupListener(new OpenWhenStarted());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The entry could not be bound to the Camel context", e);
        }
        return this;
    }

    /**
     * Begins to listen, unless it does already.
     *
     * @throws IllegalStateException if it was closed; a new one can be made
     * @throws UncheckedIOException if the address cannot be listened on; the message says which, and what to do
     */
    public synchronized void open() {
        if (vertx != null) {
            return;
        }
        if (admission.isClosed()) {
            throw new IllegalStateException("This HTTP entry was closed; make a new one");
        }
        Vertx opening = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(config.eventLoops())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            // Loops share one socket; Vert.x takes a negative port for "the same free one for all".
            int shared = config.port() == 0 ? -1 : config.port();
            Future<String> deployed = opening.deployVerticle(
                            () -> new EntryLoop(config, shared, routes, admission, bound -> port = bound),
                            new DeploymentOptions().setInstances(config.eventLoops()))
                    .toCompletionStage()
                    .toCompletableFuture();
            deployed.get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
            vertx = opening;
            LOG.info("HTTP entry listens on {}:{}", config.host(), port);
        } catch (ExecutionException e) {
            opening.close();
            throw cannotListen(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            opening.close();
            throw cannotListen(e);
        } catch (InterruptedException e) {
            opening.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the HTTP entry was opened", e);
        }
    }

    /**
     * The port that it listens on.
     *
     * @throws IllegalStateException if it never listened
     */
    public int port() {
        if (port == 0) {
            throw new IllegalStateException("The HTTP entry does not listen yet");
        }
        return port;
    }

    /**
     * Takes no request any more, waits for the answers of those in flight, at most for the drain time, and lets go of
     * the port. Closing again does nothing.
     */
    @Override
    public synchronized void close() {
        Vertx closing = vertx;
        vertx = null;
        admission.close();
        if (closing != null) {
            if (!admission.awaitNoneInFlight(config.drainTimeout())) {
                LOG.warn(
                        "HTTP entry closes with {} requests unanswered after {} s; their senders will ask again",
                        admission.inFlight(),
                        config.drainTimeout().toSeconds());
            }
            try {
                closing.close()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("HTTP entry on {}:{} did not close cleanly", config.host(), port, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        readers.shutdown();
    }

    private UncheckedIOException cannotListen(Throwable cause) {
        BindException failure = new BindException("Cannot listen on " + config.host() + ":" + config.port() + " ("
                + cause.getMessage() + "). Stop whatever listens there, or give the HTTP entry another address or port;"
                + " port 0 takes any that is free");
        failure.initCause(cause);
        return new UncheckedIOException(failure.getMessage(), failure);
    }

    private final class OpenWhenStarted implements StartupListener {
        @Override
        public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
            if (alreadyStarted) {
                open();
            }
        }

        @Override
        public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
            open();
        }
    }
}

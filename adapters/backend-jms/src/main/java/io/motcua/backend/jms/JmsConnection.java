package io.motcua.backend.jms;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker, shared by the backends of all utilities behind it. While the broker is away it tries
 * again in the background, with growing waits, and each of its users is told when it is back. Safe for use by many
 * threads.
 */
public final class JmsConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JmsConnection.class);

    /** Who works over the connection. Told of one connection at a time, on the connection's own thread. */
    interface User {
        /** There is a connection; may ask the broker things. Called again, later, if it throws. */
        void connected(Wire wire) throws Exception;

        /** It is gone. Must not wait for anything; may be called on any thread, and more than once. */
        void lost(Wire wire);
    }

    private final JmsConnectionConfig config;
    private final Wire.Maker maker;
    private final ScheduledExecutorService thread;
    private final List<User> users = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Wire> current = new AtomicReference<>();
    private final CompletableFuture<Void> firstAttempt = new CompletableFuture<>();
    private volatile boolean closed;
    private Backoff backoff; // Of the connection's thread alone, as is what follows.
    private long connectedNanos;
    private boolean down; // Whether the log has been told.

    private JmsConnection(JmsConnectionConfig config, Wire.Maker maker) {
        this.config = config;
        this.maker = maker;
        this.backoff = newBackoff();
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "motcua-jms");
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Begins to connect, in the background; a broker that is down is no failure.
     *
     * @throws IllegalArgumentException if the URL is none of AMQP 1.0, and none that Artemis knows
     */
    public static JmsConnection open(JmsConnectionConfig config) {
        JmsConnection connection = new JmsConnection(config, maker(config));
        connection.thread.execute(connection::connect);
        return connection;
    }

    /** Whether {@link #open} takes this URL: whether it is one of AMQP 1.0, or one that Artemis knows. */
    public static boolean takes(String url) {
        try {
            maker(JmsConnectionConfig.builder(url, "", "").build()).close();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the broker is connected now. */
    public boolean isConnected() {
        return current.get() != null;
    }

    /** The broker's URL, for messages. */
    String url() {
        return config.url();
    }

    Backoff newBackoff() {
        return new Backoff(config.reconnectAfter(), config.reconnectAfterAtMost());
    }

    /** Tells this user of the connection from now on. The stage completes when the first attempt to do so is over. */
    CompletableFuture<Void> add(User user) {
        return firstAttempt.thenRunAsync(
                () -> {
                    users.add(user);
                    Wire wire = current.get();
                    if (wire != null) {
                        tell(user, wire, newBackoff());
                    }
                },
                thread);
    }

    void remove(User user) {
        users.remove(user);
    }

    /** Runs this every so often on the connection's thread, until the returned handle is closed. */
    AutoCloseable every(long millis, Runnable task) {
        var handle = thread.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
        return () -> handle.cancel(false);
    }

    boolean isCurrent(Wire wire) {
        return current.get() == wire;
    }

    /** Gives this connection up, if it still is the current one, and begins to make another. */
    void lost(Wire wire, Exception cause) {
        if (!current.compareAndSet(wire, null)) {
            return;
        }
        users.forEach(user -> user.lost(wire));
        later(0, () -> {
            if (!closed) {
                report(cause);
            }
            wire.close();
            if (System.nanoTime() - connectedNanos
                    > config.reconnectAfterAtMost().toNanos()) {
                backoff = newBackoff();
                connect();
            } else {
                // A broker that lets everybody in and throws them out again is not to be run to.
                later(backoff.nextMillis(), this::connect);
            }
        });
    }

    /** Tells this user of the same connection once more, after a while. */
    void tellAgain(User user, Wire wire, String because) {
        later(config.reconnectAfterAtMost().toMillis(), () -> {
            if (isCurrent(wire)) {
                LOG.warn("The broker at {} {}", config.url(), because);
            }
            tell(user, wire, newBackoff());
        });
    }

    private void connect() {
        if (closed || current.get() != null) {
            return;
        }
        Wire wire = null;
        try {
            wire = maker.connect();
            Wire made = wire;
            // Current before it can be lost: a loss that nobody notices would never be mended.
            current.set(made);
            made.begin(cause -> lost(made, cause));
            if (closed) {
                lost(made, new IOException("Closed meanwhile"));
                made.close();
                return;
            }
            LOG.info("Connected to the broker at {}", config.url());
            connectedNanos = System.nanoTime();
            down = false;
            users.forEach(user -> tell(user, made, newBackoff()));
        } catch (Exception e) {
            current.set(null);
            if (wire != null) {
                wire.close();
            }
            report(e);
            later(backoff.nextMillis(), this::connect);
        } finally {
            firstAttempt.complete(null);
        }
    }

    private void tell(User user, Wire wire, Backoff wait) {
        if (closed || !isCurrent(wire) || !users.contains(user)) {
            return;
        }
        try {
            user.connected(wire);
        } catch (Exception e) {
            LOG.warn("The broker at {} is connected, and refuses a queue: {}", config.url(), e.getMessage());
            later(wait.nextMillis(), () -> tell(user, wire, wait));
        }
    }

    /** One line when it goes down; the attempts after that are for those who look closely. */
    private void report(Exception cause) {
        if (down) {
            LOG.debug("The broker at {} is still not connected", config.url(), cause);
        } else {
            LOG.warn("The broker at {} is not connected: {}", config.url(), cause.getMessage());
        }
        down = true;
    }

    private void later(long millis, Runnable task) {
        try {
            thread.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing is done after the end", e);
        }
    }

    /** Ends the connection. Close the backends first, so that what they have under way is completed. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Wire wire = current.getAndSet(null);
        if (wire != null) {
            users.forEach(user -> user.lost(wire));
            wire.close();
        }
        thread.shutdownNow();
        maker.close();
    }

    private static Wire.Maker maker(JmsConnectionConfig config) {
        return AmqpAddress.isOne(config.url()) ? AmqpWire.maker(config) : ArtemisWire.maker(config);
    }
}

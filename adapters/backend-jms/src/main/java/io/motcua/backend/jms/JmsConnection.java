package io.motcua.backend.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
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
        void connected(ActiveMQConnection connection) throws JMSException;

        /** It is gone. Must not wait for anything; may be called on any thread, and more than once. */
        void lost(ActiveMQConnection connection);
    }

    private final JmsConnectionConfig config;
    private final ActiveMQConnectionFactory factory;
    private final ScheduledExecutorService thread;
    private final List<User> users = new CopyOnWriteArrayList<>();
    private final AtomicReference<ActiveMQConnection> current = new AtomicReference<>();
    private final CompletableFuture<Void> firstAttempt = new CompletableFuture<>();
    private volatile boolean closed;
    private Backoff backoff; // Of the connection's thread alone.
    private boolean down; // Of the connection's thread alone: whether the log has been told.

    private JmsConnection(JmsConnectionConfig config, ActiveMQConnectionFactory factory) {
        this.config = config;
        this.factory = factory;
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
     * @throws IllegalArgumentException if the URL is none that Artemis knows
     */
    public static JmsConnection open(JmsConnectionConfig config) {
        JmsConnection connection = new JmsConnection(config, factory(config));
        connection.thread.execute(connection::connect);
        return connection;
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
                    ActiveMQConnection connection = current.get();
                    if (connection != null) {
                        tell(user, connection, newBackoff());
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

    boolean isCurrent(ActiveMQConnection connection) {
        return current.get() == connection;
    }

    /** Gives this connection up, if it still is the current one, and begins to make another. */
    void lost(ActiveMQConnection connection, Exception cause) {
        if (!current.compareAndSet(connection, null)) {
            return;
        }
        users.forEach(user -> user.lost(connection));
        later(0, () -> {
            if (!closed) {
                report(cause);
            }
            closeQuietly(connection);
            connect();
        });
    }

    /** Tells this user of the same connection once more, after a while. */
    void tellAgain(User user, ActiveMQConnection connection, String because) {
        later(config.reconnectAfterAtMost().toMillis(), () -> {
            if (isCurrent(connection)) {
                LOG.warn("The broker at {} {}", config.url(), because);
            }
            tell(user, connection, newBackoff());
        });
    }

    private void connect() {
        if (closed || current.get() != null) {
            return;
        }
        ActiveMQConnection connection = null;
        try {
            connection = (ActiveMQConnection) factory.createConnection(config.user(), config.password());
            ActiveMQConnection made = connection;
            // Current before it can be lost: a loss that nobody notices would never be mended.
            current.set(made);
            made.setExceptionListener(e -> lost(made, e));
            made.start();
            if (closed) {
                lost(made, new JMSException("Closed meanwhile"));
                closeQuietly(made);
                return;
            }
            LOG.info("Connected to the broker at {}", config.url());
            backoff = newBackoff();
            down = false;
            users.forEach(user -> tell(user, made, newBackoff()));
        } catch (JMSException | RuntimeException e) {
            current.set(null);
            if (connection != null) {
                closeQuietly(connection);
            }
            report(e);
            later(backoff.nextMillis(), this::connect);
        } finally {
            firstAttempt.complete(null);
        }
    }

    private void tell(User user, ActiveMQConnection connection, Backoff wait) {
        if (closed || !isCurrent(connection) || !users.contains(user)) {
            return;
        }
        try {
            user.connected(connection);
        } catch (JMSException | RuntimeException e) {
            LOG.warn("The broker at {} is connected, and refuses a queue: {}", config.url(), e.getMessage());
            later(wait.nextMillis(), () -> tell(user, connection, wait));
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
        ActiveMQConnection connection = current.getAndSet(null);
        if (connection != null) {
            users.forEach(user -> user.lost(connection));
            closeQuietly(connection);
        }
        thread.shutdownNow();
        factory.close();
    }

    private static void closeQuietly(ActiveMQConnection connection) {
        try {
            connection.close();
        } catch (JMSException | RuntimeException e) {
            LOG.debug("A connection that was given up could not be closed", e);
        }
    }

    private static ActiveMQConnectionFactory factory(JmsConnectionConfig config) {
        ActiveMQConnectionFactory factory;
        try {
            factory = new ActiveMQConnectionFactory(config.url());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Not a URL of a broker: " + config.url(), e);
        }
        // Without a confirmation window Artemis calls a send complete as soon as its bytes have left.
        factory.setConfirmationWindowSize(1 << 20);
        // No credit to wait for: what is under way is bounded by the backends, and a full queue refuses.
        factory.setProducerWindowSize(-1);
        factory.setPreAcknowledge(false);
        factory.setDeserializationDenyList("*");
        // A send would wait inside a reconnect of the client's own; we make a new connection instead.
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setUseTopologyForLoadBalancing(false);
        factory.setCallTimeout(config.callWithin().toMillis());
        factory.setClientFailureCheckPeriod(5_000);
        factory.setConnectionTTL(15_000);
        factory.setUseGlobalPools(false);
        factory.setThreadPoolMaxSize(4);
        factory.setScheduledThreadPoolMaxSize(1);
        return factory;
    }

    /** A JMS session whose work is not done before it is committed. */
    static Session transacted(ActiveMQConnection connection) throws JMSException {
        return connection.createSession(true, Session.SESSION_TRANSACTED);
    }
}

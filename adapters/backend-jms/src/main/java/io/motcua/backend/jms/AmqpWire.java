package io.motcua.backend.jms;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection by AMQP 1.0, to any broker that speaks it. */
final class AmqpWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(AmqpWire.class);
    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(15);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    /** SASL with a user and a password (RFC 5802, RFC 7677, RFC 4616). */
    private static final List<String> MECHANISMS = List.of("SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN");

    private final Connection connection;
    private final Duration callWithin;
    private final CompletableFuture<Exception> gone;

    private final List<AmqpRequests> opened = new CopyOnWriteArrayList<>();

    private AmqpWire(Connection connection, Duration callWithin, CompletableFuture<Exception> gone) {
        this.connection = connection;
        this.callWithin = callWithin;
        this.gone = gone;
    }

    /**
     * Makes such connections, to each address of the URL in turn.
     *
     * @throws IllegalArgumentException if the URL is none
     */
    static Maker maker(JmsConnectionConfig config) {
        List<AmqpAddress> addresses = AmqpAddress.parse(config.url());
        Client client = Client.create();
        return new Maker() {
            private int next;

            @Override
            public Wire connect() throws Exception {
                AmqpAddress address = addresses.get(next);
                next = (next + 1) % addresses.size();
                return AmqpWire.connect(client, address, config);
            }

            @Override
            public void close() {
                // Its connections have been closed, or are gone; nobody waits for one that hangs.
                client.closeAsync();
            }
        };
    }

    private static Wire connect(Client client, AmqpAddress address, JmsConnectionConfig config) throws Exception {
        CompletableFuture<Exception> gone = new CompletableFuture<>();
        ConnectionOptions options = new ConnectionOptions()
                .user(config.user())
                .password(config.password())
                .openTimeout(config.callWithin().toMillis())
                .requestTimeout(config.callWithin().toMillis())
                .sendTimeout(config.callWithin().toMillis())
                .closeTimeout(CLOSE_WITHIN.toMillis())
                .idleTimeout(SILENT_AT_MOST.toMillis())
                .reconnectEnabled(false)
                .sslEnabled(address.tls())
                .disconnectedHandler((connection, event) -> gone.complete(event.failureCause()));
        // Left to itself the client prefers to be nobody, where the broker lets it.
        MECHANISMS.forEach(options.saslOptions()::addAllowedMechanism);
        // Java's own sockets: what is native is for one operating system.
        options.transportOptions()
                .allowNativeIO(false)
                .connectTimeout(Math.toIntExact(config.callWithin().toMillis()));
        Connection connection = client.connect(address.host(), address.port(), options);
        AmqpWire wire = new AmqpWire(connection, config.callWithin(), gone);
        try {
            opened(connection.openFuture(), config.callWithin());
            return wire;
        } catch (Exception e) {
            wire.close();
            throw e;
        }
    }

    /** What was asked for, when the broker has agreed to it. */
    static <T> T opened(Future<T> asked, Duration within) throws Exception {
        try {
            return asked.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public void begin(Consumer<Exception> whenLost) {
        gone.thenAccept(whenLost);
    }

    @Override
    public RequestSession requests(JmsBackendConfig config) throws Exception {
        AmqpRequests made = AmqpRequests.open(connection.openSession(), config, callWithin);
        opened.add(made);
        return made;
    }

    @Override
    public ReplySource replies(JmsBackendConfig config) throws Exception {
        return AmqpReplies.open(connection, config, callWithin);
    }

    @Override
    public RequestTaker taker(JmsBackendConfig config) {
        return new AmqpTaker();
    }

    @Override
    public void close() {
        opened.forEach(AmqpRequests::close);
        try {
            connection.closeAsync().get(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debug("A connection that was given up could not be closed", e);
        }
    }
}

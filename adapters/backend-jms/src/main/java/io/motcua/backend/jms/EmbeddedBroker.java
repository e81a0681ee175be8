package io.motcua.backend.jms;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.MBeanServerFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMRegistry;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.Queue;
import org.jspecify.annotations.Nullable;

/**
 * An Artemis inside this process: a synced journal in a folder of its own, a durable queue of requests and one of
 * replies for each utility, and a TCP port by which a utility may come to its own two and to no other. The gateway
 * itself comes without a socket, by {@link #connectionConfig()}.
 *
 * <p>What a utility rejects goes to the queue {@code motcua.dead} and stays there. Safe for use by many threads.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final AtomicInteger SERVER_IDS = new AtomicInteger(7_000);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String GATEWAY = "motcua-gateway";

    final ActiveMQServer server;
    private final int serverId;
    private final String gatewayPassword;

    private EmbeddedBroker(ActiveMQServer server, int serverId, String gatewayPassword) {
        this.server = server;
        this.serverId = serverId;
        this.gatewayPassword = gatewayPassword;
    }

    /**
     * Starts a broker; when this returns, its queues are there and its port is open.
     *
     * @throws IOException if it cannot start: the folder is in use or not writable, or the port is taken
     */
    public static EmbeddedBroker start(EmbeddedBrokerConfig config) throws IOException {
        synchronized (SERVER_IDS) {
            return startOne(config);
        }
    }

    private static EmbeddedBroker startOne(EmbeddedBrokerConfig config) throws IOException {
        int serverId = SERVER_IDS.incrementAndGet();
        String gatewayPassword = secret();
        BrokerAccess access = new BrokerAccess(GATEWAY, gatewayPassword, config.utilities());
        ActiveMQServer server = null;
        try {
            // A server of beans of its own, which nobody can reach.
            server = ActiveMQServers.newActiveMQServer(
                    BrokerSettings.of(config, serverId, secret()), MBeanServerFactory.newMBeanServer(), access);
            server.registerBrokerPlugin(new UnreadableRefusal());
            // What goes wrong on the way is told to a listener, and start returns as if nothing had been.
            AtomicReference<Exception> failure = new AtomicReference<>();
            server.registerActivationFailureListener(failure::set);
            server.start();
            if (failure.get() != null) {
                throw failure.get();
            }
            EmbeddedBroker broker = new EmbeddedBroker(server, serverId, gatewayPassword);
            if (!server.isActive()
                    || (config.port().isPresent() && broker.port().isEmpty())) {
                throw new IOException("it did not become active, or nothing listens on its port");
            }
            return broker;
        } catch (Exception e) {
            stop(server, e);
            throw new IOException("The broker in " + config.folder() + " cannot start: " + e.getMessage(), e);
        }
    }

    /** How the gateway reaches this broker: in the process, as a user whose password nobody else has. */
    public JmsConnectionConfig connectionConfig() {
        return JmsConnectionConfig.builder("vm://" + serverId, GATEWAY, gatewayPassword)
                .build();
    }

    /** The TCP port, if one was asked for. */
    public OptionalInt port() {
        return server.getRemotingService().getAcceptor(BrokerSettings.TCP) instanceof NettyAcceptor acceptor
                        && acceptor.isStarted()
                ? OptionalInt.of(acceptor.getActualPort())
                : OptionalInt.empty();
    }

    /** Whether it runs; a broker whose journal cannot be written stops itself. */
    public boolean isRunning() {
        return server.isActive();
    }

    /**
     * How many messages a queue has, those that a consumer holds unacknowledged included.
     *
     * @throws IllegalArgumentException if there is no such queue
     */
    public long messagesIn(String queue) {
        Queue found = server.locateQueue(queue);
        if (found == null) {
            throw new IllegalArgumentException("There is no queue " + queue);
        }
        return found.getMessageCount();
    }

    /** How many messages utilities have rejected. They are kept in {@code motcua.dead}. */
    public long deadMessages() {
        return messagesIn(BrokerSettings.DEAD_QUEUE);
    }

    /** Stops the broker; what its queues have is there when it starts again. */
    @Override
    public void close() {
        synchronized (SERVER_IDS) {
            try {
                server.stop();
            } catch (Exception e) {
                throw new IllegalStateException("The broker did not stop cleanly", e);
            } finally {
                endIdleThreads();
            }
        }
    }

    /**
     * The threads between a broker and its clients in one process are shared by all brokers in it, and would keep the
     * process alive for another minute. They end with the last broker, whosever it is.
     */
    private static void endIdleThreads() {
        if (InVMRegistry.instance.size() == 0) {
            InVMConnector.resetThreadPool();
        }
    }

    private static void stop(@Nullable ActiveMQServer server, Exception because) {
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (Exception e) {
            because.addSuppressed(e);
        } finally {
            endIdleThreads();
        }
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

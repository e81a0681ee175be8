package io.motcua.backend.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection by Artemis's own protocol, within the process or by TCP. */
final class ArtemisWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(ArtemisWire.class);

    private final ActiveMQConnection connection;
    private final long sinceMillis = System.currentTimeMillis();

    private ArtemisWire(ActiveMQConnection connection) {
        this.connection = connection;
    }

    /**
     * Makes such connections.
     *
     * @throws IllegalArgumentException if the URL is none that Artemis knows
     */
    static Maker maker(JmsConnectionConfig config) {
        ActiveMQConnectionFactory factory = factory(config);
        return new Maker() {
            @Override
            public Wire connect() throws JMSException {
                return new ArtemisWire((ActiveMQConnection) factory.createConnection(config.user(), config.password()));
            }

            @Override
            public void close() {
                factory.close();
            }
        };
    }

    @Override
    public void begin(Consumer<Exception> whenLost) throws JMSException {
        connection.setExceptionListener(whenLost::accept);
        connection.start();
    }

    @Override
    public RequestSession requests(JmsBackendConfig config) throws JMSException {
        return ArtemisRequests.open(connection, config);
    }

    @Override
    public ReplySource replies(JmsBackendConfig config) throws JMSException {
        return ArtemisReplies.open(connection, config);
    }

    @Override
    public RequestTaker taker(JmsBackendConfig config) throws JMSException {
        return ArtemisTaker.open(connection, config, sinceMillis);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException | RuntimeException e) {
            LOG.debug("A connection that was given up could not be closed", e);
        }
    }

    /** A JMS session whose work is not done before it is committed. */
    static Session transacted(ActiveMQConnection connection) throws JMSException {
        return connection.createSession(true, Session.SESSION_TRANSACTED);
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
}

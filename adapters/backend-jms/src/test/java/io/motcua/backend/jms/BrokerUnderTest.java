package io.motcua.backend.jms;

import io.motcua.spi.BackendAdapter;
import io.motcua.spi.BackendAdapterContract.FarSide;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An embedded broker with two utilities, one of them behind AMQP 1.0, and the gateway's connection to it. */
final class BrokerUnderTest implements FarSide {
    static final UtilityAccount NORTH = UtilityAccount.of("EVNNPC", "north-secret");
    static final UtilityAccount SOUTH = UtilityAccount.of("EVNSPC", "south-secret");

    final EmbeddedBroker broker;
    private final JmsConnectionConfig access;
    private final List<JmsConnection> connections = new ArrayList<>();
    private @Nullable AmqpUtility utility;

    BrokerUnderTest(Path folder) throws IOException {
        this(folder, builder -> builder);
    }

    BrokerUnderTest(Path folder, UnaryOperator<EmbeddedBrokerConfig.Builder> settings) throws IOException {
        broker = EmbeddedBroker.start(settings.apply(EmbeddedBrokerConfig.builder(folder)
                        .utilities(List.of(NORTH, SOUTH))
                        .port(0))
                .build());
        access = broker.connectionConfig();
    }

    private BrokerUnderTest(EmbeddedBroker broker, JmsConnectionConfig access) {
        this.broker = broker;
        this.access = access;
    }

    /** One that the gateway comes to by AMQP 1.0 and nothing else, on a port that it keeps. */
    static BrokerUnderTest reachedByAmqp(Path folder, UnaryOperator<EmbeddedBrokerConfig.Builder> settings)
            throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        UtilityAccount gateway = BrokerProcess.GATEWAY;
        EmbeddedBroker broker = EmbeddedBroker.start(settings.apply(EmbeddedBrokerConfig.builder(folder)
                        .utilities(List.of(NORTH, gateway))
                        .port(port))
                .build());
        return new BrokerUnderTest(
                broker,
                JmsConnectionConfig.builder("amqp://127.0.0.1:" + port, gateway.user(), gateway.password())
                        .build());
    }

    static BrokerUnderTest reachedByAmqp(Path folder) throws IOException {
        return reachedByAmqp(folder, builder -> builder);
    }

    JmsConnection connect() {
        JmsConnection connection = JmsConnection.open(access);
        connections.add(connection);
        return connection;
    }

    JmsBackend backend(UnaryOperator<JmsBackendConfig.Builder> settings) {
        return new JmsBackend(
                settings.apply(JmsBackendConfig.builder(NORTH.utility())).build(), connect(), Clock.systemUTC());
    }

    AmqpUtility utility() throws Exception {
        if (utility == null) {
            utility = new AmqpUtility(NORTH, broker.port().orElseThrow());
        }
        return utility;
    }

    @Override
    public BackendAdapter adapter() {
        return backend(builder -> builder.confirmWithin(Duration.ofSeconds(5)));
    }

    @Override
    public Optional<byte[]> receive(Duration atMost) throws Exception {
        return utility().receiveBytes(atMost);
    }

    @Override
    public void reply(byte[] bytes) throws Exception {
        utility().reply(bytes);
    }

    @Override
    public void goDown() throws Exception {
        closeUtility();
        broker.server.stop();
    }

    @Override
    public void comeBack() throws Exception {
        broker.server.start();
    }

    @Override
    public void close() {
        closeUtility();
        connections.forEach(JmsConnection::close);
        broker.close();
    }

    private void closeUtility() {
        if (utility != null) {
            utility.close();
            utility = null;
        }
    }
}

package io.motcua.gateway;

import io.motcua.backend.jms.EmbeddedBroker;
import io.motcua.backend.jms.EmbeddedBrokerConfig;
import io.motcua.backend.jms.JmsConnection;
import io.motcua.backend.jms.JmsConnectionConfig;
import io.motcua.backend.jms.UtilityAccount;
import io.motcua.gateway.config.Secret;
import io.motcua.gateway.config.Settings;
import io.motcua.gateway.config.Settings.Backend;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The broker that carries requests to the utilities, inside or elsewhere, and the gateway's connection to it. */
final class Broker implements AutoCloseable {
    private final Optional<EmbeddedBroker> embedded;
    private final JmsConnection connection;

    private Broker(Optional<EmbeddedBroker> embedded, JmsConnection connection) {
        this.embedded = embedded;
        this.connection = connection;
    }

    /**
     * Starts the broker inside, or begins to connect to the one elsewhere, which may be down.
     *
     * @throws StartException if the one inside does not start
     */
    static Broker open(Settings settings) throws StartException {
        if (settings.broker() instanceof Settings.Broker.Remote remote) {
            JmsConnectionConfig access = JmsConnectionConfig.builder(
                            remote.url(), remote.user(), remote.password().value())
                    .build();
            return new Broker(Optional.empty(), JmsConnection.open(access));
        }
        Settings.Broker.Embedded inside = (Settings.Broker.Embedded) settings.broker();
        List<UtilityAccount> utilities = settings.backends().values().stream()
                .filter(Backend.Jms.class::isInstance)
                .map(Backend.Jms.class::cast)
                .map(Broker::account)
                .toList();
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(
                    EmbeddedBrokerConfig.builder(settings.data().resolve("broker"))
                            .utilities(utilities)
                            .host(inside.host())
                            .port(inside.port())
                            .build());
            return new Broker(Optional.of(broker), JmsConnection.open(broker.connectionConfig()));
        } catch (IOException e) {
            throw new StartException(
                    e.getMessage() + ". Is port " + inside.port() + " of " + inside.host() + " free ('broker' in"
                            + " gateway.yaml), and the folder writable?",
                    e);
        }
    }

    JmsConnection connection() {
        return connection;
    }

    /** Where utilities reach the broker inside. */
    OptionalInt port() {
        return embedded.map(EmbeddedBroker::port).orElse(OptionalInt.empty());
    }

    /** Whether the broker inside has stopped itself, as it does when its journal cannot be written. */
    boolean hasStopped() {
        return embedded.isPresent() && !embedded.get().isRunning();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } finally {
            embedded.ifPresent(EmbeddedBroker::close);
        }
    }

    private static UtilityAccount account(Backend.Jms backend) {
        return new UtilityAccount(
                backend.utility(),
                backend.user().orElse(backend.utility()),
                backend.password().map(Secret::value).orElse(""),
                backend.requestQueue(),
                backend.replyQueue());
    }
}

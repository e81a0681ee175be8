package io.motcua.gateway;

import io.motcua.LedgerUnavailableException;
import io.motcua.backend.http.HttpBackend;
import io.motcua.backend.http.Open311Backend;
import io.motcua.backend.http.ReplyDoor;
import io.motcua.backend.jms.JmsBackend;
import io.motcua.backend.jms.JmsBackendConfig;
import io.motcua.backend.jms.JmsConnection;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.gateway.config.Settings;
import io.motcua.gateway.config.Settings.Backend;
import io.motcua.http.HttpEntry;
import io.motcua.http.HttpEntryConfig;
import io.motcua.path.Gateway;
import io.motcua.path.GatewayBuilder;
import io.motcua.path.Partner;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Ledger;
import io.motcua.spi.Room;
import io.motcua.understanding.Understanding;
import java.util.function.Consumer;

/** Makes each part of a gateway from its settings, with the decorations around it. */
final class Wiring {
    private final GatewayConfig config;
    private final Settings settings;
    private final Decorations decorations;

    Wiring(GatewayConfig config, Decorations decorations) {
        this.config = config;
        this.settings = config.settings();
        this.decorations = decorations;
    }

    /**
     * The ledger.
     *
     * @param onFailure told when it can keep nothing any more
     * @throws StartException if it cannot be opened
     */
    Ledger ledger(Consumer<Throwable> onFailure) throws StartException {
        try {
            return decorations
                    .ledger()
                    .apply(Ledgers.open(settings.ledger(), decorations.clock(), decorations.writer(), onFailure));
        } catch (LedgerUnavailableException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The HTTP entry, which does not listen yet. */
    HttpEntry entry() {
        return new HttpEntry(HttpEntryConfig.builder()
                .host(settings.http().host())
                .port(settings.http().port())
                .maxConnections(settings.limits().connections())
                .maxBytesInFlight(settings.limits().bytesInFlight())
                .build());
    }

    /** The path between the channels and the backends, which does not run yet. */
    Gateway gateway(Ledger ledger, JmsConnection connection) {
        GatewayBuilder gateway = Gateway.builder()
                .ledger(ledger)
                .understanding(new Understanding(config.profile()))
                .listener(decorations.listener())
                .clock(decorations.clock())
                .giveUpAfter(settings.limits().giveUpAfter());
        settings.limits().lanes().forEach(gateway::limits);
        new Channels(config, ledger, decorations.clock()).all().forEach(gateway::channel);
        ReplyDoor door = new ReplyDoor(decorations.clock());
        gateway.routes(door);
        for (Backend backend : settings.backends().values()) {
            gateway.backend(decorations.backend().apply(adapter(backend, connection, door, ledger)));
        }
        settings.outlets().forEach((utility, lane) -> {
            lane.unacknowledged().ifPresent(most -> gateway.room(utility, new Room(most)));
            lane.partner()
                    .ifPresent(partner -> gateway.partner(utility, new Partner(partner.utility(), partner.after())));
        });
        return gateway.build();
    }

    private BackendAdapter adapter(Backend backend, JmsConnection connection, ReplyDoor door, Ledger ledger) {
        if (backend instanceof Backend.Http http) {
            return new HttpBackend(http.config().get(), door, decorations.clock());
        }
        if (backend instanceof Backend.Open311 open311) {
            return new Open311Backend(
                    open311.config().get(),
                    each -> ledger.open(decorations.clock().instant(), each),
                    decorations.clock());
        }
        return jms((Backend.Jms) backend, connection);
    }

    private JmsBackend jms(Backend.Jms backend, JmsConnection connection) {
        JmsBackendConfig jms = JmsBackendConfig.builder(backend.utility())
                .requestQueue(backend.requestQueue())
                .replyQueue(backend.replyQueue())
                .acknowledgeWithin(backend.acknowledgeWithin())
                .words(backend.words())
                .build();
        return new JmsBackend(jms, connection, decorations.clock());
    }
}

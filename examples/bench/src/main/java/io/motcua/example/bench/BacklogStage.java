package io.motcua.example.bench;

import io.motcua.example.bench.arm.WebUtilityServer;
import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.gateway.WebUtility;
import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.reconcile.LedgerFile;
import io.motcua.example.oracle.rounds.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A gateway, four utilities that come to its broker, and one with a server that can be stopped. */
final class BacklogStage implements AutoCloseable {
    /** The utility that will not be there. */
    static final String DOWN = "EVNCPC";

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final Cast cast;
    private final Child generator;
    private final Child server;
    private final Arm gateway;
    private final LedgerFile ledger;

    /** Starts everything; returns when it is ready. */
    BacklogStage(Path folder, Path profile) throws IOException {
        WebUtility web = new WebUtility(DOWN, Ports.free());
        GatewaySetting setting = GatewaySetting.sound(folder.resolve("gateway"), profile, Ports.free(), Ports.free())
                .with(web);
        ledger = new LedgerFile(setting.ledgerFile());
        cast = new Cast(folder);
        try {
            generator = cast.generator();
            server = cast.start(
                    "server", List.of("-Xmx256m"), WebUtilityServer.class, List.of(Integer.toString(web.port())));
            Child gatewayServer = cast.gateway(setting, Cast.SERVER);
            Child utilities = cast.utilities(setting);
            gateway = new Arm(
                    "gateway",
                    gatewayServer,
                    setting.httpPort(),
                    true,
                    Optional.of(new Arm.Drain(ledger, utilities, Optional.empty())));
        } catch (IOException | RuntimeException e) {
            cast.close();
            throw e;
        }
    }

    Child generator() {
        return generator;
    }

    Arm gateway() {
        return gateway;
    }

    LedgerFile ledger() {
        return ledger;
    }

    /** Ends the server of {@link #DOWN}, begins it again, or tells what it has seen, as it is asked. */
    String server(String command) {
        return server.ask(command, ANSWER_WITHIN);
    }

    @Override
    public void close() {
        cast.close();
    }
}

package io.motcua.example.bench;

import io.motcua.example.bench.arm.BareServer;
import io.motcua.example.bench.arm.LedgerServer;
import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.reconcile.LedgerFile;
import io.motcua.example.oracle.rounds.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of a bench: the load, the three arms, and the utilities that acknowledge what the gateway sends. */
final class Stage implements AutoCloseable {
    private final Cast cast;
    private final Child generator;
    private final Arm bare;
    private final Arm ledger;
    private final Arm gateway;
    private final LedgerFile gatewayLedger;

    /**
     * Starts everything; returns when it is ready.
     *
     * @param recording whether the gateway leaves {@code gateway.jfr} in the folder when it ends
     */
    Stage(Path folder, Path profile, boolean recording) throws IOException {
        GatewaySetting setting = GatewaySetting.sound(folder.resolve("gateway"), profile, Ports.free(), Ports.free());
        cast = new Cast(folder);
        gatewayLedger = new LedgerFile(setting.ledgerFile());
        int barePort = Ports.free();
        int ledgerPort = Ports.free();
        try {
            generator = cast.generator();
            Child bareServer = cast.start("bare", Cast.SERVER, BareServer.class, List.of(Integer.toString(barePort)));
            Child ledgerServer = cast.start(
                    "ledger",
                    Cast.SERVER,
                    LedgerServer.class,
                    List.of(
                            Integer.toString(ledgerPort),
                            folder.resolve("ledger-arm").toString()));
            Child gatewayServer =
                    cast.gateway(setting, recording ? recordingTo(folder.resolve("gateway.jfr")) : Cast.SERVER);
            Child utilities = cast.utilities(setting);
            bare = new Arm("bare", bareServer, barePort, false, Optional.empty());
            ledger = new Arm("ledger", ledgerServer, ledgerPort, true, Optional.empty());
            gateway = new Arm(
                    "gateway",
                    gatewayServer,
                    setting.httpPort(),
                    true,
                    Optional.of(new Arm.Drain(gatewayLedger, utilities, Optional.empty())));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    Child generator() {
        return generator;
    }

    List<Arm> arms() {
        return List.of(bare, ledger, gateway);
    }

    Arm gateway() {
        return gateway;
    }

    LedgerFile gatewayLedger() {
        return gatewayLedger;
    }

    @Override
    public void close() {
        cast.close();
    }

    private static List<String> recordingTo(Path file) {
        return Stream.concat(
                        Cast.SERVER.stream(),
                        Stream.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                                + file.toAbsolutePath()))
                .toList();
    }
}

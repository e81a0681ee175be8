package io.motcua.example.bench;

import io.motcua.example.bench.arm.BareServer;
import io.motcua.example.bench.arm.LedgerServer;
import io.motcua.example.bench.generate.Generator;
import io.motcua.example.oracle.gateway.GatewayProcess;
import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.reconcile.LedgerFile;
import io.motcua.example.oracle.rounds.Ports;
import io.motcua.example.oracle.utility.Utilities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of a bench: the load, the three arms, and the utilities that acknowledge what the gateway sends. */
final class Stage implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final List<String> SERVER = List.of("-Xms512m", "-Xmx512m");

    private final List<Child> children = new ArrayList<>();
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
        gatewayLedger = new LedgerFile(setting.ledgerFile());
        int barePort = Ports.free();
        int ledgerPort = Ports.free();
        try {
            generator = start("generator", folder, List.of("-Xmx256m"), Generator.class, List.of());
            Child bareServer = start("bare", folder, SERVER, BareServer.class, List.of(Integer.toString(barePort)));
            Child ledgerServer = start(
                    "ledger",
                    folder,
                    SERVER,
                    LedgerServer.class,
                    List.of(
                            Integer.toString(ledgerPort),
                            folder.resolve("ledger-arm").toString()));
            Child gatewayServer = start(
                    "gateway",
                    folder,
                    recording ? recordingTo(folder.resolve("gateway.jfr")) : SERVER,
                    GatewayProcess.class,
                    setting.words());
            Child utilities = start("utilities", folder, List.of("-Xmx256m"), Utilities.class, utilities(setting));
            bare = new Arm("bare", bareServer, barePort, false, Optional.empty());
            ledger = new Arm("ledger", ledgerServer, ledgerPort, true, Optional.empty());
            gateway = new Arm(
                    "gateway",
                    gatewayServer,
                    setting.httpPort(),
                    true,
                    Optional.of(new Arm.Drain(gatewayLedger, utilities)));
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
        for (int i = children.size() - 1; i >= 0; i--) {
            children.get(i).close();
        }
    }

    private Child start(String name, Path folder, List<String> options, Class<?> main, List<String> words)
            throws IOException {
        Child child = Child.start(name, folder, options, main, words);
        children.add(child);
        child.hear(START_WITHIN);
        return child;
    }

    private static List<String> recordingTo(Path file) {
        return Stream.concat(
                        SERVER.stream(),
                        Stream.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                                + file.toAbsolutePath()))
                .toList();
    }

    private static List<String> utilities(GatewaySetting setting) {
        return Stream.concat(
                        Stream.of(
                                "tcp://127.0.0.1:" + setting.brokerPort(),
                                GatewaySetting.UTILITY_PASSWORD,
                                Utilities.NO_JOURNAL),
                        GatewaySetting.UTILITIES.stream())
                .toList();
    }
}

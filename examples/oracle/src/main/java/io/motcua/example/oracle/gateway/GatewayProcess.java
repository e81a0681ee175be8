package io.motcua.example.oracle.gateway;

import io.motcua.example.oracle.fault.Faults;
import io.motcua.example.oracle.process.Commands;
import io.motcua.gateway.Decorations;
import io.motcua.gateway.GatewayProgram;
import io.motcua.gateway.StartException;
import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.Ledger;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The process of the gateway: the program as users run it, from a {@code gateway.yaml} of its own. Commands: {@code
 * strays} tells how many submissions nothing moves on; {@code counts} what the ledger counted since the start.
 */
public final class GatewayProcess {
    private GatewayProcess() {}

    /** Words: those of {@link GatewaySetting#words()}. */
    public static void main(String[] words) throws IOException, ConfigException, StartException {
        Commands commands = new Commands();
        GatewaySetting setting = GatewaySetting.parse(words);
        Faults faults = Faults.of(setting.end(), setting.bug(), Clock.systemUTC());
        GatewayConfig config = GatewayConfig.read(GatewayFile.write(setting), Secrets::of);
        AtomicReference<Ledger> stored = new AtomicReference<>();
        Decorations decorations = Decorations.NONE
                .withWriter(faults::around)
                .withLedger(ledger -> {
                    stored.set(ledger);
                    return faults.around(ledger);
                })
                .withBackend(faults::around);
        try (GatewayProgram program = GatewayProgram.start(config, decorations)) {
            program.failure().thenAccept(Throwable::printStackTrace);
            commands.on(
                            "strays",
                            nothing -> Long.toString(stored.get().balance().strays()))
                    .on("counts", nothing -> counts((SqlLedger) stored.get()));
            commands.say("ready");
            commands.serve();
        }
        System.exit(0);
    }

    private static String counts(SqlLedger ledger) {
        return "accepts=" + ledger.accepts() + " commits=" + ledger.commits();
    }
}

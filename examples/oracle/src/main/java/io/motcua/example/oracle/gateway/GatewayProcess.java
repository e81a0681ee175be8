package io.motcua.example.oracle.gateway;

import io.motcua.backend.jms.EmbeddedBroker;
import io.motcua.backend.jms.EmbeddedBrokerConfig;
import io.motcua.backend.jms.JmsBackend;
import io.motcua.backend.jms.JmsBackendConfig;
import io.motcua.backend.jms.JmsConnection;
import io.motcua.backend.jms.UtilityAccount;
import io.motcua.channel.app.AppChannel;
import io.motcua.channel.app.AppConfig;
import io.motcua.example.oracle.fault.Faults;
import io.motcua.example.oracle.process.Commands;
import io.motcua.http.ApiClient;
import io.motcua.http.HttpEntry;
import io.motcua.http.HttpEntryConfig;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.path.Gateway;
import io.motcua.profile.Profile;
import io.motcua.profile.ProfileException;
import io.motcua.spi.Ledger;
import io.motcua.understanding.Understanding;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The process of the gateway: a ledger in a folder, a broker inside, the app channel, five utilities. Commands: {@code
 * strays} tells how many submissions nothing moves on; {@code counts} what the ledger counted since the start.
 */
public final class GatewayProcess {
    private static final String ACCOUNT = "evn-cskh";
    /** Longer than any outage in a round: what the utilities have, they acknowledge when there is a broker again. */
    private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofMinutes(10);

    private GatewayProcess() {}

    /** Words: those of {@link GatewaySetting#words()}. */
    public static void main(String[] words) throws IOException, ProfileException {
        Commands commands = new Commands();
        GatewaySetting setting = GatewaySetting.parse(words);
        Clock clock = Clock.systemUTC();
        Faults faults = Faults.of(setting.end(), setting.bug(), clock);
        Understanding understanding = new Understanding(Profile.load(setting.profile()));
        try (SqlLedger stored = SqlLedger.builder(clock)
                        .sqlite(setting.folder().resolve("ledger"))
                        .writerConnections(faults::around)
                        .build();
                EmbeddedBroker broker = EmbeddedBroker.start(broker(setting));
                JmsConnection connection = JmsConnection.open(broker.connectionConfig());
                Gateway gateway = gateway(faults, faults.around(stored), connection, understanding, clock);
                HttpEntry entry = new HttpEntry(HttpEntryConfig.at("127.0.0.1", setting.httpPort()))) {
            entry.addTo(gateway.camelContext());
            gateway.start();
            commands.on("strays", nothing -> Long.toString(stored.balance().strays()))
                    .on("counts", nothing -> "accepts=" + stored.accepts() + " commits=" + stored.commits());
            commands.say("ready");
            commands.serve();
        }
        System.exit(0);
    }

    private static EmbeddedBrokerConfig broker(GatewaySetting setting) {
        List<UtilityAccount> accounts = GatewaySetting.UTILITIES.stream()
                .map(utility -> UtilityAccount.of(utility, GatewaySetting.UTILITY_PASSWORD))
                .toList();
        return EmbeddedBrokerConfig.builder(setting.folder().resolve("broker"))
                .utilities(accounts)
                .port(setting.brokerPort())
                .build();
    }

    private static Gateway gateway(
            Faults faults, Ledger ledger, JmsConnection connection, Understanding understanding, Clock clock) {
        ApiClient app = new ApiClient("oracle", ACCOUNT, List.of(GatewaySetting.APP_KEY));
        Gateway.Builder builder = Gateway.builder()
                .ledger(ledger)
                .understanding(understanding)
                .source(URI.create("urn:motcua:oracle"))
                .clock(clock)
                .channel(new AppChannel(AppConfig.of(app), ledger, clock));
        for (String utility : GatewaySetting.UTILITIES) {
            JmsBackendConfig config = JmsBackendConfig.builder(utility)
                    .acknowledgeWithin(ACKNOWLEDGE_WITHIN)
                    .build();
            builder.backend(faults.around(new JmsBackend(config, connection, clock)));
        }
        return builder.build();
    }
}

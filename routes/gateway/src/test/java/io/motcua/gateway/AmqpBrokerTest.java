package io.motcua.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Reference;
import io.motcua.backend.jms.EmbeddedBroker;
import io.motcua.backend.jms.EmbeddedBrokerConfig;
import io.motcua.backend.jms.UtilityAccount;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.spi.History;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that somebody else runs, which the gateway comes to by AMQP 1.0; configured and nothing more. */
@Timeout(120)
class AmqpBrokerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REQUESTS = "requests-of-the-north";
    private static final String REPLIES = "replies-of-the-north";
    private static final String YAML = """
            profile: profile
            data: data
            unserved: hold
            http: {port: 0}
            broker: {remote: {url: "amqp://127.0.0.1:PORT", user: gateway, password: env:NORTH_PASSWORD}}
            channels:
              app: [{account: anywhere, key: env:APP_KEY}]
            backends:
              NORTH: {jms: {request-queue: %s, reply-queue: %s}}
            """.formatted(REQUESTS, REPLIES);

    @TempDir
    Path folder;

    @Test
    void requestIsInTheQueueThatTheUtilityIsConfiguredWith() throws Exception {
        // The other way round than a utility: who sends requests, and reads replies.
        UtilityAccount gateway =
                new UtilityAccount("NORTH", "gateway", SmallGateway.SECRETS.get("NORTH_PASSWORD"), REPLIES, REQUESTS);
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerConfig.builder(folder.resolve("elsewhere"))
                        .utilities(List.of(gateway))
                        .port(0)
                        .build());
                GatewayProgram program =
                        GatewayProgram.start(config(broker.port().orElseThrow()))) {
            URI door = URI.create("http://127.0.0.1:" + program.httpPort());

            Reference reference =
                    Reference.of(SmallGateway.post(door.resolve("/app/v1/requests"), SmallGateway.TO_THE_NORTH));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(history(program, reference).deliveries())
                            .singleElement()
                            .satisfies(delivery ->
                                    assertThat(delivery.lastOutcome()).hasValue("sent")));
            assertThat(broker.messagesIn(REQUESTS)).isEqualTo(1);
            assertThat(broker.messagesIn(REPLIES)).isZero();
        }
    }

    private GatewayConfig config(int port) throws Exception {
        SmallGateway.writeInto(folder);
        Files.writeString(folder.resolve("gateway.yaml"), YAML.replace("PORT", Integer.toString(port)));
        return GatewayConfig.read(folder, SmallGateway.SECRETS::get);
    }

    private static History history(GatewayProgram program, Reference reference) {
        return program.ledger().find(reference).orElseThrow();
    }
}

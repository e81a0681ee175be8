package io.motcua.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.spi.History;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A utility behind an Open311 server, configured and nothing more: it is posted to, and asked how far it has come. */
@Timeout(120)
class Open311UtilityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String YAML = """
            profile: profile
            data: data
            unserved: hold
            http: {port: 0}
            broker: {embedded: {amqp: {port: 0}}}
            channels:
              app: [{account: anywhere, key: env:APP_KEY}]
            backends:
              NORTH:
                open311:
                  url: http://127.0.0.1:PORT/v2
                  services: {OUTAGE: "001"}
                  otherwise: "099"
                  posting-key: env:NORTH_PASSWORD
                  status-words: {dang-sua: in-progress}
                  poll-every: 1s
            """;

    @TempDir
    Path folder;

    private volatile String status = "open";

    @Test
    void statusThatIsAskedForTellsTheCitizen() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v2/requests.json", exchange -> answer(exchange, "[{\"service_request_id\":\"293944\"}]"));
        server.createContext(
                "/v2/requests/293944.json",
                exchange -> answer(
                        exchange,
                        "[{\"service_request_id\":293944,\"status\":\"" + status + "\",\"status_notes\":\"\"}]"));
        server.start();
        SmallGateway.writeInto(folder);
        Files.writeString(
                folder.resolve("gateway.yaml"),
                YAML.replace("PORT", Integer.toString(server.getAddress().getPort())));

        try (GatewayProgram program = GatewayProgram.start(GatewayConfig.read(folder, SmallGateway.SECRETS::get))) {
            URI door = URI.create("http://127.0.0.1:" + program.httpPort());
            String reference = SmallGateway.post(door.resolve("/app/v1/requests"), SmallGateway.TO_THE_NORTH);

            awaitStatus(program, reference, RequestStatus.ACCEPTED);
            status = "dang-sua";
            awaitStatus(program, reference, RequestStatus.IN_PROGRESS);
            status = "closed";
            awaitStatus(program, reference, RequestStatus.RESOLVED);

            assertThat(history(program, reference).deliveries())
                    .singleElement()
                    .satisfies(
                            delivery -> assertThat(delivery.backendReference()).hasValue("293944"));
        } finally {
            server.stop(0);
        }
    }

    private static void awaitStatus(GatewayProgram program, String reference, RequestStatus wanted) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(history(program, reference).latest().map(update -> update.status()))
                                .hasValue(wanted));
    }

    private static History history(GatewayProgram program, String reference) {
        return program.ledger().find(Reference.of(reference)).orElseThrow();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

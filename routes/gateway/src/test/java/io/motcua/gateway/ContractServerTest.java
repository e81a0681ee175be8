package io.motcua.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.motcua.Reference;
import io.motcua.contract.Contract;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyWriter;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A utility's server that takes the contract's events and acknowledges in its answers: its address is all it needs. */
@Timeout(120)
class ContractServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ContractServerTest::acknowledge);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"''", "', event: structured'", "', event: binary'"})
    void addressIsEnough(String more) throws Exception {
        SmallGateway.writeInto(folder);
        Files.writeString(folder.resolve("gateway.yaml"), """
                profile: profile
                data: data
                unserved: hold
                http: {port: 0}
                broker: {embedded: {amqp: {port: 0}}}
                channels: {app: [{account: anywhere, key: env:APP_KEY}]}
                backends: {NORTH: {http: {url: "http://127.0.0.1:%d/"%s}}}
                """.formatted(
                        server.getAddress().getPort(), more));

        try (GatewayProgram program = GatewayProgram.start(GatewayConfig.read(folder, SmallGateway.SECRETS::get))) {
            URI requests = URI.create("http://127.0.0.1:" + program.httpPort() + "/app/v1/requests");
            Reference reference = Reference.of(SmallGateway.post(requests, SmallGateway.TO_THE_NORTH));
            await().atMost(PATIENCE).until(() -> history(program, reference).state() == SubmissionState.SETTLED);

            assertThat(history(program, reference).deliveries())
                    .singleElement()
                    .satisfies(
                            delivery -> assertThat(delivery.backendReference()).hasValue("N-1"));
        }
    }

    private static History history(GatewayProgram program, Reference reference) {
        return program.ledger().find(reference).orElseThrow();
    }

    private static void acknowledge(HttpExchange exchange) throws IOException {
        JsonNode event = JSON.readTree(exchange.getRequestBody());
        JsonNode request = event.path("data").isMissingNode() ? event : event.path("data");
        Header header = new Header(
                "urn:north",
                "1",
                Optional.empty(),
                Optional.empty(),
                Reference.of(request.path("serviceRequestId").asText()),
                request.path("version").asInt());
        byte[] answer = ReplyWriter.write(
                        new Acknowledgment(header, Result.ACCEPTED, Optional.of("N-1"), Optional.empty()))
                .toBytes();
        exchange.getResponseHeaders().set("Content-Type", Contract.MEDIA_TYPE);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}

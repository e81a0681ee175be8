package io.motcua.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.Evidence;
import io.motcua.RoutingDecision;
import io.motcua.TrackingId;
import io.motcua.backend.http.HttpBackend;
import io.motcua.backend.http.HttpBackendConfig;
import io.motcua.backend.http.ReplyAccess;
import io.motcua.backend.http.ReplyDoor;
import io.motcua.contract.EventWriter;
import io.motcua.contract.ServiceRequestJson;
import io.motcua.spi.RecordingReplies;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The webhook in the OpenAPI document is what the gateway sends, and its answer what the gateway understands. */
class DeliverRequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPERATION = "/webhooks/deliverRequest/post";
    private static final String EVENT = "/content/application~1cloudevents+json";

    private final OpenApiDocument document = new OpenApiDocument();

    /** One request as it came. */
    private record Got(Headers headers, JsonNode body) {}

    @Test
    void exampleIsWhatIsSentAndItsAnswerIsAYes() throws Exception {
        JsonNode event = document.root.at(OPERATION + "/requestBody" + EVENT + "/example");
        JsonNode acknowledgment = document.root.at(OPERATION + "/responses/200" + EVENT + "/example");
        CompletableFuture<Got> got = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                got.complete(new Got(exchange.getRequestHeaders(), JSON.readTree(exchange.getRequestBody())));
                byte[] answer = JSON.writeValueAsBytes(acknowledgment);
                exchange.getResponseHeaders().set("Content-Type", "application/cloudevents+json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        HttpBackend backend = new HttpBackend(
                HttpBackendConfig.builder(
                                "EVNHANOI",
                                URI.create("http://127.0.0.1:"
                                        + server.getAddress().getPort() + "/"))
                        .replies(ReplyAccess.byKeys("key-of-the-utility-0123456789"))
                        .build(),
                new ReplyDoor(Clock.systemUTC()),
                Clock.systemUTC());
        try {
            backend.open(new RecordingReplies());

            assertThat(backend.deliver(delivery(event)).toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .isEqualTo(new Accepted(
                            acknowledgment.at("/data/backendReference").asText()));
        } finally {
            backend.close();
            server.stop(0);
        }

        assertThat(got.get().body()).isEqualTo(event);
        assertThat(document.errors(OPERATION + "/requestBody" + EVENT + "/schema", event))
                .isEmpty();
        assertThat(document.errors(OPERATION + "/responses/200" + EVENT + "/schema", acknowledgment))
                .isEmpty();
        for (JsonNode parameter : document.root.at(OPERATION + "/parameters")) {
            String name = parameter.path("name").asText();
            assertThat(got.get().headers().getFirst(name)).as(name).isNotNull();
        }
        assertThat(got.get().headers().getFirst("Idempotency-Key"))
                .isEqualTo(event.path("id").asText());
    }

    /** The delivery of the example's request, as the path makes it. */
    private static Delivery delivery(JsonNode event) throws Exception {
        RoutingDecision decision = RoutingDecision.route(
                event.path("jurisdictionid").asText(), Evidence.PROVINCE, List.of(), "v", LocalDate.of(2026, 11, 20));
        return new EventWriter(URI.create(event.path("source").asText()))
                .delivery(
                        ServiceRequestJson.readRequest(JSON.writeValueAsBytes(event.path("data"))),
                        decision,
                        TrackingId.parse(event.path("correlationid").asText()),
                        event.path("jurisdictionid").asText(),
                        1,
                        Instant.parse(event.path("time").asText()));
    }
}

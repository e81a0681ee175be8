package io.motcua.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Appointment;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.History;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusPagesTest {
    private final RememberingIntake intake = new RememberingIntake();
    private final EchoRoutes routes = new EchoRoutes(intake, 3);
    private EntryUnderTest entry;
    private History request;

    @BeforeEach
    void start() throws Exception {
        entry = new EntryUnderTest(
                intake,
                HttpEntryConfig.builder().heartbeat(Duration.ofMillis(200)).build(),
                routes);
        String body = entry.send(
                        entry.post(EchoRoutes.PATH, EchoRoutes.KEY_A, "k-1", "{\"text\":\"a\"}".getBytes(UTF_8)))
                .body();
        Reference reference = Reference.of(
                new ObjectMapper().readTree(body).path("serviceRequestId").asText());
        request = intake.find(reference).orElseThrow();
    }

    @AfterEach
    void stop() {
        entry.close();
    }

    @Test
    void statusIsToldWithItsHistory() throws Exception {
        assertThat(page(EchoRoutes.KEY_A).path("status").asText()).isEqualTo("RECEIVED");

        intake.add(update(RequestStatus.ACCEPTED, "Đội sửa chữa đã nhận"));
        JsonNode page = page(EchoRoutes.KEY_A);

        assertThat(page.path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(page.path("serviceRequestId").asText())
                .isEqualTo(request.reference().value());
        assertThat(page.path("history").path(0).path("serviceNotice").asText()).isEqualTo("Đội sửa chữa đã nhận");
        assertThat(page.path("history").path(0).path("by").asText()).isEqualTo("EVNSPC");
        assertThat(page.path("deliveries").isArray()).isTrue();
    }

    @Test
    void appointmentIsToldWithItsNewsAndTheOneThatStands() throws Exception {
        Instant start = Instant.parse("2026-11-27T01:00:00Z");
        Appointment made = new Appointment(Appointment.News.MADE, start, start.plusSeconds(7200));
        intake.add(news(RequestStatus.ACCEPTED, "Khảo sát")
                .appointment(Optional.of(made))
                .build());

        JsonNode page = page(EchoRoutes.KEY_A);
        String window = "{\"startDateTime\":\"2026-11-27T01:00:00Z\",\"endDateTime\":\"2026-11-27T03:00:00Z\"}";

        assertThat(page.path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(page.path("appointment")).hasToString("{\"validFor\":" + window + "}");
        assertThat(page.path("history").path(0).path("appointment"))
                .hasToString("{\"change\":\"made\",\"validFor\":" + window + "}");
    }

    @Test
    void anyClientOfTheAccountMaySeeItAndNobodyElse() throws Exception {
        String path = EchoRoutes.PATH + "/" + request.reference().value();

        assertThat(get(path, EchoRoutes.KEY_B).status()).isEqualTo(200);
        assertThat(get(path, EchoRoutes.KEY_OTHER).status()).isEqualTo(404);
        assertThat(get(path, "wrong-key-wrong-key").status()).isEqualTo(401);
        assertThat(get(path + "/events", EchoRoutes.KEY_OTHER).status()).isEqualTo(404);
        assertThat(get(EchoRoutes.PATH + "/MC-222-222-223", EchoRoutes.KEY_A).status())
                .isEqualTo(404);
        assertThat(get(EchoRoutes.PATH + "/nothing", EchoRoutes.KEY_A).status()).isEqualTo(404);
        assertThat(get(EchoRoutes.PATH + "/%zz", EchoRoutes.KEY_A).status()).isIn(400, 404);
        assertThat(routes.feed.open()).isZero();
    }

    @Test
    void streamTellsWhatWasAndThenWhatComes() throws Exception {
        StatusUpdate before = update(RequestStatus.ACCEPTED, "1");
        intake.add(before);
        try (RawClient client = stream("")) {
            String first = event(client);
            StatusUpdate live = update(RequestStatus.IN_PROGRESS, "2");
            routes.told(before);
            routes.told(live);
            String second = event(client);

            assertThat(first).contains("id: " + before.updateId(), "event: status", "\"status\":\"ACCEPTED\"");
            assertThat(second).as("what was replayed is not sent again").contains("id: " + live.updateId());
        }
        await().untilAsserted(() -> assertThat(routes.feed.open()).isZero());
    }

    @Test
    void streamGoesOnBehindTheLastEventThatTheClientHasSeen() throws Exception {
        StatusUpdate seen = update(RequestStatus.ACCEPTED, "1");
        StatusUpdate missed = update(RequestStatus.IN_PROGRESS, "2");
        intake.add(seen);
        intake.add(missed);

        try (RawClient client = stream("Last-Event-ID: " + seen.updateId() + "\r\n")) {
            assertThat(event(client)).contains("id: " + missed.updateId());
        }
    }

    @Test
    void streamShowsThatItLives() throws Exception {
        try (RawClient client = stream("")) {
            assertThat(client.chunkedLine()).isEqualTo(": open");
            assertThat(client.chunkedLine()).isEmpty();
            assertThat(client.chunkedLine()).isEqualTo(":");
        }
    }

    @Test
    void streamsBeyondTheLimitHear503AndRoomComesBack() throws Exception {
        RawClient[] open = {stream(""), stream(""), stream("")};
        await().until(() -> routes.feed.open() == 3);

        assertThat(get(EchoRoutes.PATH + "/" + request.reference().value() + "/events", EchoRoutes.KEY_A)
                        .status())
                .isEqualTo(503);
        for (RawClient client : open) {
            client.close();
        }
        await().untilAsserted(() -> assertThat(routes.feed.open()).isZero());
    }

    @Test
    void clientThatDoesNotReadIsDroppedAndNotBufferedFor() throws Exception {
        try (RawClient client = stream("")) {
            client.receiveBuffer(4096);
            String long64k = "x".repeat(64 * 1024);

            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        routes.told(update(RequestStatus.IN_PROGRESS, long64k));
                        return routes.feed.open() == 0;
                    });
        }
    }

    @Test
    void closingTheEntryEndsTheStreams() throws Exception {
        try (RawClient client = stream("")) {
            entry.close();

            assertThat(client.isClosedByPeer()).isTrue();
        }
        await().untilAsserted(() -> assertThat(routes.feed.open()).isZero());
    }

    private StatusUpdate update(RequestStatus status, String notice) {
        return news(status, notice).build();
    }

    private StatusUpdate.Builder news(RequestStatus status, String notice) {
        return Updates.of(status)
                .trackingId(request.trackingId())
                .reference(request.reference())
                .channel(request.channel())
                .account(request.account())
                .notice(Optional.of(notice));
    }

    private JsonNode page(String apiKey) throws Exception {
        RawClient.Response response =
                get(EchoRoutes.PATH + "/" + request.reference().value(), apiKey);
        assertThat(response.status()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private RawClient.Response get(String path, String apiKey) throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: l\r\nAuthorization: Bearer " + apiKey + "\r\n\r\n");
            return client.response();
        }
    }

    private RawClient stream(String headers) throws Exception {
        RawClient client = new RawClient(entry.port());
        client.send("GET " + EchoRoutes.PATH + "/" + request.reference().value()
                + "/events HTTP/1.1\r\nHost: l\r\nAuthorization: Bearer " + EchoRoutes.KEY_A + "\r\n" + headers
                + "\r\n");
        RawClient.Response head = client.response();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.head()).anyMatch(line -> line.equalsIgnoreCase("content-type: text/event-stream"));
        return client;
    }

    /** The next event; comments are passed over. */
    private static String event(RawClient client) throws Exception {
        StringBuilder event = new StringBuilder();
        while (true) {
            String line = client.chunkedLine();
            if (line.isEmpty() && event.length() > 0) {
                return event.toString();
            }
            if (!line.isEmpty() && !line.startsWith(":")) {
                event.append(line).append('\n');
            }
        }
    }
}

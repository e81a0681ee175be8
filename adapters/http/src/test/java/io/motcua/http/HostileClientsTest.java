package io.motcua.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.http.RawClient.Response;
import io.motcua.spi.RememberingIntake;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileClientsTest {
    private static final String BODY = "{\"text\":\"Mất điện\"}";

    private final RememberingIntake intake = new RememberingIntake();
    private EntryUnderTest entry;

    @BeforeEach
    void start() throws Exception {
        start(Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        entry.close();
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.post(EchoRoutes.KEY_A, "k-1", BODY)
                    + "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    + RawClient.post(EchoRoutes.KEY_A, "k-2", BODY));

            assertThat(client.response().status()).isEqualTo(202);
            assertThat(client.response().status()).isEqualTo(404);
            assertThat(client.response().status()).isEqualTo(202);
            assertThat(intake.stored()).hasSize(2);
        }
    }

    @Test
    void pipelineBehindAHeldAnswerIsAnsweredWhole() throws Exception {
        intake.hold();
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.post(EchoRoutes.KEY_A, "k-1", BODY));
            await().until(() -> intake.held() == 1);
            client.send("GET /nowhere HTTP/1.1\r\nHost: l\r\n\r\n".repeat(100));
            intake.release();

            assertThat(client.response().status()).isEqualTo(202);
            for (int i = 0; i < 100; i++) {
                assertThat(client.response().status()).isEqualTo(404);
            }
        }
    }

    @Test
    void pipelineWithoutEndBehindAHeldAnswerIsCutOffAndNotQueued() throws Exception {
        intake.hold();
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.post(EchoRoutes.KEY_A, "k-1", BODY));
            await().until(() -> intake.held() == 1);
            client.send("GET /nowhere HTTP/1.1\r\nHost: l\r\n\r\n".repeat(1_000));

            assertThat(client.isClosedByPeer()).isTrue();
        }
        intake.release();
        assertEntryGoesOn();
    }

    @Test
    void longPipelineOfQuickAnswersIsAnsweredWhole() throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            for (int i = 0; i < 200; i++) {
                client.send("GET /nowhere HTTP/1.1\r\nHost: l\r\n\r\n".repeat(50));
                for (int j = 0; j < 50; j++) {
                    assertThat(client.response().status()).isEqualTo(404);
                }
            }
        }
    }

    @Test
    void headThatTricklesIsCutOff() throws Exception {
        startImpatient();
        try (RawClient client = new RawClient(entry.port())) {
            client.send("POST " + EchoRoutes.PATH + " HTTP/1.1\r\nHost: localhost\r\n");
            Thread trickle = trickle(client, "X-Slow: 1\r\n");

            assertThat(client.isClosedByPeer()).isTrue();
            trickle.join(5_000);
            assertThat(trickle.isAlive()).isFalse();
        }
        assertEntryGoesOn();
    }

    @Test
    void bodyThatTricklesHears408() throws Exception {
        startImpatient();
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.head(EchoRoutes.KEY_A, "k-1") + "Content-Length: 4000\r\n\r\n{");
            trickle(client, " ");

            assertThat(client.response().status()).isEqualTo(408);
            assertThat(client.isClosedByPeer()).isTrue();
        }
        assertThat(intake.offered()).isEmpty();
        assertEntryGoesOn();
    }

    @Test
    void connectionThatSaysNothingIsClosed() throws Exception {
        startImpatient();
        try (RawClient client = new RawClient(entry.port())) {
            assertThat(client.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void bodyThatIsSaidToBeTooLargeHears413BeforeItIsSent() throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.head(EchoRoutes.KEY_A, "k-1") + "Content-Length: 99999999999\r\n\r\n");

            assertThat(client.response().status()).isEqualTo(413);
            assertThat(client.isClosedByPeer()).isTrue();
        }
        assertEntryGoesOn();
    }

    @Test
    void chunkedBodyWithoutEndHears413WhileItIsRead() throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.head(EchoRoutes.KEY_A, "k-1") + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "400\r\n" + "a".repeat(0x400) + "\r\n";
            for (int i = 0; i < 10; i++) {
                client.send(chunk);
            }

            assertThat(client.response().status()).isEqualTo(413);
            assertThat(client.isClosedByPeer()).isTrue();
        }
        assertThat(intake.offered()).isEmpty();
        assertEntryGoesOn();
    }

    @Test
    void chunkedBodyIsTakenWhole() throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.head(EchoRoutes.KEY_A, "k-1")
                    + "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"text\":\"\r\n3\r\nabc\r\n2\r\n\"}\r\n0\r\n\r\n");

            assertThat(client.response().status()).isEqualTo(202);
        }
        assertThat(intake.stored().get(0).payload().toBytes()).isEqualTo("{\"text\":\"abc\"}".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XYZ\r\n\r\n",
                "GET\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "POST /echo/v1/things HTTP/1.1\r\nHost: l\r\nContent-Length: -1\r\n\r\n",
                "POST /echo/v1/things HTTP/1.1\r\nHost: l\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : l\r\n\r\n"
            })
    void whatIsNoHttpHears400AndIsClosed(String bytes) throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(bytes);

            assertThat(client.response().status()).isEqualTo(400);
            assertThat(client.isClosedByPeer()).isTrue();
        }
        assertEntryGoesOn();
    }

    @Test
    void headersThatAreTooLargeHear431AndALongAddressHears414() throws Exception {
        try (RawClient headers = new RawClient(entry.port());
                RawClient address = new RawClient(entry.port())) {
            headers.send("GET / HTTP/1.1\r\nX: " + "a".repeat(9000) + "\r\n\r\n");
            address.send("GET /" + "a".repeat(5000) + " HTTP/1.1\r\n\r\n");

            assertThat(headers.response().status()).isEqualTo(431);
            assertThat(address.response().status()).isEqualTo(414);
        }
        assertEntryGoesOn();
    }

    @Test
    void malformedChunkIsCutOffAndNothingIsStored() throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.head(EchoRoutes.KEY_A, "k-1") + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + BODY);

            assertThat(client.isClosedByPeer()).isTrue();
        }
        assertThat(intake.offered()).isEmpty();
        assertEntryGoesOn();
    }

    @Test
    void connectionHalfClosedInTheBodyStoresNothing() throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.head(EchoRoutes.KEY_A, "k-1") + "Content-Length: 100\r\n\r\n" + BODY);
            client.endOutput();

            assertThat(client.isClosedByPeer()).isTrue();
        }
        assertThat(intake.offered()).isEmpty();
        assertEntryGoesOn();
    }

    @Test
    void clientThatLeavesBeforeItsAnswerLosesNothing() throws Exception {
        intake.hold();
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.post(EchoRoutes.KEY_A, "k-1", BODY));
            await().until(() -> intake.held() == 1);
        }
        intake.release();

        assertThat(entry.send(entry.post(EchoRoutes.PATH, EchoRoutes.KEY_A, "k-1", BODY.getBytes(UTF_8)))
                        .statusCode())
                .isEqualTo(202);
        assertThat(intake.stored()).hasSize(1);
    }

    @Test
    void connectionsBeyondTheLimitAreClosedAndRoomComesBack() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            clients.add(new RawClient(entry.port()));
        }

        int served = 0;
        for (RawClient client : clients) {
            try {
                client.send("GET /nowhere HTTP/1.1\r\nHost: l\r\n\r\n");
                served += client.response().status() == 404 ? 1 : 0;
            } catch (IOException e) {
                // One too many.
            }
        }

        assertThat(served).isLessThanOrEqualTo(50).isPositive();
        for (RawClient client : clients) {
            client.close();
        }
        await().untilAsserted(this::assertEntryGoesOn);
    }

    @Test
    void bodiesBeyondTheBytesInFlightHear503() throws Exception {
        intake.hold();
        String large = "{\"text\":\"a\"" + " ".repeat(3_900) + "}";
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(new RawClient(entry.port()).send(RawClient.post(EchoRoutes.KEY_A, "k-" + i, large)));
        }
        await().until(() -> intake.held() == 4);

        try (RawClient oneMore = new RawClient(entry.port())) {
            oneMore.send(RawClient.post(EchoRoutes.KEY_A, "k-9", large));
            Response response = oneMore.response();

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.head()).anyMatch(line -> line.equalsIgnoreCase("Retry-After: 5"));
        }
        intake.release();
        for (RawClient client : clients) {
            assertThat(client.response().status()).isEqualTo(202);
            client.close();
        }
        assertEntryGoesOn();
    }

    @Test
    void compressedBodyHears415() throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(
                    RawClient.head(EchoRoutes.KEY_A, "k-1") + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(client.response().status()).isEqualTo(415);
        }
    }

    @Test
    void senderThatAsksWhetherItMaySendIsToldSo() throws Exception {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.head(EchoRoutes.KEY_A, "k-1") + "Expect: 100-continue\r\nContent-Length: 14\r\n\r\n");

            assertThat(client.response().status()).isEqualTo(100);
            assertThat(client.send("{\"text\":\"abc\"}").response().status()).isEqualTo(202);
        }
    }

    private void start(Duration patience) throws Exception {
        entry = new EntryUnderTest(
                intake,
                HttpEntryConfig.builder()
                        .idleTimeout(patience)
                        .requestTimeout(patience)
                        .maxConnections(50)
                        .maxBytesInFlight(16 * 1024)
                        .build(),
                new EchoRoutes(intake, 100));
    }

    /** From now on the entry waits for nothing longer than 400 ms. */
    private void startImpatient() throws Exception {
        entry.close();
        start(Duration.ofMillis(400));
    }

    private void assertEntryGoesOn() {
        try (RawClient client = new RawClient(entry.port())) {
            client.send(RawClient.post(EchoRoutes.KEY_A, "goes-on", BODY));
            assertThat(client.response().status()).isEqualTo(202);
        } catch (IOException e) {
            throw new AssertionError("The entry does not answer", e);
        }
    }

    /** Sends the text every now and then until the connection is gone. */
    private static Thread trickle(RawClient client, String text) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    client.send(text);
                    // A pace, not a wait for anything.
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            } catch (IOException e) {
                // Cut off, as it should be.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

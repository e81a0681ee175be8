package io.motcua.example.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final String YES = "{\"serviceRequestId\":\"MC-234-567-89A\"}";

    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final AtomicLong next = new AtomicLong(41);
    private volatile int status = 202;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/in", exchange -> {
            exchange.getRequestBody().readAllBytes();
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            byte[] answer = YES.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyRequestHasAKeyOfItsOwnAndIsCounted() throws Exception {
        try (Traffic traffic = traffic(4)) {
            Traffic.Result result = traffic.closed(Duration.ofMillis(300));

            assertThat(result.errors()).isZero();
            assertThat(result.histogram().count()).isEqualTo(keys.size()).isGreaterThan(4);
            assertThat(keys).doesNotHaveDuplicates().contains("0000000000000029");
        }
    }

    @Test
    void anOpenRunSendsAtItsRateAndKeepsReferences() throws Exception {
        try (Traffic traffic = traffic(4)) {
            Traffic.Result result = traffic.open(50, Duration.ofSeconds(1));

            assertThat(result.sent()).hasSize(50);
            assertThat(result.duration()).isGreaterThan(Duration.ofMillis(970));
            assertThat(result.sent()).allSatisfy(sent -> {
                assertThat(sent.reference()).isEqualTo("MC-234-567-89A");
                assertThat(sent.answeredEpochMicros()).isGreaterThan(sent.dueEpochMicros());
            });
        }
    }

    @Test
    void anotherAnswerThanYesIsAnError() throws Exception {
        status = 503;

        try (Traffic traffic = traffic(2)) {
            Traffic.Result result = traffic.closed(Duration.ofMillis(50));

            assertThat(result.errors()).isPositive().isEqualTo(keys.size());
            assertThat(result.histogram().count()).isZero();
        }
    }

    @Test
    void soManyRequestsAreSentAndTheirReferencesKept() throws Exception {
        try (Traffic traffic = traffic(3)) {
            Traffic.Result result = traffic.counted(50);

            assertThat(result.histogram().count()).isEqualTo(50);
            assertThat(result.sent()).hasSize(50);
        }
    }

    @Test
    void aServerThatGoesAwayEndsTheRun() throws Exception {
        try (Traffic traffic = traffic(2)) {
            server.stop(0);

            assertThatThrownBy(() -> traffic.closed(Duration.ofSeconds(5)))
                    .isInstanceOfAny(IOException.class, UncheckedIOException.class);
        }
    }

    private Traffic traffic(int connections) throws IOException {
        int port = server.getAddress().getPort();
        return new Traffic(port, new Requests("/in", port, Whom.bodies(Whom.ALL), "a-key", next), connections);
    }
}

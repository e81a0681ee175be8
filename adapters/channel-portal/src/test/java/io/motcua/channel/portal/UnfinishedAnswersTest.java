package io.motcua.channel.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.RequestStatus;
import io.motcua.spi.RememberingIntake;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Portals whose answers do not end: each attempt ends all the same, and the next one asks anew. */
class UnfinishedAnswersTest {
    private static final String DOSSIER = "G22.99-20260609-0000803";
    private static final String TOKEN = "{\"access_token\":\"t\",\"expires_in\":3600}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger tokensAsked = new AtomicInteger();
    private final AtomicLong poured = new AtomicLong();
    private final CountDownLatch cutOff = new CountDownLatch(1);
    private HttpServer server;

    /** How an exchange goes wrong. */
    private interface Answer {
        void on(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void portalThatNeverAnswersDefers() throws Exception {
        whole("/oauth2/token", TOKEN);
        answer("/TraCuuHoSo", exchange -> waitForTheEnd());

        assertThat(send(channel(Duration.ofMillis(300)))).isInstanceOf(Deferred.class);
    }

    @Test
    void answerThatStopsInItsMiddleDefers() throws Exception {
        whole("/oauth2/token", TOKEN);
        answer("/TraCuuHoSo", exchange -> half(exchange, "{\"TrangThai\":"));

        assertThat(send(channel(Duration.ofMillis(300)))).isInstanceOf(Deferred.class);
    }

    @Test
    void tokenThatStopsInItsMiddleIsAskedForAnew() throws Exception {
        answer("/oauth2/token", exchange -> half(exchange, "{\"access_token\":"));
        PortalChannel channel = channel(Duration.ofMillis(300));

        assertThat(send(channel)).isInstanceOf(Deferred.class);
        assertThat(send(channel)).isInstanceOf(Deferred.class);

        assertThat(tokensAsked.get()).isEqualTo(2);
    }

    @Test
    void answerWithoutEndIsCutOff() throws Exception {
        whole("/oauth2/token", TOKEN);
        answer("/TraCuuHoSo", this::pourWithoutEnd);

        NoticeOutcome outcome = send(channel(Duration.ofSeconds(60)));

        assertThat(outcome).isInstanceOf(Deferred.class);
        assertThat(cutOff.await(20, TimeUnit.SECONDS)).isTrue();
        // The rest is what sockets hold.
        assertThat(poured.get()).isLessThan(50_000_000);
    }

    private PortalChannel channel(Duration requestTimeout) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new PortalChannel(
                DossierOffice.config(address, URI.create(address + "/oauth2/token"))
                        .requestTimeout(requestTimeout)
                        .build(),
                new RememberingIntake(),
                Clock.systemUTC());
    }

    private static NoticeOutcome send(PortalChannel channel) throws Exception {
        return PortalAnswers.send(channel, PortalAnswers.of(DOSSIER, RequestStatus.ACCEPTED));
    }

    private void whole(String path, String body) {
        answer(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    private void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            tokensAsked.addAndGet(path.endsWith("token") ? 1 : 0);
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                answer.on(exchange);
            }
        });
    }

    private void half(HttpExchange exchange, String beginning) throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        waitForTheEnd();
    }

    private void pourWithoutEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        byte[] blanks = " ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try {
            while (end.getCount() > 0) {
                out.write(blanks);
                poured.addAndGet(blanks.length);
            }
        } catch (IOException e) {
            cutOff.countDown();
        }
    }

    private void waitForTheEnd() {
        try {
            end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

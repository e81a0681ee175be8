package io.motcua.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Submission;
import io.motcua.spi.RememberingIntake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class HttpEntryTest {
    private static final byte[] BODY = "{\"text\":\"Mất điện\"}".getBytes(UTF_8);

    private final RememberingIntake intake = new RememberingIntake();
    private final EchoRoutes routes = new EchoRoutes(intake, 100);

    @Test
    void thousandRequestsWaitForOneCommitWithoutAThreadEach() throws Exception {
        try (EntryUnderTest entry = new EntryUnderTest(intake, routes)) {
            answered(entry, "warm-up");
            intake.hold();
            Set<String> before = threads();

            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                answers.add(entry.sendAsync(entry.post(EchoRoutes.PATH, EchoRoutes.KEY_A, "k-" + i, BODY)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> intake.held() == 1000);

            assertThat(newThreads(before)).as("threads beside the client's").hasSizeLessThanOrEqualTo(8);
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            intake.release();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
            }
            assertThat(intake.stored()).hasSize(1001);
        }
    }

    @Test
    void addressInUseIsAnExceptionThatNamesItAndSaysWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            HttpEntryConfig config = HttpEntryConfig.at("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> new EntryUnderTest(intake, config, routes).close())
                    .hasStackTraceContaining("Cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasStackTraceContaining("give the HTTP entry another address or port");
        }
    }

    @Test
    void freePortIsTakenAndToldAndLetGo() throws Exception {
        int port;
        try (EntryUnderTest entry = new EntryUnderTest(intake, routes)) {
            port = entry.port();
            assertThat(answered(entry, "k").statusCode()).isEqualTo(202);
        }

        assertThat(port).isPositive();
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void portOfAnEntryThatNeverListenedIsNotTold() {
        try (HttpEntry entry = new HttpEntry(HttpEntryConfig.at("127.0.0.1", 0))) {
            assertThatThrownBy(entry::port).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closingAnswersWhatIsInFlightAndTakesNothingNew() throws Exception {
        intake.hold();
        EntryUnderTest entry = new EntryUnderTest(intake, routes);
        CompletableFuture<HttpResponse<String>> inFlight =
                entry.sendAsync(entry.post(EchoRoutes.PATH, EchoRoutes.KEY_A, "k-1", BODY));
        await().until(() -> intake.held() == 1);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(entry::close);
        await().untilAsserted(() -> assertThat(statusOrClosed(entry)).isIn(503, -1));
        assertThat(closed).isNotDone();
        intake.release();

        assertThat(inFlight.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        closed.get(10, TimeUnit.SECONDS);
        assertThat(intake.stored()).hasSize(1);
    }

    @Test
    void closingGivesUpOnAnswersThatDoNotCome() throws Exception {
        intake.hold();
        HttpEntryConfig config =
                HttpEntryConfig.builder().drainTimeout(Duration.ofMillis(200)).build();
        EntryUnderTest entry = new EntryUnderTest(intake, config, routes);
        CompletableFuture<HttpResponse<String>> inFlight =
                entry.sendAsync(entry.post(EchoRoutes.PATH, EchoRoutes.KEY_A, "k-1", BODY));
        await().until(() -> intake.held() == 1);

        entry.entry().close();

        assertThatThrownBy(() -> inFlight.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        intake.release();
        entry.close();
    }

    @Test
    void closingDoesNotWaitForAClientThatDoesNotRead() throws Exception {
        EntryUnderTest entry = new EntryUnderTest(intake, answering(20_000_000));
        try (RawClient client = new RawClient(entry.port())) {
            client.send("GET /large HTTP/1.1\r\nHost: l\r\n\r\n");
            assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");

            CompletableFuture<Void> closed = CompletableFuture.runAsync(entry::close);

            assertThat(closed).succeedsWithin(Duration.ofSeconds(8));
        }
    }

    @Test
    void clientThatAsksOnAndReadsNoAnswerIsCutOff() throws Exception {
        try (EntryUnderTest entry = new EntryUnderTest(intake, answering(200_000));
                RawClient client = new RawClient(entry.port())) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 500; i++) {
                            client.send("GET /large HTTP/1.1\r\nHost: l\r\n\r\n");
                            // A pace at which each is answered before the next comes.
                            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void routeThatBlocksDoesNotHoldUpTheOthers() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        RouteBuilder slow = new RouteBuilder() {
            @Override
            public void configure() {
                from("http-in:GET:/slow?blocking=true").process(exchange -> {
                    held.await();
                    exchange.getMessage().setBody(new HttpAnswer(204, "", new byte[0], Map.of()));
                });
            }
        };
        HttpEntryConfig config = HttpEntryConfig.builder().eventLoops(1).build();
        try (EntryUnderTest entry = new EntryUnderTest(intake, config, routes, slow)) {
            CompletableFuture<HttpResponse<String>> blocked = entry.sendAsync(entry.request("/slow"));

            assertThat(answered(entry, "k-1").statusCode()).isEqualTo(202);
            assertThat(blocked).isNotDone();
            held.countDown();

            assertThat(blocked.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void strangersHeadersAreNotOnTheExchange() throws Exception {
        List<Object> headers = new ArrayList<>();
        RouteBuilder spy = new RouteBuilder() {
            @Override
            public void configure() {
                from("http-in:POST:/spy").process(exchange -> {
                    headers.addAll(exchange.getIn().getHeaders().keySet());
                    headers.addAll(exchange.getIn()
                            .getBody(HttpRequest.class)
                            .headers()
                            .keySet());
                    exchange.getMessage().setBody(new HttpAnswer(204, "", new byte[0], Map.of()));
                });
            }
        };
        try (EntryUnderTest entry = new EntryUnderTest(intake, spy)) {
            HttpResponse<String> response = entry.send(entry.post("/spy?CamelHttpUri=x", "k", "k", BODY)
                    .header("CamelHttpUri", "http://example.invalid")
                    .header("JMSReplyTo", "queue")
                    .header("breadcrumbId", "x"));

            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(headers).containsExactlyInAnyOrder("authorization", "content-type", "idempotency-key");
        }
    }

    @Test
    void unknownPathIs404AndKnownPathWithAnotherMethodIs405() throws Exception {
        try (EntryUnderTest entry = new EntryUnderTest(intake, routes)) {
            HttpResponse<String> unknown = entry.send(entry.request("/nowhere"));
            HttpResponse<String> otherMethod = entry.send(entry.request(EchoRoutes.PATH));

            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
            assertThat(otherMethod.statusCode()).isEqualTo(405);
            assertThat(otherMethod.headers().firstValue("Allow")).hasValue("POST");
        }
    }

    @Test
    void faultOfOursIs500WithAnIdAndWithoutDetails() throws Exception {
        try (EntryUnderTest entry = new EntryUnderTest(intake, routes)) {
            HttpResponse<String> broken = entry.send(entry.post("/broken", "k", "k", BODY));
            HttpResponse<String> mute = entry.send(entry.post("/mute", "k", "k", BODY));

            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.body()).contains("\"instance\":\"urn:uuid:").doesNotContain("secret");
            assertThat(mute.statusCode()).isEqualTo(500);
        }
    }

    @Test
    void answerThatDoesNotComeIs503AndTheKeyStaysInFlight() throws Exception {
        intake.hold();
        HttpEntryConfig config =
                HttpEntryConfig.builder().answerTimeout(Duration.ofMillis(200)).build();
        try (EntryUnderTest entry = new EntryUnderTest(intake, config, routes)) {
            HttpResponse<String> late = answered(entry, "k-1");
            HttpResponse<String> again = answered(entry, "k-1");
            intake.release();
            HttpResponse<String> afterwards = answered(entry, "k-1");

            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.headers().firstValue("Retry-After")).isPresent();
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(afterwards.statusCode()).isEqualTo(202);
            assertThat(intake.stored()).extracting(Submission::dedupeKey).containsExactly("a:k-1");
        }
    }

    @Test
    void twoRoutesCannotTakeTheSame() {
        assertThatThrownBy(() -> new EntryUnderTest(intake, routes, new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("http-in:POST:" + EchoRoutes.PATH + "?maxBytes=7")
                                        .to("intake:echo");
                            }
                        })
                        .close())
                .hasStackTraceContaining("Two routes take POST " + EchoRoutes.PATH);
    }

    private static RouteBuilder answering(int bytes) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("http-in:GET:/large")
                        .process(exchange -> exchange.getMessage()
                                .setBody(new HttpAnswer(200, "text/plain", new byte[bytes], Map.of())));
            }
        };
    }

    private static HttpResponse<String> answered(EntryUnderTest entry, String key) throws Exception {
        return entry.send(entry.post(EchoRoutes.PATH, EchoRoutes.KEY_A, key, BODY));
    }

    private static int statusOrClosed(EntryUnderTest entry) throws InterruptedException {
        try (RawClient client = new RawClient(entry.port())) {
            return client.send(RawClient.post(EchoRoutes.KEY_A, "k-2", "{\"text\":\"x\"}"))
                    .response()
                    .status();
        } catch (IOException e) {
            return -1;
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getId() + " " + thread.getName())
                .collect(Collectors.toSet());
    }

    private static Set<String> newThreads(Set<String> before) {
        Set<String> now = new HashSet<>(threads());
        now.removeAll(before);
        now.removeIf(name -> name.contains("HttpClient"));
        return now;
    }
}

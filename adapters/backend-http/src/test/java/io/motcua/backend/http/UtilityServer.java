package io.motcua.backend.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.motcua.http.EntryUnderTest;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.BackendAdapterContract.FarSide;
import io.motcua.spi.RememberingIntake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A utility with an HTTP server that drops what it has, an inbox by urgency, and an outbox of replies that it posts until
 * it hears yes; and the gateway's HTTP entry with its door.
 */
final class UtilityServer implements FarSide {
    private record Event(String urgency, long number, byte[] bytes) {}

    private final ReplyDoor door = new ReplyDoor(Clock.systemUTC());
    private final EntryUnderTest entry;
    private final int port;
    private final Set<String> seen = new HashSet<>();
    private final AtomicLong count = new AtomicLong();
    private final PriorityBlockingQueue<Event> inbox =
            new PriorityBlockingQueue<>(64, Comparator.comparing(Event::urgency).thenComparing(Event::number));
    private final BlockingQueue<byte[]> outbox = new LinkedBlockingQueue<>();
    private final Thread poster = new Thread(this::post, "utility-outbox");
    private ExecutorService workers = Executors.newFixedThreadPool(8);
    private @Nullable HttpServer server;

    UtilityServer() throws Exception {
        entry = new EntryUnderTest(new RememberingIntake(), door);
        server = start(0);
        port = server.getAddress().getPort();
        poster.setDaemon(true);
        poster.start();
    }

    @Override
    public BackendAdapter adapter() {
        HttpBackendConfig config = HttpBackendConfig.builder(
                        Backends.UTILITY, URI.create("http://127.0.0.1:" + port + "/requests"))
                .limits(Limits.DEFAULTS.withAnswerWithin(Duration.ofSeconds(5)))
                .replies(ReplyAccess.byKeys(Backends.KEY))
                .build();
        return new HttpBackend(config, door, Clock.systemUTC());
    }

    @Override
    public Optional<byte[]> receive(Duration atMost) throws Exception {
        return Optional.ofNullable(inbox.poll(atMost.toMillis(), TimeUnit.MILLISECONDS))
                .map(Event::bytes);
    }

    @Override
    public void reply(byte[] bytes) {
        outbox.add(bytes);
    }

    @Override
    public void goDown() {
        if (server != null) {
            server.stop(0);
            workers.shutdownNow();
            server = null;
        }
    }

    @Override
    public void comeBack() throws IOException {
        workers = Executors.newFixedThreadPool(8);
        server = start(port);
    }

    @Override
    public void close() {
        poster.interrupt();
        goDown();
        entry.close();
    }

    private HttpServer start(int at) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        made.setExecutor(workers);
        made.createContext("/requests", this::take);
        made.start();
        return made;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode event = Json.read(body).orElseThrow();
        String urgency = exchange.getRequestHeaders().getFirst("Priority");
        synchronized (seen) {
            if (seen.add(event.path("source").asText() + " " + event.path("id").asText())) {
                inbox.add(new Event(urgency, count.incrementAndGet(), body));
            }
        }
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    /** One after the other; each again until it is taken. */
    private void post() {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        try {
            while (!Thread.interrupted()) {
                byte[] next = outbox.take();
                while (!isTaken(client, next)) {
                    Thread.onSpinWait();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(HttpClient client, byte[] bytes) throws InterruptedException {
        HttpRequest request = entry.request("/utilities/v1/" + Backends.UTILITY + "/replies")
                .header("Authorization", "Bearer " + Backends.KEY)
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofByteArray(bytes))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}

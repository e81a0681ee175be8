package io.motcua.http;

import io.motcua.Intake;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** An HTTP entry on a free port in this process, with routes, an intake behind them and a client before it. */
public final class EntryUnderTest implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpEntry entry;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public EntryUnderTest(Intake intake, HttpEntryConfig config, RoutesBuilder... routes) throws Exception {
        context.addComponent("intake", new IntakeDoor(intake));
        entry = new HttpEntry(config).addTo(context);
        for (RoutesBuilder builder : routes) {
            context.addRoutes(builder);
        }
        context.start();
    }

    public EntryUnderTest(Intake intake, RoutesBuilder... routes) throws Exception {
        this(intake, HttpEntryConfig.builder().build(), routes);
    }

    public HttpEntry entry() {
        return entry;
    }

    public int port() {
        return entry.port();
    }

    public DefaultCamelContext context() {
        return context;
    }

    /** What the routes serve: method and path, as in {@code POST /app/v1/requests}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        for (Route route : context.getRoutes()) {
            String uri = URLDecoder.decode(route.getEndpoint().getEndpointUri(), StandardCharsets.UTF_8);
            if (uri.startsWith("http-in:")) {
                operations.add(
                        uri.replaceFirst("^http-in:(//)?", "").split("\\?")[0].replaceFirst(":", " "));
            }
        }
        return operations;
    }

    public HttpClient client() {
        return client;
    }

    /** A request to this path that waits no longer than tests do. */
    public java.net.http.HttpRequest.Builder request(String path) {
        return java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + entry.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    /** A post of JSON with an API key and an idempotency key. */
    public java.net.http.HttpRequest.Builder post(String path, String apiKey, String key, byte[] body) {
        return request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + apiKey)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(body));
    }

    public HttpResponse<String> send(java.net.http.HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(java.net.http.HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.stop();
    }
}

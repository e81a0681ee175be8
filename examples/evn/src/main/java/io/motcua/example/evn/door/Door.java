package io.motcua.example.evn.door;

import io.motcua.example.evn.process.Secrets;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.PlannedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** The channels of machines, JSON over HTTP, as their clients use them. Safe for use by many threads. */
public final class Door implements WayIn {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI gateway;
    private final Secrets secrets;

    /** The door of the gateway at this address. */
    public Door(URI gateway, Secrets secrets) {
        this.gateway = gateway;
        this.secrets = secrets;
    }

    /** Where this channel's requests are posted. */
    public static String path(Channel channel) {
        return switch (channel) {
            case APP -> "/app/v1/requests";
            case HOTLINE -> "/hotline/v1/work-orders";
            case PORTAL -> "/v1/channels/dvcqg/dossiers";
            default -> throw new IllegalArgumentException("No machine comes by the channel " + channel);
        };
    }

    @Override
    public CompletableFuture<Heard> send(PlannedRequest request) {
        HttpRequest.Builder post = request(request, path(request.channel()))
                .timeout(PATIENCE)
                .header("Content-Type", request.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.idempotencyKey().ifPresent(key -> post.header("Idempotency-Key", key));
        return http.sendAsync(post.build(), BodyHandlers.ofString())
                .thenApply(answer -> new Heard(
                        answer.statusCode(),
                        answer.body(),
                        answer.statusCode() / 100 == 2 ? StatusLine.reference(answer.body()) : Optional.empty()));
    }

    /** Asks once what became of a request. */
    CompletableFuture<HttpResponse<String>> status(PlannedRequest request, String reference) {
        HttpRequest get = request(request, path(request.channel()) + "/" + reference)
                .timeout(PATIENCE)
                .GET()
                .build();
        return http.sendAsync(get, BodyHandlers.ofString());
    }

    /** Follows what becomes of a request: server-sent events, line by line, until the subscriber cancels. */
    CompletableFuture<HttpResponse<Void>> follow(
            PlannedRequest request, String reference, Flow.Subscriber<String> lines) {
        HttpRequest get = request(request, path(request.channel()) + "/" + reference + "/events")
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        return http.sendAsync(get, BodyHandlers.fromLineSubscriber(lines));
    }

    private HttpRequest.Builder request(PlannedRequest request, String path) {
        String key = key(request);
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + key);
    }

    private String key(PlannedRequest request) {
        return switch (request.channel()) {
            case APP -> secrets.app();
            case PORTAL -> secrets.portal();
            default -> secrets.hotline(request.account());
        };
    }
}

package io.motcua.example.evn.door;

import io.motcua.example.evn.stream.PlannedRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Telephones that send short messages, by way of the message centre. Safe for use by many threads. */
final class Telephones implements WayIn {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient air = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI messageCentre;

    Telephones(URI messageCentre) {
        this.messageCentre = messageCentre;
    }

    @Override
    public CompletableFuture<Heard> send(PlannedRequest request) {
        String query =
                "?from=" + URLEncoder.encode(request.sender(), StandardCharsets.UTF_8) + "&to=" + request.account();
        HttpRequest post = HttpRequest.newBuilder(URI.create(messageCentre + query))
                .timeout(PATIENCE)
                .header("Content-Type", request.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .build();
        return air.sendAsync(post, BodyHandlers.ofString())
                .thenApply(answer -> new Heard(answer.statusCode(), answer.body(), Optional.empty()));
    }
}

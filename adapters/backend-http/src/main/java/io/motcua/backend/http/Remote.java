package io.motcua.backend.http;

import io.motcua.backend.http.Heard.Answer;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A utility's server: sends it messages with what shows it who we are. Safe for use by many threads. */
final class Remote {
    private static final int UNAUTHORIZED = 401;

    private final Access access;
    private final Wire wire;
    private final Optional<Tokens> tokens;
    private final Clock clock;

    /** @throws IllegalArgumentException if a key file cannot be read */
    Remote(Access access, Limits limits, Clock clock) {
        this.access = access;
        this.wire = new Wire(limits, Tls.of(access));
        this.tokens = access.oauth2().map(credentials -> new Tokens(credentials, wire, limits, clock));
        this.clock = clock;
    }

    /** Sends it; the stage never completes exceptionally. A token that is not taken is renewed once. */
    CompletableFuture<Heard> send(Message message) {
        return tokens.map(source -> send(message, source, true))
                .orElseGet(() -> wire.send(request(message), message.method(), message.body()));
    }

    private CompletableFuture<Heard> send(Message message, Tokens source, boolean renew) {
        return source.get().thenCompose(given -> {
            if (given.token().isEmpty()) {
                return CompletableFuture.completedFuture(given.failure().orElseThrow());
            }
            String token = given.token().get();
            HttpRequest.Builder request = request(message).header("Authorization", "Bearer " + token);
            return wire.send(request, message.method(), message.body()).thenCompose(heard -> {
                if (!(heard instanceof Answer answer && answer.status() == UNAUTHORIZED)) {
                    return CompletableFuture.completedFuture(heard);
                }
                source.refused(token);
                return renew ? send(message, source, false) : CompletableFuture.completedFuture(heard);
            });
        });
    }

    private HttpRequest.Builder request(Message message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(message.uri());
        message.headers().forEach(request::header);
        access.apiKey().ifPresent(key -> request.header(key.header(), key.value()));
        access.signature().ifPresent(secret -> {
            long now = clock.instant().getEpochSecond();
            request.header("webhook-id", message.id())
                    .header("webhook-timestamp", Long.toString(now))
                    .header("webhook-signature", secret.sign(message.id(), now, message.body()));
        });
        return request;
    }
}

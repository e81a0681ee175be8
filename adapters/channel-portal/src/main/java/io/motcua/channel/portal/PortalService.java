package io.motcua.channel.portal;

import io.motcua.NoticeOutcome;
import io.motcua.http.LimitedBody;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The portal's own interface, as far as we use it: what a dossier's status is, a line of its progress, a new status. JSON
 * over HTTP with an access token, renewed once when it is refused. Every failure is a {@link PortalFailure} or one of
 * {@link PortalHttp}'s. Safe for use by many threads.
 */
final class PortalService {
    private final PortalConfig config;
    private final PortalHttp http;
    private final AccessTokens tokens;

    PortalService(PortalConfig config, Clock clock) {
        this.config = config;
        this.http = new PortalHttp(config);
        this.tokens = new AccessTokens(config, http, clock);
    }

    /** The status that the portal shows for a dossier, 1 to 10 ({@code TraCuuHoSo}). */
    CompletableFuture<Integer> status(String dossier) {
        String query = "/TraCuuHoSo?MaHoSo=" + URLEncoder.encode(dossier, StandardCharsets.UTF_8);
        return send(request(query).GET())
                .thenApply(response -> PortalJson.read(response.body().bytes(), "TrangThai")
                        .filter(text -> text.matches("10|[1-9]"))
                        .map(Integer::valueOf)
                        .orElseThrow(() -> new PortalFailure(
                                Replies.deferred(response, "The portal's answer holds no status from 1 to 10"))));
    }

    /** Adds a line to the dossier's progress ({@code CapNhatTienTrinh}). */
    CompletableFuture<?> addProgress(Map<String, String> progress) {
        return post("/CapNhatTienTrinh", progress);
    }

    /** Sets the dossier's status ({@code CapNhatTrangThai}). */
    CompletableFuture<?> setStatus(Map<String, String> status) {
        return post("/CapNhatTrangThai", status);
    }

    private CompletableFuture<?> post(String operation, Map<String, String> texts) {
        return send(request(operation)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(PortalJson.write(texts))));
    }

    private HttpRequest.Builder request(String operation) {
        return HttpRequest.newBuilder(URI.create(config.portal() + operation)).header("Accept", "application/json");
    }

    private CompletableFuture<HttpResponse<LimitedBody.Body>> send(HttpRequest.Builder request) {
        return tokens.get()
                .thenCompose(token -> send(request, token).thenCompose(response -> {
                    if (response.statusCode() != 401) {
                        return CompletableFuture.completedFuture(response);
                    }
                    tokens.refused(token);
                    return tokens.get().thenCompose(another -> send(request, another));
                }))
                .thenApply(PortalService::taken);
    }

    private CompletableFuture<HttpResponse<LimitedBody.Body>> send(HttpRequest.Builder request, String token) {
        return http.send(
                request.copy().header("Authorization", "Bearer " + token).build());
    }

    private static HttpResponse<LimitedBody.Body> taken(HttpResponse<LimitedBody.Body> response) {
        if (response.statusCode() / 100 == 2) {
            return response;
        }
        NoticeOutcome outcome = response.statusCode() == 401
                ? Replies.deferred(response, "The portal refuses a fresh access token; check the client's credentials")
                : Replies.outcome(response);
        throw new PortalFailure(outcome);
    }
}

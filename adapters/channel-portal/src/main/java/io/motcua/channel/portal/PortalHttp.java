package io.motcua.channel.portal;

import io.motcua.http.LimitedBody;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The way to the portal: every request ends, with the whole of an answer of bearable length or without one. Safe for use
 * by many threads.
 */
final class PortalHttp {
    /** Of an answer: a token or a status, with room for whatever else stands beside it. */
    static final int MAX_BYTES = 256 * 1024;

    private final HttpClient client;
    private final Duration timeout;

    PortalHttp(PortalConfig config) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                // A token shown to another host would be given away.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.timeout = config.requestTimeout();
    }

    /**
     * Sends it. Completes exceptionally with a {@link java.util.concurrent.TimeoutException} if the answer is not whole
     * in time, and with an {@link java.io.IOException} if there is none or it is too long.
     */
    CompletableFuture<HttpResponse<LimitedBody.Body>> send(HttpRequest request) {
        CompletableFuture<HttpResponse<LimitedBody.Body>> sent =
                client.sendAsync(request, head -> new LimitedBody(MAX_BYTES));
        // The client's own time-out ends when the head is there (JDK-8208693): a body that stops in its middle would
        // be waited for without end, and all later answers with it.
        CompletableFuture<HttpResponse<LimitedBody.Body>> answer =
                sent.copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).thenCompose(PortalHttp::whole);
        answer.whenComplete((response, failure) -> sent.cancel(true));
        return answer;
    }

    private static CompletionStage<HttpResponse<LimitedBody.Body>> whole(HttpResponse<LimitedBody.Body> response) {
        return response.body().whole()
                ? CompletableFuture.completedFuture(response)
                : CompletableFuture.failedFuture(new IOException("An answer has more than " + MAX_BYTES + " bytes"));
    }
}

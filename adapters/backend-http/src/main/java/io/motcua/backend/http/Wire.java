package io.motcua.backend.http;

import io.motcua.backend.http.Heard.Answer;
import io.motcua.backend.http.Heard.Lost;
import io.motcua.backend.http.Heard.NotSent;
import io.motcua.http.LimitedBody;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * The way to one server: every request comes to an end in bounded time, and says whether the server can have it. Follows
 * no redirect, since what we show one host is not for another. Safe for use by many threads.
 */
final class Wire {
    private final HttpClient client;
    private final Duration longest;
    private final int answerBytesAtMost;

    Wire(Limits limits, Optional<SSLContext> tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connectWithin())
                .followRedirects(HttpClient.Redirect.NEVER);
        tls.ifPresent(builder::sslContext);
        this.client = builder.build();
        this.longest = limits.connectWithin().plus(limits.answerWithin());
        this.answerBytesAtMost = limits.answerBytesAtMost();
    }

    /** Sends it; the stage never completes exceptionally. */
    CompletableFuture<Heard> send(HttpRequest.Builder request, String method, byte[] body) {
        Departure departure = new Departure(body);
        HttpRequest made = request.method(method, departure).build();
        CompletableFuture<HttpResponse<LimitedBody.Body>> sent =
                client.sendAsync(made, head -> new LimitedBody(answerBytesAtMost));
        // The client's own time-out ends when the head is there (JDK-8208693): a body that stops in its middle would
        // be waited for without end.
        return sent.copy().orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS).handle((response, failure) -> {
            Heard heard = failure == null
                    ? new Answer(
                            response.statusCode(),
                            response.headers(),
                            response.body().bytes(),
                            response.body().whole())
                    : failed(failure, departure);
            sent.cancel(true);
            return heard;
        });
    }

    private Heard failed(Throwable failure, Departure departure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String what = cause instanceof TimeoutException
                ? "no whole answer within " + longest.toMillis() + " ms"
                : described(cause);
        return departure.keep() ? new NotSent(what) : new Lost(what);
    }

    /** The kind of failure, and the words of its message only if they are Java's own about the network. */
    private static String described(Throwable cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName()
                + (message == null || message.isBlank() ? "" : " (" + Text.printable(message, 120) + ")");
    }
}

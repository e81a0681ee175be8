package io.motcua.example.oracle.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway's app channel as a client sees it. Safe for use by many threads. */
final class AppDoor {
    private static final Pattern REFERENCE = Pattern.compile("MC(-[0-9A-Z]{3}){3}");

    private final URI uri;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** What one attempt came to. */
    sealed interface Answer {
        /** The gateway has it. */
        record Yes(String reference) implements Answer {}

        /** Nobody knows, or it is to be asked again later. */
        record NotNow(String cause) implements Answer {}

        /** Asking again would give the same answer. */
        record No(int httpStatus) implements Answer {}
    }

    AppDoor(URI uri, String key) {
        this.uri = uri;
        this.key = key;
    }

    Answer send(Sample sample) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", sample.submission())
                .POST(HttpRequest.BodyPublishers.ofByteArray(sample.body()))
                .build();
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Answer.NotNow(e.toString());
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 409 || status == 429 || status >= 500) {
            return new Answer.NotNow("HTTP status " + status);
        }
        Matcher reference = REFERENCE.matcher(response.body());
        return status / 100 == 2 && reference.find() ? new Answer.Yes(reference.group()) : new Answer.No(status);
    }
}

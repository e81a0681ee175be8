package io.motcua.example.oracle.load;

import io.motcua.example.oracle.load.Letter.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP as a client has it whose server is killed again and again. Safe for use by many threads. */
final class Http {
    private static final Pattern REFERENCE = Pattern.compile("\\bMC(-[0-9A-Z]{3}){3}\\b");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5));
    }

    /** Sends it, and lets the reader make something of an answer that is neither a fault nor a wish to wait. */
    Answer send(HttpRequest request, Function<HttpResponse<String>, Answer> reader) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            return status == 409 || status == 429 || status >= 500
                    ? new Answer.NotNow("HTTP status " + status)
                    : reader.apply(response);
        } catch (IOException e) {
            return new Answer.NotNow(e.toString());
        }
    }

    /** Yes, with the reference that stands in the answer. */
    static Answer reference(HttpResponse<String> response) {
        Matcher reference = REFERENCE.matcher(response.body());
        return response.statusCode() / 100 == 2 && reference.find()
                ? new Answer.Yes(Optional.of(reference.group()))
                : new Answer.No(response.statusCode());
    }
}

package io.motcua.backend.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.backend.http.Access.OAuth2;
import io.motcua.backend.http.Heard.Answer;
import io.motcua.backend.http.Heard.Lost;
import io.motcua.backend.http.Heard.NotSent;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The access token that we show a server, by our client credentials (RFC 6749, section 4.4). Asked for once and kept
 * until shortly before it expires; whoever needs one meanwhile waits for the same answer. Safe for use by many threads.
 */
final class Tokens {
    private static final JsonPointer ACCESS_TOKEN = JsonPointer.compile("/access_token");
    private static final JsonPointer EXPIRES_IN = JsonPointer.compile("/expires_in");
    /** A token is not shown when it may expire on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);
    /** RFC 6749 section 5.1 lets a server leave out how long a token lives. */
    private static final long USUAL_SECONDS = 300;

    private static final long LONGEST_SECONDS = 86_400;

    private final OAuth2 credentials;
    private final Wire wire;
    private final Limits limits;
    private final Clock clock;
    private @Nullable CompletableFuture<Given> current;

    /** A token and when it is not shown any more, or why there is none. */
    record Given(Optional<String> token, Instant until, Optional<NotSent> failure) {
        @Override
        public String toString() {
            return "Given[until " + until + "]";
        }
    }

    Tokens(OAuth2 credentials, Wire wire, Limits limits, Clock clock) {
        this.credentials = credentials;
        this.wire = wire;
        this.limits = limits;
        this.clock = clock;
    }

    /** A token, or why there is none. */
    synchronized CompletableFuture<Given> get() {
        CompletableFuture<Given> given = current;
        if (given == null || given.isDone() && isOver(given.join())) {
            given = ask();
            current = given;
        }
        return given.copy();
    }

    /** Forgets this token, which the server did not take; another that came meanwhile stays. */
    synchronized void refused(String token) {
        CompletableFuture<Given> given = current;
        if (given != null
                && given.isDone()
                && given.join().token().filter(token::equals).isPresent()) {
            current = null;
        }
    }

    private boolean isOver(Given given) {
        return given.token().isEmpty() || !clock.instant().isBefore(given.until());
    }

    private CompletableFuture<Given> ask() {
        // RFC 6749 section 2.3.1: both are form-encoded before they are joined.
        String basic = encoded(credentials.clientId()) + ":" + encoded(credentials.clientSecret());
        String form = "grant_type=client_credentials"
                + credentials.scope().map(scope -> "&scope=" + encoded(scope)).orElse("");
        HttpRequest.Builder request = HttpRequest.newBuilder(credentials.tokens())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header(Headers.CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        return wire.send(request, "POST", form.getBytes(StandardCharsets.US_ASCII))
                .thenApply(this::given);
    }

    private Given given(Heard heard) {
        if (heard instanceof NotSent notSent) {
            return none(notSent.retryAfter(), notSent.cause());
        }
        if (heard instanceof Lost lost) {
            return none(Duration.ZERO, lost.cause());
        }
        Answer answer = (Answer) heard;
        Duration retryAfter = RetryAfter.of(answer.headers(), clock.instant(), limits.retryAfterAtMost());
        if (answer.status() != 200) {
            return none(retryAfter, "status " + answer.status());
        }
        Optional<JsonNode> json = Json.read(answer.body());
        Optional<String> token = json.flatMap(root -> Json.scalar(root, ACCESS_TOKEN))
                .filter(value -> !value.isEmpty() && Text.isHeaderValue(value));
        if (token.isEmpty()) {
            return none(retryAfter, "an answer without access_token");
        }
        long seconds = json.flatMap(root -> Json.scalar(root, EXPIRES_IN))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .orElse(USUAL_SECONDS);
        Duration life = Duration.ofSeconds(Math.min(LONGEST_SECONDS, seconds));
        Duration shown = life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life.dividedBy(2);
        return new Given(token, clock.instant().plus(shown), Optional.empty());
    }

    private Given none(Duration retryAfter, String cause) {
        NotSent failure = new NotSent(retryAfter, "No access token from " + credentials.tokens() + ": " + cause);
        return new Given(Optional.empty(), Instant.EPOCH, Optional.of(failure));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.motcua.channel.portal;

import io.motcua.http.LimitedBody;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The access token that we show to the portal, by our client credentials (RFC 6749, section 4.4). Asked for once and kept
 * until shortly before it expires; whoever needs one meanwhile waits for the same answer. Safe for use by many threads.
 */
final class AccessTokens {
    /** A token is not shown when it may expire on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(10);
    /** RFC 6749 section 5.1 lets a server leave out how long a token lives. */
    private static final long USUAL_SECONDS = 300;

    private static final long LONGEST_SECONDS = 86_400;

    private final PortalConfig config;
    private final PortalHttp http;
    private final Clock clock;
    private @Nullable CompletableFuture<Token> current;

    /** A token and when it is not shown any more. */
    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    AccessTokens(PortalConfig config, PortalHttp http, Clock clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
    }

    /** A token; completes exceptionally with a {@link PortalFailure}, or as {@link PortalHttp} does, if there is none. */
    synchronized CompletableFuture<String> get() {
        CompletableFuture<Token> token = current;
        if (token == null || token.isCompletedExceptionally() || isOver(token)) {
            token = ask();
            current = token;
        }
        return token.thenApply(Token::value);
    }

    /** Forgets this token, which the portal did not take; another that came meanwhile stays. */
    synchronized void refused(String value) {
        CompletableFuture<Token> token = current;
        if (token != null
                && token.isDone()
                && !token.isCompletedExceptionally()
                && token.join().value().equals(value)) {
            current = null;
        }
    }

    private boolean isOver(CompletableFuture<Token> token) {
        return token.isDone() && !clock.instant().isBefore(token.join().until());
    }

    private CompletableFuture<Token> ask() {
        // RFC 6749 section 2.3.1: both are form-encoded before they are joined.
        String credentials = encoded(config.clientId()) + ":" + encoded(config.clientSecret());
        HttpRequest request = HttpRequest.newBuilder(config.tokens())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return http.send(request).thenApply(this::token);
    }

    private Token token(HttpResponse<LimitedBody.Body> response) {
        if (response.statusCode() != 200) {
            throw new PortalFailure(Replies.deferred(response, "The portal gives us no access token"));
        }
        String value = PortalJson.read(response.body().bytes(), "access_token")
                .orElseThrow(() ->
                        new PortalFailure(Replies.deferred(response, "The portal's answer holds no access_token")));
        long seconds = PortalJson.read(response.body().bytes(), "expires_in")
                .flatMap(AccessTokens::number)
                .orElse(USUAL_SECONDS);
        Duration life = Duration.ofSeconds(Math.max(0, Math.min(LONGEST_SECONDS, seconds)));
        Duration shown = life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life.dividedBy(2);
        return new Token(value, clock.instant().plus(shown));
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

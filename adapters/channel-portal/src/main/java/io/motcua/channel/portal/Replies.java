package io.motcua.channel.portal;

import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Undeliverable;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What the portal's HTTP statuses mean for an answer. */
final class Replies {
    /** A wish for a longer wait is not believed. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private Replies() {}

    /** What a status other than success comes to; 401 is not among them, since a new token may mend it. */
    static NoticeOutcome outcome(HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case 404, 410 -> new Undeliverable("The portal does not know the dossier (" + response.statusCode() + ")");
            // Another attempt would send the same: the operator must compare contracts.
            case 400, 405, 413, 415, 422 ->
                new Undeliverable("The portal refuses our message (" + response.statusCode()
                        + "); compare its contract with ours");
            case 409 -> deferred(response, "The dossier's status has changed at the portal meanwhile");
            case 403 ->
                deferred(response, "The portal does not let our client do this; ask its operator for the right");
            default -> deferred(response, "The portal does not take answers now");
        };
    }

    /** Not now, for as long as the portal wishes (RFC 9110, section 10.2.3). */
    static Deferred deferred(HttpResponse<?> response, String fact) {
        Duration wait = response.headers()
                .firstValue("Retry-After")
                .flatMap(Replies::wait)
                .orElse(Duration.ZERO);
        return new Deferred(
                wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait, fact + " (" + response.statusCode() + ")");
    }

    /** Seconds; the portal's clock is not compared with ours, so a date is no wish. */
    private static Optional<Duration> wait(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}

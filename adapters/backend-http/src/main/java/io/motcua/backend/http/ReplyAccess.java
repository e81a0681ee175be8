package io.motcua.backend.http;

import io.motcua.contract.StatusWords;
import io.motcua.http.ApiClient;
import java.time.Duration;
import java.util.List;

/**
 * How a utility shows who it is when it calls back; all that is given must hold.
 *
 * @param keys the API keys that it may show as bearer tokens; two while one replaces the other
 * @param signatures the secrets that it may sign with (Standard Webhooks 1.0); two while one replaces the other
 * @param window how old, or how far ahead of our clock, a signed reply may be
 * @param words what its own status words mean
 */
public record ReplyAccess(List<String> keys, List<WebhookSecret> signatures, Duration window, StatusWords words) {
    /** The tolerance that Standard Webhooks proposes. */
    public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(5);

    public ReplyAccess {
        keys = List.copyOf(keys);
        signatures = List.copyOf(signatures);
        if (keys.isEmpty() && signatures.isEmpty()) {
            throw new IllegalArgumentException("A utility that calls back shows a key, or signs");
        }
        if (keys.stream().anyMatch(key -> key.length() < ApiClient.MIN_KEY_LENGTH)) {
            throw new IllegalArgumentException(
                    "A key has at least " + ApiClient.MIN_KEY_LENGTH + " characters, so that it cannot be guessed");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("The window is more than zero, not " + window);
        }
    }

    /** By an API key alone. */
    public static ReplyAccess byKeys(String... keys) {
        return new ReplyAccess(List.of(keys), List.of(), DEFAULT_WINDOW, StatusWords.OURS);
    }

    /** By a signature alone. */
    public static ReplyAccess bySignatures(WebhookSecret... secrets) {
        return new ReplyAccess(List.of(), List.of(secrets), DEFAULT_WINDOW, StatusWords.OURS);
    }

    /** The same with these status words. */
    public ReplyAccess withWords(StatusWords value) {
        return new ReplyAccess(keys, signatures, window, value);
    }

    /** Without keys and secrets. */
    @Override
    public String toString() {
        return "ReplyAccess[" + keys.size() + " keys, " + signatures.size() + " signatures, within " + window + "]";
    }
}

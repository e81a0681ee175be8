package io.motcua.http;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A machine that may send on a channel: an app, a CRM. Several may share an account; each has idempotency keys of its
 * own.
 *
 * @param id unique on its channel; letters, digits, dot, dash and underscore
 * @param account which of the channel's accounts its requests come in by
 * @param keys the API keys that it may show, of at least {@link #MIN_KEY_LENGTH} characters; two while one replaces the
 *     other
 */
public record ApiClient(String id, String account, List<String> keys) {
    /** A key that can be guessed is none. */
    public static final int MIN_KEY_LENGTH = 16;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public ApiClient {
        Objects.requireNonNull(account, "account");
        keys = List.copyOf(keys);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "An API client's id has 1 to 64 letters, digits, dots, dashes or underscores");
        }
        if (account.isEmpty()) {
            throw new IllegalArgumentException("The API client " + id + " has no account");
        }
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < MIN_KEY_LENGTH)) {
            throw new IllegalArgumentException("The API client " + id + " needs keys of at least " + MIN_KEY_LENGTH
                    + " characters each, for example from `openssl rand -hex 16`");
        }
    }

    /** Leaves out the keys. */
    @Override
    public String toString() {
        return "ApiClient[" + id + ", account " + account + ", " + keys.size() + " keys]";
    }
}

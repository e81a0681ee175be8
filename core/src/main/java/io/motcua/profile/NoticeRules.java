package io.motcua.profile;

import io.motcua.NoticeWish;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * When requesters are told, and how many things at once. Immutable and safe for use by many threads.
 *
 * @param quietHours by channel; none where nobody is woken
 * @param digests what a message says that tells of several requests
 * @param digestWindow how long after a message to somebody news of another request of theirs waits for more; zero if it
 *     does not wait
 * @param digestMost of how many requests one message tells at most
 * @param wishes what persons wish who write nothing but these words, by channel
 */
public record NoticeRules(
        Map<String, QuietHours> quietHours,
        DigestWords digests,
        Duration digestWindow,
        int digestMost,
        Map<String, Map<String, NoticeWish>> wishes) {

    /** Of how many requests a message tells at most, unless the profile says otherwise. */
    public static final int DEFAULT_DIGEST_MOST = 10;

    /** Everything is told at once, each thing in a message of its own. */
    public static final NoticeRules NONE =
            new NoticeRules(Map.of(), DigestWords.NONE, Duration.ZERO, DEFAULT_DIGEST_MOST, Map.of());

    public NoticeRules {
        quietHours = Map.copyOf(quietHours);
        Objects.requireNonNull(digests, "digests");
        Objects.requireNonNull(digestWindow, "digestWindow");
        wishes = Map.copyOf(wishes);
    }
}

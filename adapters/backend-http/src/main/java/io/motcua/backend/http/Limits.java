package io.motcua.backend.http;

import java.time.Duration;

/**
 * What one utility's server is asked to bear, and what is borne of it.
 *
 * @param connectWithin how long a connection may take
 * @param answerWithin how long a whole answer may take after that; then the attempt's outcome is unknown
 * @param acknowledgeWithin how long the utility has to acknowledge what its server has merely received
 * @param retryAfterAtMost how long it may ask to be left alone
 * @param concurrency requests that may be under way at once; an eighth of them is kept for
 *     {@link io.motcua.Priority#P0}
 * @param answerBytesAtMost of one answer's body; a longer one is no answer of any contract
 */
public record Limits(
        Duration connectWithin,
        Duration answerWithin,
        Duration acknowledgeWithin,
        Duration retryAfterAtMost,
        int concurrency,
        int answerBytesAtMost) {

    /** 5 s to connect, 10 s to answer, 2 min to acknowledge, left alone for 1 h, 16 at once, 256 KiB. */
    public static final Limits DEFAULTS = new Limits(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofHours(1), 16, 256 * 1024);

    public Limits {
        positive("connectWithin", connectWithin);
        positive("answerWithin", answerWithin);
        positive("acknowledgeWithin", acknowledgeWithin);
        positive("retryAfterAtMost", retryAfterAtMost);
        if (concurrency < 1 || answerBytesAtMost < 1) {
            throw new IllegalArgumentException("concurrency and answerBytesAtMost are at least 1, not " + concurrency
                    + " and " + answerBytesAtMost);
        }
    }

    public Limits withConnectWithin(Duration value) {
        return new Limits(value, answerWithin, acknowledgeWithin, retryAfterAtMost, concurrency, answerBytesAtMost);
    }

    public Limits withAnswerWithin(Duration value) {
        return new Limits(connectWithin, value, acknowledgeWithin, retryAfterAtMost, concurrency, answerBytesAtMost);
    }

    public Limits withAcknowledgeWithin(Duration value) {
        return new Limits(connectWithin, answerWithin, value, retryAfterAtMost, concurrency, answerBytesAtMost);
    }

    public Limits withRetryAfterAtMost(Duration value) {
        return new Limits(connectWithin, answerWithin, acknowledgeWithin, value, concurrency, answerBytesAtMost);
    }

    public Limits withConcurrency(int value) {
        return new Limits(connectWithin, answerWithin, acknowledgeWithin, retryAfterAtMost, value, answerBytesAtMost);
    }

    public Limits withAnswerBytesAtMost(int value) {
        return new Limits(connectWithin, answerWithin, acknowledgeWithin, retryAfterAtMost, concurrency, value);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is more than zero, not " + value);
        }
    }
}

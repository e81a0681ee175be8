package io.motcua.backend.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** How long a server asks to be left alone (RFC 9110, section 10.2.3): seconds, or the date when that is over. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private RetryAfter() {}

    /** The wait, from zero, which also stands for none and for what cannot be read, to the longest that is granted. */
    static Duration of(HttpHeaders headers, Instant now, Duration atMost) {
        Duration wished = headers.firstValue("Retry-After")
                .map(text -> read(text.strip(), now))
                .orElse(Duration.ZERO);
        if (wished.isNegative()) {
            return Duration.ZERO;
        }
        return wished.compareTo(atMost) > 0 ? atMost : wished;
    }

    private static Duration read(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }
}

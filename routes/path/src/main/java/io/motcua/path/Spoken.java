package io.motcua.path;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as operators read them, as exact as matters to them. */
final class Spoken {
    private static final int MINUTES_FROM = 2;
    private static final int WHOLE_SECONDS_FROM = 10;

    private Spoken() {}

    /** As in "5 min", "45 s" or "0.5 s". */
    static String of(Duration time) {
        if (time.toMinutes() >= MINUTES_FROM) {
            return time.toMinutes() + " min";
        }
        if (time.toSeconds() >= WHOLE_SECONDS_FROM) {
            return time.toSeconds() + " s";
        }
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}

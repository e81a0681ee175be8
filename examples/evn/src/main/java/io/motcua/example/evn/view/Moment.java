package io.motcua.example.evn.view;

import java.time.Duration;

/**
 * Where the demonstration is in its run.
 *
 * @param phase what it does, in a few words
 * @param elapsed since the first request
 * @param length of the stream of requests
 * @param storm whether the storm blows
 * @param log the folder of the log files
 */
public record Moment(String phase, Duration elapsed, Duration length, boolean storm, String log) {

    /** For example {@code 0:14 of 0:30}. */
    String clock() {
        return minutes(elapsed.compareTo(length) > 0 ? length : elapsed) + " of " + minutes(length);
    }

    /** How much of the stream is over, from 0 to 1. */
    double part() {
        return length.isZero() ? 1 : Math.min(1, (double) elapsed.toMillis() / length.toMillis());
    }

    private static String minutes(Duration duration) {
        return String.format("%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}

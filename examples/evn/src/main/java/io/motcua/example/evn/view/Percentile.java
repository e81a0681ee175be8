package io.motcua.example.evn.view;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Percentiles of durations, by the nearest rank: always a duration that was measured. */
final class Percentile {
    private Percentile() {}

    /** The duration that this share of the durations, from 0 to 1, does not exceed; empty if there are none. */
    static Optional<Duration> of(List<Duration> durations, double share) {
        if (durations.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> sorted = durations.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return Optional.of(sorted.get(Math.max(0, rank - 1)));
    }

    /** In seconds to two places, for example {@code 0.31}; a dash if there is none. */
    static String seconds(Optional<Duration> duration) {
        return duration.map(value -> String.format(Locale.ROOT, "%.2f", value.toNanos() / 1e9))
                .orElse("–");
    }
}

package io.motcua.territory;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * The days on which a row of a table holds: from the first, up to and without the second. Days are those of the
 * profile's time zone.
 *
 * @param from the first day; empty for "always has"
 * @param until the first day on which it no longer holds; empty for "still does"
 */
public record Validity(Optional<LocalDate> from, Optional<LocalDate> until) {
    /** Holds on every day. */
    public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

    public Validity {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException("Valid on no day: from " + from.get() + " until " + until.get());
        }
    }

    /** Whether the row holds on this day. */
    public boolean on(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(end -> day.isBefore(end)).orElse(true);
    }

    /** Whether there is a day on which both hold. */
    public boolean overlaps(Validity other) {
        return start().isBefore(other.end()) && other.start().isBefore(end());
    }

    /** The first day, or the first of all days. */
    LocalDate start() {
        return from.orElse(LocalDate.MIN);
    }

    /** The day after the last, or the last of all days. */
    LocalDate end() {
        return until.orElse(LocalDate.MAX);
    }
}

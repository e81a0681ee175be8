package io.motcua.sla;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * A part of a day in which people work without a break.
 *
 * @param until when it ends; {@link LocalTime#MIDNIGHT} is the end of the day
 */
public record Shift(LocalTime from, LocalTime until) {
    public Shift {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
            throw new IllegalArgumentException("A shift from " + from + " until " + until);
        }
    }

    /** Whether it has ended when the other begins, or just then. */
    public boolean isBefore(Shift other) {
        return !until.equals(LocalTime.MIDNIGHT) && !until.isAfter(other.from);
    }

    ZonedDateTime begin(LocalDate day, ZoneId zone) {
        return ZonedDateTime.of(day, from, zone);
    }

    ZonedDateTime end(LocalDate day, ZoneId zone) {
        return ZonedDateTime.of(until.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day, until, zone);
    }
}

package io.motcua.territory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Finds days that no row covers. */
final class Days {
    private Days() {}

    /** The first of these days on which none of the rows holds. */
    static Optional<LocalDate> gap(Validity days, Collection<? extends Place> rows) {
        LocalDate day = days.start();
        while (day.isBefore(days.end())) {
            LocalDate covered = day;
            for (Place row : rows) {
                if (row.validity().on(day) && row.validity().end().isAfter(covered)) {
                    covered = row.validity().end();
                }
            }
            if (covered.equals(day)) {
                return Optional.of(day);
            }
            day = covered;
        }
        return Optional.empty();
    }

    /** The day in words. */
    static String on(LocalDate day) {
        return day.equals(LocalDate.MIN) ? "in the beginning" : "on " + day;
    }
}

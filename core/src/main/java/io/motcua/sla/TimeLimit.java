package io.motcua.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit as people write it: {@code 30 s}, {@code 15 min}, {@code 2 h}, {@code 8 working hours}, {@code 3 working days}.
 *
 * <p>A day in which a working-day limit begins does not count, and the limit ends with the last working hour of its last
 * day. The first is Vietnam's Civil Code, article 147.2; the second is earlier than its article 148.6 (midnight), so that
 * a breach is told while people are still there.
 *
 * @param amount 0 to {@value #MOST}
 */
public record TimeLimit(int amount, Unit unit) {
    /** The largest amount. */
    public static final int MOST = 9999;

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,4}) (s|min|h|working hours?|working days?)");

    /** What the amount counts. */
    public enum Unit {
        SECONDS("s", Measure.ELAPSED),
        MINUTES("min", Measure.ELAPSED),
        HOURS("h", Measure.ELAPSED),
        WORKING_HOURS("working hours", Measure.WORKING),
        WORKING_DAYS("working days", Measure.WORKING);

        private final String written;
        private final Measure measure;

        Unit(String written, Measure measure) {
            this.written = written;
            this.measure = measure;
        }

        /** What time counts. */
        public Measure measure() {
            return measure;
        }

        private static Unit of(String written) {
            String plural = written.startsWith("working") && !written.endsWith("s") ? written + "s" : written;
            for (Unit unit : values()) {
                if (unit.written.equals(plural)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException("No unit of a limit: '" + written + "'");
        }
    }

    public TimeLimit {
        Objects.requireNonNull(unit, "unit");
        if (amount < 0 || amount > MOST) {
            throw new IllegalArgumentException("A limit of " + amount + "; 0 to " + MOST + " is expected");
        }
    }

    /** Reads a limit; empty if it is none. */
    public static Optional<TimeLimit> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(new TimeLimit(Integer.parseInt(matcher.group(1)), Unit.of(matcher.group(2))))
                : Optional.empty();
    }

    /** What time counts. */
    public Measure measure() {
        return unit.measure();
    }

    /** When it has passed, if it begins then. A later beginning never ends earlier. */
    public Instant after(Instant start, WorkingCalendar calendar) {
        return switch (unit) {
            case SECONDS -> start.plus(Duration.ofSeconds(amount));
            case MINUTES -> start.plus(Duration.ofMinutes(amount));
            case HOURS -> start.plus(Duration.ofHours(amount));
            case WORKING_HOURS -> calendar.after(start, Duration.ofHours(amount));
            case WORKING_DAYS -> amount == 0 ? start : calendar.closeOfDayAfter(start, amount);
        };
    }

    /** Whether it is longer than another of the same measure and, in working time, of the same unit. */
    public boolean isLongerThan(TimeLimit other) {
        return unit.measure() == Measure.ELAPSED
                ? after(Instant.EPOCH, WorkingCalendar.ALWAYS)
                        .isAfter(other.after(Instant.EPOCH, WorkingCalendar.ALWAYS))
                : amount > other.amount;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return amount + " " + unit.written;
    }
}

package io.motcua.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When people work: the hours of each weekday, and the days that are otherwise. Immutable, and safe for use by many
 * threads.
 *
 * @param zone whose days these are
 * @param week shifts in their order, by weekday; a weekday without any is free
 * @param exceptions days that are not like their weekday: holidays without shifts, and days on which people work instead
 * @param knownUntil the last day whose holidays are known; later ones are taken for ordinary
 */
public record WorkingCalendar(
        ZoneId zone, Map<DayOfWeek, List<Shift>> week, Map<LocalDate, List<Shift>> exceptions, LocalDate knownUntil) {

    /** Of those who always work: the calendar of a profile that has none. */
    public static final WorkingCalendar ALWAYS = new WorkingCalendar(
            ZoneOffset.UTC,
            Arrays.stream(DayOfWeek.values())
                    .collect(Collectors.toMap(
                            Function.identity(), day -> List.of(new Shift(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)))),
            Map.of(),
            LocalDate.MAX);

    public WorkingCalendar {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(knownUntil, "knownUntil");
        week = copy(week);
        exceptions = copy(exceptions);
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("No weekday has working hours, so that no working day ever comes");
        }
    }

    /** The working time from one instant until another; none if the other is not later. */
    public Duration worked(Instant from, Instant until) {
        Duration worked = Duration.ZERO;
        LocalDate last = day(until);
        for (LocalDate day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (Shift shift : shifts(day)) {
                Instant begin = later(from, shift.begin(day, zone).toInstant());
                Instant end = earlier(until, shift.end(day, zone).toInstant());
                if (begin.isBefore(end)) {
                    worked = worked.plus(Duration.between(begin, end));
                }
            }
        }
        return worked;
    }

    /** The earliest instant by which so much has been worked, beginning at this one. */
    public Instant after(Instant from, Duration work) {
        if (work.isZero() || work.isNegative()) {
            return from;
        }
        Duration left = work;
        for (LocalDate day = day(from); ; day = day.plusDays(1)) {
            for (Shift shift : shifts(day)) {
                Instant begin = later(from, shift.begin(day, zone).toInstant());
                Instant end = shift.end(day, zone).toInstant();
                if (begin.isBefore(end)) {
                    Duration length = Duration.between(begin, end);
                    if (left.compareTo(length) <= 0) {
                        return begin.plus(left);
                    }
                    left = left.minus(length);
                }
            }
        }
    }

    /** The end of the last shift of the so-manieth working day after the day of this instant, which does not count. */
    public Instant closeOfDayAfter(Instant from, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException(workingDays + " working days after; 1 or more is expected");
        }
        LocalDate day = day(from);
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (!shifts(day).isEmpty()) {
                left--;
            }
        }
        List<Shift> shifts = shifts(day);
        return shifts.get(shifts.size() - 1).end(day, zone).toInstant();
    }

    /** Whether the holidays of the instant's day are known. */
    public boolean knows(Instant instant) {
        return !day(instant).isAfter(knownUntil);
    }

    private List<Shift> shifts(LocalDate day) {
        List<Shift> exception = exceptions.get(day);
        return exception != null ? exception : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static <K> Map<K, List<Shift>> copy(Map<K, List<Shift>> shifts) {
        return shifts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, day -> ordered(day.getKey(), day.getValue())));
    }

    private static List<Shift> ordered(Object day, List<Shift> shifts) {
        for (int i = 1; i < shifts.size(); i++) {
            if (!shifts.get(i - 1).isBefore(shifts.get(i))) {
                throw new IllegalArgumentException("The shifts of " + day + " overlap or are not in order: " + shifts);
            }
        }
        return List.copyOf(shifts);
    }
}

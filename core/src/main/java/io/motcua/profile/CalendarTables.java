package io.motcua.profile;

import io.motcua.profile.Table.Row;
import io.motcua.sla.Shift;
import io.motcua.sla.WorkingCalendar;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads when people work: {@code calendar.csv}, the hours of the weekdays, and {@code holidays.csv}, the other days. */
final class CalendarTables {
    static final String HOURS = "calendar.csv";
    static final String HOLIDAYS = "holidays.csv";
    /** Longer holidays than this are a slip of the keyboard. */
    private static final int MOST_DAYS = 31;

    /** How a day is otherwise. */
    private enum Kind {
        /** Nobody works. */
        OFF,
        /** People work as on another weekday, to make up for a day off. */
        WORKING,
        /** The last day whose holidays the table knows. */
        END
    }

    private final Path folder;
    private final ZoneId zone;

    CalendarTables(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
    }

    WorkingCalendar read() throws ProfileException {
        Mistakes mistakes = new Mistakes();
        Optional<Map<DayOfWeek, List<Shift>>> week = mistakes.attempt(this::week);
        mistakes.end();
        return holidays(week.orElseThrow());
    }

    private Map<DayOfWeek, List<Shift>> week() throws ProfileException {
        Table table = Table.read(folder, HOURS, List.of("weekday", "from", "until"));
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        table.each(row -> {
            List<Shift> earlier =
                    week.computeIfAbsent(row.choice("weekday", DayOfWeek.class), day -> new ArrayList<>());
            Shift shift = shift(row);
            if (!earlier.isEmpty() && !earlier.get(earlier.size() - 1).isBefore(shift)) {
                throw row.wrong(
                        "from '" + row.get("from") + "'",
                        "the end of the shift before, "
                                + earlier.get(earlier.size() - 1).until() + ", or later");
            }
            earlier.add(shift);
        });
        if (week.isEmpty()) {
            throw table.wrong("no shift", "at least one");
        }
        return week;
    }

    private WorkingCalendar holidays(Map<DayOfWeek, List<Shift>> week) throws ProfileException {
        Table table = Table.read(folder, HOLIDAYS, List.of("first_day", "last_day", "kind", "works_as", "name"));
        Map<LocalDate, List<Shift>> exceptions = new TreeMap<>();
        List<LocalDate> ends = new ArrayList<>();
        table.each(row -> {
            Kind kind = row.choice("kind", Kind.class);
            List<Shift> shifts = shifts(row, kind, week);
            for (LocalDate day : days(row)) {
                if (kind == Kind.END) {
                    ends.add(day);
                } else if (exceptions.putIfAbsent(day, shifts) != null) {
                    throw row.wrong(day + " a second time", "each day in one row");
                }
            }
        });
        if (ends.size() != 1) {
            throw table.wrong(ends.size() + " days of kind END", "one: the last day whose holidays the table knows");
        }
        return new WorkingCalendar(zone, week, exceptions, ends.get(0));
    }

    private static List<Shift> shifts(Row row, Kind kind, Map<DayOfWeek, List<Shift>> week) throws ProfileException {
        if (kind != Kind.WORKING) {
            if (!row.get("works_as").isEmpty()) {
                throw row.wrong("works_as '" + row.get("works_as") + "'", "nothing, unless the kind is WORKING");
            }
            return List.of();
        }
        DayOfWeek as = row.choice("works_as", DayOfWeek.class);
        List<Shift> shifts = week.getOrDefault(as, List.of());
        if (shifts.isEmpty()) {
            throw row.wrong("works_as '" + as + "'", "a weekday with shifts in " + HOURS);
        }
        return shifts;
    }

    private static List<LocalDate> days(Row row) throws ProfileException {
        LocalDate first = row.day("first_day").orElseThrow(() -> row.wrong("an empty first_day", "a day"));
        LocalDate last = row.day("last_day").orElse(first);
        if (last.isBefore(first) || !last.isBefore(first.plusDays(MOST_DAYS))) {
            throw row.wrong("last_day " + last, first + " or at most " + (MOST_DAYS - 1) + " days later");
        }
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private static Shift shift(Row row) throws ProfileException {
        LocalTime from = time(row, "from");
        LocalTime until = row.get("until").equals("24:00") ? LocalTime.MIDNIGHT : time(row, "until");
        if (!from.isBefore(until) && !row.get("until").equals("24:00")) {
            throw row.wrong("until '" + row.get("until") + "'", "later than " + from + ", or 24:00");
        }
        return new Shift(from, until);
    }

    private static LocalTime time(Row row, String column) throws ProfileException {
        if (!row.required(column).matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw row.wrong(column + " '" + row.get(column) + "'", "a time like 07:30");
        }
        return LocalTime.parse(row.get(column));
    }
}

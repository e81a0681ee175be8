package io.motcua.understanding;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;

/**
 * Says a span of time as people do: {@code từ 8 giờ đến 10 giờ, thứ Sáu 27/11/2026}. Immutable and safe for use by many
 * threads.
 */
public final class WindowWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final Locale VIETNAMESE = Locale.forLanguageTag(Language.VIETNAMESE);
    private static final int HOURS = 24;

    private final ZoneId zone;
    private final String language;

    /** Says it in this language, by the clocks of this place; in a language that it does not know, in figures. */
    public WindowWords(ZoneId zone, String language) {
        this.zone = Objects.requireNonNull(zone, "zone");
        this.language = Objects.requireNonNull(language, "language");
    }

    /** From the first moment until the other; a second that is begun is not said. */
    public String of(Instant start, Instant end) {
        ZonedDateTime from = start.atZone(zone);
        ZonedDateTime until = end.atZone(zone);
        // Midnight is the end of a day, not the beginning of the next, which nobody would look up.
        boolean untilMidnight = until.toLocalTime().equals(LocalTime.MIDNIGHT) && end.isAfter(start);
        LocalDate first = from.toLocalDate();
        LocalDate last = untilMidnight ? until.toLocalDate().minusDays(1) : until.toLocalDate();
        String begins = time(from.getHour(), from.getMinute());
        String ends = untilMidnight ? time(HOURS, 0) : time(until.getHour(), until.getMinute());
        boolean oneDay = first.equals(last);
        return switch (language) {
            case Language.VIETNAMESE ->
                oneDay
                        ? "từ " + begins + " đến " + ends + ", " + day(first)
                        : "từ " + begins + " " + day(first) + " đến " + ends + " " + day(last);
            case Language.ENGLISH ->
                oneDay
                        ? "from " + begins + " to " + ends + " on " + LONG_DAY.format(first)
                        : "from " + begins + " on " + LONG_DAY.format(first) + " to " + ends + " on "
                                + LONG_DAY.format(last);
            default -> DAY.format(first) + " " + begins + " - " + (oneDay ? "" : DAY.format(last) + " ") + ends;
        };
    }

    /** The same in letters of ASCII, for messages that would be dearer with others. */
    public String unaccented(Instant start, Instant end) {
        return Normalizer.normalize(of(start, end), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    private String time(int hour, int minute) {
        if (language.equals(Language.VIETNAMESE)) {
            return hour + " giờ" + (minute == 0 ? "" : String.format(Locale.ROOT, " %02d", minute));
        }
        return hour == HOURS ? "24:00" : CLOCK.format(LocalTime.of(hour, minute));
    }

    /** As the calendar on the wall has it: {@code thứ Sáu 27/11/2026}, {@code Chủ Nhật 29/11/2026}. */
    private static String day(LocalDate date) {
        DayOfWeek weekday = date.getDayOfWeek();
        String name = weekday.getDisplayName(TextStyle.FULL, VIETNAMESE);
        return (weekday == DayOfWeek.SUNDAY ? name : name.substring(0, 1).toLowerCase(VIETNAMESE) + name.substring(1))
                + " " + DAY.format(date);
    }
}

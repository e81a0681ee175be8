package io.motcua.profile;

import io.motcua.NoticeWish;
import io.motcua.Priority;
import io.motcua.RequestStatus;
import io.motcua.profile.Table.Row;
import io.motcua.sla.Measure;
import io.motcua.sla.TimeLimit;
import io.motcua.sla.WorkingCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads when requesters are told: {@code quiet-hours.csv}, {@code notice-wishes.csv} and {@code digests.csv}, if any.
 */
final class NoticeTables {
    private final Path folder;
    private final Settings settings;
    private final Channels channels;

    NoticeTables(Path folder, Settings settings, Channels channels) {
        this.folder = folder;
        this.settings = settings;
        this.channels = channels;
    }

    NoticeRules read(Set<String> languages) throws ProfileException {
        Mistakes mistakes = new Mistakes();
        Optional<Map<String, QuietHours>> quietHours = mistakes.attempt(this::quietHours);
        Optional<DigestWords> digests = mistakes.attempt(() -> DigestWords.read(folder, languages, channels));
        Optional<Map<String, Map<String, NoticeWish>>> wishes = mistakes.attempt(this::wishes);
        Optional<Integer> window = mistakes.attempt(settings::digestWindowSeconds);
        Optional<Integer> most = mistakes.attempt(settings::digestMost);
        mistakes.end();
        return new NoticeRules(
                quietHours.orElseThrow(),
                digests.orElseThrow(),
                Duration.ofSeconds(window.orElseThrow()),
                most.orElseThrow(),
                wishes.orElseThrow());
    }

    private Map<String, QuietHours> quietHours() throws ProfileException {
        Table table = Table.readIfAny(
                folder, "quiet-hours.csv", List.of("channel", "from", "until", "except", "answers_within"));
        table.unique("channel");
        Map<String, QuietHours> hours = new TreeMap<>();
        table.each(row -> {
            if (row.get("channel").equals(Channels.ANY)) {
                throw row.wrong("channel '*'", "a channel that wakes people up, like sms; the others are never quiet");
            }
            String channel = channels.of(row);
            LocalTime from = time(row, "from");
            LocalTime until = time(row, "until");
            if (from.equals(until)) {
                throw row.wrong("until " + until, "another time than from " + from);
            }
            Set<Priority> priorities = EnumSet.noneOf(Priority.class);
            Set<RequestStatus> statuses = EnumSet.noneOf(RequestStatus.class);
            if (row.optional("except").isPresent()) {
                for (String exception : row.get("except").split("\\|", -1)) {
                    except(row, exception.strip(), priorities, statuses);
                }
            }
            hours.put(channel, new QuietHours(from, until, priorities, statuses, span(row, "answers_within")));
        });
        return hours;
    }

    private static void except(Row row, String name, Set<Priority> priorities, Set<RequestStatus> statuses)
            throws ProfileException {
        for (Priority priority : Priority.values()) {
            if (priority.name().equals(name)) {
                priorities.add(priority);
                return;
            }
        }
        for (RequestStatus status : RequestStatus.values()) {
            if (status.name().equals(name)) {
                statuses.add(status);
                return;
            }
        }
        throw row.wrong(
                "except '" + name + "'",
                "one of " + List.of(Priority.values()) + " or " + List.of(RequestStatus.values())
                        + ", with | between several");
    }

    private Map<String, Map<String, NoticeWish>> wishes() throws ProfileException {
        Table table = Table.readIfAny(folder, "notice-wishes.csv", List.of("channel", "words", "wish"));
        table.unique("channel", "words");
        Map<String, Map<String, NoticeWish>> wishes = new HashMap<>();
        table.each(row -> wishes.computeIfAbsent(channels.of(row), channel -> new TreeMap<>())
                .put(row.required("words"), row.choice("wish", NoticeWish.class)));
        return wishes;
    }

    private static LocalTime time(Row row, String column) throws ProfileException {
        try {
            return LocalTime.parse(row.get(column));
        } catch (DateTimeParseException e) {
            throw row.wrong(column + " '" + row.get(column) + "'", "a time of the day like 21:00");
        }
    }

    private static Duration span(Row row, String column) throws ProfileException {
        return TimeLimit.parse(row.get(column))
                .filter(limit -> limit.measure() == Measure.ELAPSED)
                .map(limit -> Duration.between(Instant.EPOCH, limit.after(Instant.EPOCH, WorkingCalendar.ALWAYS)))
                .orElseThrow(() -> row.wrong(
                        column + " '" + row.get(column) + "'", "a number and one of s, min, h, like '10 min'"));
    }
}

package io.motcua.sla;

import io.motcua.Priority;
import io.motcua.sla.SlaClock.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A row of the table that was computed by hand. */
record YearCase(
        String name,
        Instant start,
        TimeLimit limit,
        int warnPercent,
        TimeLimit escalationAfter,
        List<Event> events,
        Map<Kind, Instant> due,
        Map<Kind, Instant> told) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Something that happens to a clock. */
    record Event(String what, Instant at) {
        SlaClock apply(SlaClock clock, Instant seen) {
            return switch (what) {
                case "pause" -> clock.paused(seen);
                case "resume" -> clock.resumed(seen);
                case "met" -> clock.met(seen);
                case "cancel" -> clock.cancelled(seen);
                default -> throw new AssertionError("No such event: " + what);
            };
        }
    }

    static List<YearCase> read() {
        return PipeTable.read("year-2026.csv").stream().map(YearCase::of).toList();
    }

    static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    SlaClock start(WorkingCalendar calendar) {
        Ladder ladder = new Ladder("one", List.of(new Ladder.Rung("somebody", Level.UTILITY, escalationAfter)));
        SlaRule rule = new SlaRule(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SlaStep.RESOLUTION,
                limit,
                Optional.of(warnPercent),
                Optional.of(ladder));
        return new ServiceLevels(calendar, List.of(rule), Set.of())
                .start(SlaStep.RESOLUTION, "ANY", Priority.P2, Optional.empty(), start)
                .orElseThrow();
    }

    private static YearCase of(Map<String, String> row) {
        Map<Kind, Instant> due = new EnumMap<>(Kind.class);
        put(due, Kind.WARN, row.get("warn_at"));
        put(due, Kind.BREACH, row.get("breach_at"));
        put(due, Kind.ESCALATION, row.get("escalation_at"));
        Map<Kind, Instant> told = new EnumMap<>(due);
        for (String[] late : pairs(row.get("late"))) {
            told.remove(Kind.valueOf(late[0]));
            put(told, Kind.valueOf(late[0]), late[1].replace("never", "-"));
        }
        List<Event> events = new ArrayList<>();
        pairs(row.get("events")).forEach(event -> events.add(new Event(event[0], instant(event[1]))));
        return new YearCase(
                row.get("case"),
                instant(row.get("start")),
                TimeLimit.parse(row.get("limit")).orElseThrow(),
                Integer.parseInt(row.get("warn")),
                TimeLimit.parse(row.get("escalation_after")).orElseThrow(),
                events,
                due,
                told);
    }

    private static void put(Map<Kind, Instant> marks, Kind kind, String local) {
        if (!local.equals("-")) {
            marks.put(kind, instant(local));
        }
    }

    private static List<String[]> pairs(String written) {
        List<String[]> pairs = new ArrayList<>();
        String[] words = written.isEmpty() ? new String[0] : written.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            pairs.add(new String[] {words[i], words[i + 1]});
        }
        return pairs;
    }

    @Override
    public String toString() {
        return "case " + name;
    }
}

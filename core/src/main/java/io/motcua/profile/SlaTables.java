package io.motcua.profile;

import io.motcua.Priority;
import io.motcua.profile.Table.Row;
import io.motcua.sla.Ladder;
import io.motcua.sla.Level;
import io.motcua.sla.Measure;
import io.motcua.sla.ServiceLevels;
import io.motcua.sla.SlaRule;
import io.motcua.sla.SlaStep;
import io.motcua.sla.TimeLimit;
import io.motcua.sla.WorkingCalendar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how long each step may take: {@code sla.csv}, the ladders of {@code escalation.csv} and the services of
 * {@code complaints.csv}. A profile may do without all of them, and without a calendar if it counts no working time.
 */
final class SlaTables {
    private static final String LIMITS = "sla.csv";
    private static final String LADDERS = "escalation.csv";
    private static final String COMPLAINTS = "complaints.csv";

    private final Path folder;
    private final ZoneId zone;
    private final Map<String, Service> services;
    private final Map<String, Utility> utilities;

    SlaTables(Path folder, ZoneId zone, Map<String, Service> services, Map<String, Utility> utilities) {
        this.folder = folder;
        this.zone = zone;
        this.services = services;
        this.utilities = utilities;
    }

    ServiceLevels read() throws ProfileException {
        Mistakes mistakes = new Mistakes();
        Optional<Map<String, Ladder>> ladders = mistakes.attempt(this::ladders);
        Optional<Set<String>> complaints = mistakes.attempt(this::complaints);
        Optional<WorkingCalendar> calendar = mistakes.attempt(this::calendar);
        mistakes.end();
        List<SlaRule> rules = rules(ladders.orElseThrow(), complaints.orElseThrow());
        return new ServiceLevels(calendar.orElseThrow(), rules, complaints.orElseThrow());
    }

    private WorkingCalendar calendar() throws ProfileException {
        // Either file misses the other: holidays alone would be read by nobody.
        return Files.exists(folder.resolve(CalendarTables.HOURS))
                        || Files.exists(folder.resolve(CalendarTables.HOLIDAYS))
                ? new CalendarTables(folder, zone).read()
                : WorkingCalendar.ALWAYS;
    }

    private Map<String, Ladder> ladders() throws ProfileException {
        Table table = Table.readIfAny(folder, LADDERS, List.of("ladder", "to", "level", "after"));
        table.unique("ladder", "to");
        Map<String, List<Ladder.Rung>> rungs = new LinkedHashMap<>();
        table.each(row -> {
            List<Ladder.Rung> lower = rungs.computeIfAbsent(row.required("ladder"), name -> new ArrayList<>());
            if (!Ladder.Rung.isName(row.required("to"))) {
                throw row.wrong(
                        "to '" + row.get("to") + "'", "1 to 64 letters, digits and . _ @ -, like utility-shift-leader");
            }
            Ladder.Rung rung =
                    new Ladder.Rung(row.required("to"), row.choice("level", Level.class), limit(row, "after"));
            if (!lower.isEmpty()) {
                checkAbove(row, lower.get(lower.size() - 1), rung);
            }
            lower.add(rung);
        });
        Map<String, Ladder> ladders = new LinkedHashMap<>();
        rungs.forEach((name, list) -> ladders.put(name, new Ladder(name, list)));
        return ladders;
    }

    private static void checkAbove(Row row, Ladder.Rung lower, Ladder.Rung rung) throws ProfileException {
        if (rung.after().measure() != lower.after().measure()
                || rung.after().measure() == Measure.WORKING
                        && rung.after().unit() != lower.after().unit()
                || !rung.after().isLongerThan(lower.after())) {
            throw row.wrong(
                    "after '" + rung.after() + "'",
                    "longer than the rung before, which is after '" + lower.after() + "', and counted as that is");
        }
        if (rung.level().compareTo(lower.level()) < 0) {
            throw row.wrong("level " + rung.level(), lower.level() + " or higher, as the rung before");
        }
    }

    private Set<String> complaints() throws ProfileException {
        Table table = Table.readIfAny(folder, COMPLAINTS, List.of("service_code"));
        table.unique("service_code");
        Set<String> codes = new HashSet<>();
        table.each(row -> codes.add(service(row, row.required("service_code"))));
        return codes;
    }

    private List<SlaRule> rules(Map<String, Ladder> ladders, Set<String> complaints) throws ProfileException {
        Table table = Table.readIfAny(
                folder, LIMITS, List.of("service_code", "priority", "utility", "step", "limit", "warn_at", "ladder"));
        table.unique("service_code", "priority", "utility", "step");
        List<SlaRule> rules = new ArrayList<>();
        table.each(row -> rules.add(rule(row, ladders)));
        table.refuse(new SlaFaults(rules, services.keySet(), utilities.keySet(), complaints, lines(table)).find());
        return rules;
    }

    private SlaRule rule(Row row, Map<String, Ladder> ladders) throws ProfileException {
        Optional<String> service = row.optional("service_code");
        if (service.isPresent()) {
            service(row, service.get());
        }
        Optional<Priority> priority =
                row.get("priority").isEmpty() ? Optional.empty() : Optional.of(row.choice("priority", Priority.class));
        Optional<String> utility = row.optional("utility");
        if (utility.isPresent()) {
            ProfileLoader.utility(row, utilities);
        }
        SlaStep step = row.choice("step", SlaStep.class);
        TimeLimit limit = limit(row, "limit");
        if (limit.amount() == 0) {
            throw row.wrong("limit '" + limit + "'", "more than nothing");
        }
        if (limit.measure() == Measure.WORKING && !Files.exists(folder.resolve(CalendarTables.HOURS))) {
            throw row.wrong("limit '" + limit + "'", "a file " + CalendarTables.HOURS + " that says when people work");
        }
        Optional<Ladder> ladder = ladder(row, ladders, limit);
        return new SlaRule(service, priority, utility, step, limit, warnPercent(row), ladder);
    }

    private Optional<Ladder> ladder(Row row, Map<String, Ladder> ladders, TimeLimit limit) throws ProfileException {
        Optional<String> name = row.optional("ladder");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Ladder ladder = ladders.get(name.get());
        if (ladder == null) {
            throw row.wrong("ladder '" + name.get() + "'", "one of " + LADDERS + ": " + ladders.keySet());
        }
        TimeLimit first = ladder.rungs().get(0).after();
        if (first.measure() != limit.measure()) {
            throw row.wrong(
                    "ladder '" + name.get() + "', whose first rung is after '" + first + "', at a limit of '" + limit
                            + "'",
                    "both in working time, or neither");
        }
        return Optional.of(ladder);
    }

    private static Optional<Integer> warnPercent(Row row) throws ProfileException {
        String written = row.get("warn_at");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (!written.matches("[1-9][0-9]?%")) {
            throw row.wrong("warn_at '" + written + "'", "1% to 99% of the limit, or nothing");
        }
        return Optional.of(Integer.valueOf(written.substring(0, written.length() - 1)));
    }

    private String service(Row row, String code) throws ProfileException {
        if (!services.containsKey(code)) {
            throw row.wrong("service_code '" + code + "'", "a service_code of catalogue.csv");
        }
        return code;
    }

    private static TimeLimit limit(Row row, String column) throws ProfileException {
        return TimeLimit.parse(row.get(column))
                .orElseThrow(() -> row.wrong(
                        column + " '" + row.get(column) + "'",
                        "a number and one of s, min, h, working hours, working days, like '15 min'"));
    }

    private static List<Long> lines(Table table) {
        return table.rows().stream().map(Row::line).toList();
    }
}

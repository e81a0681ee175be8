package io.motcua.profile;

import io.motcua.profile.Table.Row;
import io.motcua.territory.Place;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What {@code profile.csv} says: one setting a row. */
final class Settings {
    private static final String FILE = "profile.csv";
    private static final List<String> COUNTS = List.of("provinceCount.", "districtCount.", "communeCount.");
    private static final String TRACKING = "trackingAddress";
    private static final String DIGEST_WINDOW = "digestWindowSeconds";
    private static final String DIGEST_MOST = "digestMost";
    private static final String HAZARDS = "hazards";
    private static final Set<String> OPTIONAL = Set.of(TRACKING, DIGEST_WINDOW, DIGEST_MOST, HAZARDS);
    private static final Set<String> KEYS = Set.of(
            "id",
            "version",
            "timeZone",
            "language",
            "phoneRegion",
            "placeSystem",
            "customerCodePattern",
            "customerCodeLength",
            "customerCodeUnitLength",
            "usagePointSuffixLength",
            "defaultService",
            "hazardService",
            "lifeSupportService");

    private final Map<String, Row> rows;

    private Settings(Map<String, Row> rows) {
        this.rows = rows;
    }

    static Settings read(Path folder) throws ProfileException {
        Table table = Table.read(folder, FILE, List.of("key", "value"));
        table.unique("key");
        Map<String, Row> rows = new HashMap<>();
        table.each(row -> {
            String key = row.required("key");
            if (!KEYS.contains(key)
                    && !OPTIONAL.contains(key)
                    && COUNTS.stream().noneMatch(key::startsWith)) {
                throw row.wrong(
                        "key '" + key + "'",
                        "one of " + KEYS.stream().sorted().toList() + ", "
                                + String.join(", ", OPTIONAL.stream().sorted().toList()) + " or "
                                + String.join("<day>, ", COUNTS) + "<day>");
            }
            row.required("value");
            rows.put(key, row);
        });
        for (String key : KEYS.stream().sorted().toList()) {
            if (!rows.containsKey(key)) {
                throw table.wrong("no key '" + key + "'", "a row for it");
            }
        }
        return new Settings(rows);
    }

    String text(String key) {
        return row(key).get("value");
    }

    ZoneId timeZone() throws ProfileException {
        try {
            return ZoneId.of(text("timeZone"));
        } catch (DateTimeException e) {
            throw row("timeZone").wrong("timeZone '" + text("timeZone") + "'", "a zone like Asia/Ho_Chi_Minh");
        }
    }

    String phoneRegion() throws ProfileException {
        String region = text("phoneRegion");
        if (!region.matches("[A-Z]{2}")) {
            throw row("phoneRegion").wrong("phoneRegion '" + region + "'", "two capitals, as ISO 3166-1 has them");
        }
        return region;
    }

    /** Where requesters can look their requests up, for the notices; a profile may do without. */
    Optional<String> trackingAddress() throws ProfileException {
        Row row = rows.get(TRACKING);
        if (row == null) {
            return Optional.empty();
        }
        String address = row.get("value");
        if (!address.matches("https?://[!-~]+")) {
            throw row.wrong(TRACKING + " '" + address + "'", "an address that begins with https:// or http://");
        }
        return Optional.of(address);
    }

    /** How long news of another request waits for more, after a message to the same person; zero if it does not. */
    int digestWindowSeconds() throws ProfileException {
        return rows.containsKey(DIGEST_WINDOW) ? number(DIGEST_WINDOW, 3_600) : 0;
    }

    /** Of how many requests one message tells at most. */
    int digestMost() throws ProfileException {
        return rows.containsKey(DIGEST_MOST) ? number(DIGEST_MOST, 100) : NoticeRules.DEFAULT_DIGEST_MOST;
    }

    /** The codes of hazards that there are, with | between; none if the profile does not say. */
    Set<String> hazards() throws ProfileException {
        Row row = rows.get(HAZARDS);
        if (row == null) {
            return Set.of();
        }
        Set<String> hazards = new TreeSet<>();
        for (String hazard : row.get("value").split("\\|", -1)) {
            if (!hazard.matches("[A-Z][A-Z0-9_]*") || !hazards.add(hazard)) {
                throw row.wrong(HAZARDS + " '" + row.get("value") + "'", "different codes in capitals, with | between");
            }
        }
        return hazards;
    }

    CodeShape codeShape() throws ProfileException {
        int length = number("customerCodeLength", 64);
        int unitLength = number("customerCodeUnitLength", length - 1);
        try {
            return new CodeShape(
                    Pattern.compile(text("customerCodePattern")),
                    length,
                    unitLength,
                    number("usagePointSuffixLength", 16));
        } catch (PatternSyntaxException e) {
            throw row("customerCodePattern")
                    .wrong("customerCodePattern '" + text("customerCodePattern") + "'", "a regular expression");
        }
    }

    void checkService(String key, Map<String, Service> services) throws ProfileException {
        if (!services.containsKey(text(key))) {
            throw row(key).wrong(key + " '" + text(key) + "'", "a service_code of catalogue.csv");
        }
    }

    /**
     * A row {@code provinceCount.<day>} says how many provinces there are on a day, so that a lost row is noticed;
     * {@code districtCount} and {@code communeCount} likewise.
     *
     * @param level {@code province}, {@code district} or {@code commune}
     * @param file the table that is counted
     */
    void checkCounts(String level, String file, List<? extends Place> places) throws ProfileException {
        String count = level + "Count.";
        Mistakes mistakes = new Mistakes();
        rows.keySet().stream()
                .filter(key -> key.startsWith(count))
                .sorted()
                .forEach(key -> mistakes.check(() -> checkCount(key, level, file, places)));
        mistakes.end();
    }

    private void checkCount(String key, String level, String file, List<? extends Place> places)
            throws ProfileException {
        LocalDate day;
        try {
            day = LocalDate.parse(key.substring(key.indexOf('.') + 1));
        } catch (DateTimeException e) {
            throw row(key).wrong("key '" + key + "'", level + "Count.<day>, for example " + level + "Count.2025-07-01");
        }
        int expected = number(key, 100_000);
        long found = places.stream().filter(place -> place.validity().on(day)).count();
        if (found != expected) {
            throw new ProfileException(
                    file, 0, found + " " + level + "s on " + day, expected + ", as " + FILE + " says");
        }
    }

    private int number(String key, int max) throws ProfileException {
        String value = text(key);
        if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= max) {
            return Integer.parseInt(value);
        }
        throw row(key).wrong(key + " '" + value + "'", "a number from 1 to " + max);
    }

    private Row row(String key) {
        Row row = rows.get(key);
        if (row == null) {
            throw new IllegalStateException("No setting " + key);
        }
        return row;
    }
}

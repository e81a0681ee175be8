package io.motcua.profile;

import io.motcua.profile.ProfileException.Mistake;
import io.motcua.territory.Fault;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of a profile: UTF-8, a header with exactly the expected columns, and rows that know their line. */
final class Table {
    private final String file;
    private final List<Row> rows;
    private final Mistakes mistakes = new Mistakes();

    private Table(String file, List<Row> rows) {
        this.file = file;
        this.rows = rows;
    }

    static Table read(Path folder, String file, List<String> columns) throws ProfileException {
        return read(folder, file, columns, List.of());
    }

    /** A table that may do without its last columns, all at once: each row then has nothing in them. */
    static Table read(Path folder, String file, List<String> needed, List<String> optional) throws ProfileException {
        List<String> columns = new ArrayList<>(needed);
        columns.addAll(optional);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text(folder, KnownFiles.known(file)), format)) {
            List<Row> rows = new ArrayList<>();
            Map<String, Optional<LocalDate>> days = new HashMap<>();
            int width = 0;
            for (CSVRecord record : parser) {
                long line = firstLine(parser, record);
                if (width == 0) {
                    List<String> found = record.toList();
                    if (!found.equals(columns) && !found.equals(needed)) {
                        throw new ProfileException(
                                file, line, "the columns " + String.join(",", found), String.join(",", columns));
                    }
                    width = found.size();
                } else if (record.size() != width) {
                    throw new ProfileException(
                            file,
                            line,
                            record.size() + " fields",
                            width + ": " + String.join(",", columns.subList(0, width)));
                } else {
                    String[] values = new String[columns.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = i < width ? Normalizer.normalize(record.get(i), Normalizer.Form.NFC) : "";
                    }
                    rows.add(new Row(file, line, columns, values, days));
                }
            }
            if (width == 0) {
                throw new ProfileException(file, 1, "an empty file", "the columns " + String.join(",", columns));
            }
            return new Table(file, rows);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ProfileException(file, 0, "no readable CSV (" + e.getMessage() + ")", "CSV as RFC 4180 has it");
        }
    }

    /** A table that a profile may do without: read as one with no rows if there is no such file. */
    static Table readIfAny(Path folder, String file, List<String> columns) throws ProfileException {
        return Files.exists(folder.resolve(KnownFiles.known(file)))
                ? read(folder, file, columns)
                : new Table(file, List.of());
    }

    List<Row> rows() {
        return rows;
    }

    /** What is made of a row. */
    interface RowReading {
        void read(Row row) throws ProfileException;
    }

    /** Marks every further row with the same key; {@link #each} refuses them with the rest. */
    void unique(String... columns) {
        Map<List<String>, Long> seen = new HashMap<>();
        for (Row row : rows) {
            List<String> key = new ArrayList<>();
            for (String column : columns) {
                key.add(row.get(column));
            }
            Long before = seen.putIfAbsent(key, row.line());
            if (before != null) {
                mistakes.add(row.mistake(
                        String.join(" + ", columns) + " '" + String.join(",", key) + "' a second time",
                        "it once; line " + before + " has it"));
            }
        }
    }

    /** Reads every row, and refuses the table if any was wrong. */
    void each(RowReading reading) throws ProfileException {
        for (Row row : rows) {
            mistakes.check(() -> reading.read(row));
        }
        mistakes.sort();
        mistakes.end();
    }

    /** Refuses the rows of these faults. */
    void refuse(List<Fault> faults) throws ProfileException {
        for (Fault fault : faults) {
            mistakes.add(rows.get(fault.row()).mistake(fault.found(), fault.expected()));
        }
        mistakes.sort();
        mistakes.end();
    }

    ProfileException wrong(String found, String expected) {
        return new ProfileException(file, 0, found, expected);
    }

    private static Reader text(Path folder, String file) throws ProfileException {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new ProfileException(file, 0, "no such file", "the file in the profile's folder");
        }
        try {
            byte[] bytes = Files.readAllBytes(path);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Spreadsheets put a byte order mark before UTF-8.
            return new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new ProfileException(file, 0, "bytes that are not UTF-8", "UTF-8");
        } catch (IOException e) {
            throw new ProfileException(file, 0, "a file that cannot be read", "a readable file");
        }
    }

    private static long firstLine(CSVParser parser, CSVRecord record) {
        // The parser knows the last line of a record; a quoted value may span several.
        long breaks = 0;
        for (String value : record) {
            for (int at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) {
                breaks++;
            }
        }
        return Math.max(1, parser.getCurrentLineNumber() - breaks);
    }

    /** A row and where it stands. */
    static final class Row {
        private final String file;
        private final long line;
        private final List<String> columns;
        private final String[] values;
        private final Map<String, Optional<LocalDate>> days;

        private Row(
                String file, long line, List<String> columns, String[] values, Map<String, Optional<LocalDate>> days) {
            this.file = file;
            this.line = line;
            this.columns = columns;
            this.values = values;
            this.days = days;
        }

        long line() {
            return line;
        }

        String get(String column) {
            int at = columns.indexOf(column);
            if (at < 0) {
                throw new IllegalArgumentException("No column " + column + " among " + columns);
            }
            return values[at];
        }

        Optional<String> optional(String column) {
            return Optional.of(get(column)).filter(value -> !value.isEmpty());
        }

        String required(String column) throws ProfileException {
            if (get(column).isEmpty()) {
                throw wrong("an empty " + column, "a value");
            }
            return get(column);
        }

        Optional<LocalDate> day(String column) throws ProfileException {
            if (get(column).isEmpty()) {
                return Optional.empty();
            }
            try {
                // A table of many thousand rows has a handful of days.
                return days.computeIfAbsent(get(column), day -> Optional.of(LocalDate.parse(day)));
            } catch (DateTimeParseException e) {
                throw wrong(column + " '" + get(column) + "'", "a day like 2025-07-01, or nothing");
            }
        }

        boolean yes(String column) throws ProfileException {
            return switch (get(column)) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw wrong(column + " '" + get(column) + "'", "yes or no");
            };
        }

        <E extends Enum<E>> E choice(String column, Class<E> type) throws ProfileException {
            for (E value : type.getEnumConstants()) {
                if (value.name().equals(get(column))) {
                    return value;
                }
            }
            throw wrong(column + " '" + get(column) + "'", "one of " + List.of(type.getEnumConstants()));
        }

        ProfileException wrong(String found, String expected) {
            return new ProfileException(file, line, found, expected);
        }

        Mistake mistake(String found, String expected) {
            return new Mistake(file, line, found, expected);
        }
    }
}

package io.motcua.profile;

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

    private Table(String file, List<Row> rows) {
        this.file = file;
        this.rows = rows;
    }

    static Table read(Path folder, String file, List<String> columns) throws ProfileException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text(folder, file), format)) {
            List<Row> rows = new ArrayList<>();
            boolean header = true;
            for (CSVRecord record : parser) {
                long line = firstLine(parser, record);
                if (header) {
                    List<String> found = record.toList();
                    if (!found.equals(columns)) {
                        throw new ProfileException(
                                file, line, "the columns " + String.join(",", found), String.join(",", columns));
                    }
                    header = false;
                } else if (record.size() != columns.size()) {
                    throw new ProfileException(
                            file, line, record.size() + " fields", columns.size() + ": " + String.join(",", columns));
                } else {
                    Map<String, String> values = new HashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        values.put(columns.get(i), Normalizer.normalize(record.get(i), Normalizer.Form.NFC));
                    }
                    rows.add(new Row(file, line, values));
                }
            }
            if (header) {
                throw new ProfileException(file, 1, "an empty file", "the columns " + String.join(",", columns));
            }
            return new Table(file, rows);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ProfileException(file, 0, "no readable CSV (" + e.getMessage() + ")", "CSV as RFC 4180 has it");
        }
    }

    /** A table that a profile may do without: read as one with no rows if there is no such file. */
    static Table readIfAny(Path folder, String file, List<String> columns) throws ProfileException {
        return Files.exists(folder.resolve(file)) ? read(folder, file, columns) : new Table(file, List.of());
    }

    List<Row> rows() {
        return rows;
    }

    /** Refuses a second row with the same key. */
    void unique(String... columns) throws ProfileException {
        Map<List<String>, Long> seen = new HashMap<>();
        for (Row row : rows) {
            List<String> key = new ArrayList<>();
            for (String column : columns) {
                key.add(row.get(column));
            }
            Long before = seen.putIfAbsent(key, row.line());
            if (before != null) {
                throw row.wrong(
                        String.join(" + ", columns) + " '" + String.join(",", key) + "' a second time",
                        "it once; line " + before + " has it");
            }
        }
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
            breaks += value.chars().filter(c -> c == '\n').count();
        }
        return Math.max(1, parser.getCurrentLineNumber() - breaks);
    }

    /** A row and where it stands. */
    record Row(String file, long line, Map<String, String> values) {

        String get(String column) {
            return values.getOrDefault(column, "");
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
                return Optional.of(LocalDate.parse(get(column)));
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
    }
}

package io.motcua.example.evn.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of a resource file: fields between semicolons, comments after a hash. */
final class Table {
    private Table() {}

    /** The rows of a file beside this class, each with exactly this many fields. */
    static List<List<String>> rows(String name, int fields) {
        return text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> row(name, line, fields))
                .toList();
    }

    /** The whole of a file beside this class. */
    static String text(String name) {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing beside " + Table.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + name, e);
        }
    }

    private static List<String> row(String name, String line, int fields) {
        List<String> row = List.of(line.split(";", -1));
        if (row.size() != fields) {
            throw new IllegalStateException(
                    name + " has a row of " + row.size() + " fields where " + fields + " are expected: " + line);
        }
        return row;
    }
}

package io.motcua.sla;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A test's table, whose columns a vertical line parts; a line that begins with # is for people. */
final class PipeTable {
    private PipeTable() {}

    static List<Map<String, String>> read(String resource) {
        try (InputStream bytes = PipeTable.class.getResourceAsStream(resource)) {
            List<String> lines = new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            String[] header = lines.get(0).split("\\|", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split("\\|", -1);
                if (values.length != header.length) {
                    throw new AssertionError(values.length + " fields in: " + line);
                }
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], values[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

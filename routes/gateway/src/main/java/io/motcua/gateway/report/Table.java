package io.motcua.gateway.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in columns that are as wide as they must be. For use by one thread. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    /** A table without rows. */
    public Table(String... titles) {
        rows.add(titles);
    }

    /** Adds a row, with a cell for each title. */
    public Table row(String... cells) {
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException(
                    "A row has " + cells.length + " cells, its table " + rows.get(0).length + " columns");
        }
        rows.add(Arrays.stream(cells).map(Table::onOneLine).toArray(String[]::new));
        return this;
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The rows with their titles, each indented by two spaces. */
    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < row.length; i++) {
                line.append(' ').append(row[i]);
                line.append(" ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()) + 1));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** A utility's own words must not move the cursor of an operator's terminal. */
    static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
    }
}

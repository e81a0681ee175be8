package io.motcua.example.evn.view;

import io.motcua.example.evn.view.Snapshot.Row;
import io.motcua.example.evn.view.Snapshot.Stage;
import java.util.ArrayList;
import java.util.List;

/** The five corporations: how many requests are where, and how long it took. */
final class Table {
    /** What the numbers take; beyond this there is room for each utility's own delay and for bars. */
    static final int NARROW = 80;

    private static final int DELAY = 14;
    private static final int SMALLEST_BAR = 12;
    private static final int LARGEST_BAR = 48;

    private Table() {}

    /** The table in this many columns, with its heading and its sum. */
    static List<Line> lines(Snapshot snapshot, int columns) {
        int room = columns - NARROW;
        boolean withDelay = room >= DELAY;
        int bar = Math.min(LARGEST_BAR, room - DELAY - 2);
        int most = snapshot.rows().stream().mapToInt(Row::total).max().orElse(0);
        List<Line> lines = new ArrayList<>();
        lines.add(heading(withDelay));
        for (Row row : snapshot.rows()) {
            Line line = row(row, withDelay, Style.BOLD);
            if (bar >= SMALLEST_BAR) {
                line.add("  ");
                bar(line, row, bar, most);
            }
            lines.add(line);
        }
        lines.add(row(snapshot.all(), withDelay, Style.DIM));
        return lines;
    }

    private static Line heading(boolean withDelay) {
        Line line = new Line().left(Style.DIM, " CORPORATION", 20);
        for (Stage stage : List.of(Stage.WAITING, Stage.SENT, Stage.ACKNOWLEDGED, Stage.IN_PROGRESS, Stage.RESOLVED)) {
            line.right(look(stage), stage.word(), 8);
        }
        line.right(Style.DIM, "p50", 6).right(Style.DIM, "p95", 6).right(Style.DIM, "beyond", 8);
        return withDelay ? line.right(Style.DIM, "own delay", DELAY) : line;
    }

    private static Line row(Row row, boolean withDelay, Style name) {
        Line line = new Line().add(" ").left(name, row.name(), 9).left(Style.DIM, row.area(), 10);
        for (Stage stage : List.of(Stage.WAITING, Stage.SENT, Stage.ACKNOWLEDGED, Stage.IN_PROGRESS, Stage.RESOLVED)) {
            int count = row.at(stage);
            line.right(count == 0 ? Style.DIM : look(stage), count == 0 ? "·" : Integer.toString(count), 8);
        }
        line.right(Style.PLAIN, Percentile.seconds(row.p50()), 6)
                .right(Style.PLAIN, Percentile.seconds(row.p95()), 6)
                .right(Style.BOLD, Percentile.seconds(row.beyondP95()), 8);
        return withDelay ? line.right(Style.DIM, row.delay(), DELAY) : line;
    }

    /** One block of signs for each stage, so that it can be read without colours too. */
    private static void bar(Line line, Row row, int columns, int most) {
        if (most == 0) {
            return;
        }
        int counted = 0;
        int drawn = 0;
        for (Stage stage : List.of(Stage.RESOLVED, Stage.IN_PROGRESS, Stage.ACKNOWLEDGED, Stage.SENT, Stage.WAITING)) {
            counted += row.at(stage);
            int until = Math.round((float) counted * columns / most);
            line.add(look(stage), sign(stage).repeat(until - drawn));
            drawn = until;
        }
    }

    static Style look(Stage stage) {
        return switch (stage) {
            case WAITING -> Style.WAITING;
            case SENT -> Style.SENT;
            case ACKNOWLEDGED, RESOLVED -> Style.GOOD;
            case IN_PROGRESS -> Style.WORKING;
            case HELD -> Style.HELD;
        };
    }

    private static String sign(Stage stage) {
        return switch (stage) {
            case RESOLVED -> "█";
            case IN_PROGRESS -> "▓";
            case ACKNOWLEDGED -> "▒";
            case SENT -> "░";
            case WAITING, HELD -> "·";
        };
    }
}

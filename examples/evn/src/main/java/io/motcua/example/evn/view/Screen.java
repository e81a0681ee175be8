package io.motcua.example.evn.view;

import io.motcua.example.evn.view.Snapshot.Recent;
import java.util.ArrayList;
import java.util.List;

/** The live view: a snapshot as exactly as many lines as a terminal has rows. */
final class Screen {
    /** Rows that are there whatever comes in. */
    private static final int FIXED_ROWS = 21;

    private static final int MOST_RECENT = 30;
    private static final int FEWEST_RECENT = 3;

    /** What a recent request takes beside its words. */
    private static final int AROUND_WORDS = 46;

    private Screen() {}

    /** How many of the newest requests such a terminal has room for. */
    static int recentRows(int rows) {
        return Math.max(FEWEST_RECENT, Math.min(MOST_RECENT, rows - FIXED_ROWS));
    }

    /** The screen, from the top. */
    static List<Line> lines(Snapshot snapshot, Moment moment, int columns, int rows) {
        List<Line> lines = new ArrayList<>();
        lines.add(title(moment, columns));
        lines.add(progress(moment, columns));
        lines.addAll(Channels.brief(snapshot));
        int recentRows = recentRows(rows);
        List<Recent> recent = snapshot.recent();
        recent.subList(Math.max(0, recent.size() - recentRows), recent.size())
                .forEach(each -> lines.add(recent(each, columns)));
        while (lines.size() < recentRows + 7) {
            lines.add(new Line());
        }
        lines.add(new Line());
        lines.addAll(Table.lines(snapshot, columns));
        lines.addAll(aside(snapshot));
        lines.add(new Line()
                .add(Style.DIM, " p95 to an answer; p50, p95 to the acknowledgment; beyond: without its delay"));
        return lines.size() > rows ? lines.subList(0, rows) : lines;
    }

    private static Line title(Moment moment, int columns) {
        String right = moment.phase() + "  " + moment.clock() + " ";
        return new Line()
                .add(Style.TITLE, " MỘT CỬA")
                .add(Style.DIM, "  one door, six channels")
                .to(columns - Columns.of(right))
                .add(moment.storm() ? Style.DANGER : Style.BOLD, right);
    }

    private static Line progress(Moment moment, int columns) {
        int done = (int) Math.round(moment.part() * (columns - 2));
        return new Line().add(" ").add(Style.TITLE, "━".repeat(done)).add(Style.DIM, "─".repeat(columns - 2 - done));
    }

    private static Line recent(Recent recent, int columns) {
        Line line = new Line()
                .add(" ")
                .left(Style.DIM, recent.channel().toString(), 8)
                .left(Style.PLAIN, recent.reference(), 16);
        String place = recent.place().isEmpty() ? "" : " · " + recent.place();
        int room = columns - AROUND_WORDS - Columns.of(place);
        String words = (recent.lifeSafety() ? "! " : "") + recent.words();
        line.left(recent.lifeSafety() ? Style.DANGER : Style.PLAIN, words, Math.min(room, Columns.of(words)))
                .left(Style.DIM, place, columns - AROUND_WORDS - Math.min(room, Columns.of(words)));
        if (recent.held().isPresent()) {
            return line.add(
                    Style.HELD, "  ■ held: " + Words.shortly(recent.held().get()));
        }
        line.add(Style.DIM, "  → ")
                .left(Style.BOLD, recent.corporation().map(Enum::name).orElse("?"), 9);
        return recent.waited().isPresent()
                ? line.add(Style.GOOD, "✓ " + Percentile.seconds(recent.waited()))
                : line.add(Table.look(recent.stage()), recent.stage().word());
    }

    private static List<Line> aside(Snapshot snapshot) {
        List<Line> lines = new ArrayList<>();
        lines.add(fact("DANGER TO LIFE", Style.DANGER, snapshot.lifeSafety().requests())
                .add(
                        Style.DIM,
                        "at their utilities as P0: " + snapshot.lifeSafety().asP0() + ", p95 "
                                + Percentile.seconds(snapshot.lifeSafety().p95()) + " s"));
        lines.add(fact("HELD FOR A PERSON", Style.HELD, snapshot.heldInAll())
                .add(Style.DIM, Words.reasons(snapshot.held())));
        lines.add(fact("SENT AGAIN", Style.PLAIN, snapshot.repeated().answered())
                .add(
                        Style.DIM,
                        "answered as the first time: " + snapshot.repeated().alike()));
        if (snapshot.surprises().isEmpty()) {
            lines.add(fact("REFUSED (4xx)", Style.WAITING, snapshot.refusedInAll())
                    .add(Style.DIM, String.join(", ", snapshot.refused().keySet())));
        } else {
            List<String> surprises = snapshot.surprises();
            lines.add(fact("NOT AS MEANT", Style.DANGER, surprises.size())
                    .add(Style.DANGER, surprises.get(surprises.size() - 1)));
        }
        return lines;
    }

    private static Line fact(String name, Style style, int count) {
        return new Line()
                .left(Style.DIM, " " + name, 20)
                .right(count == 0 ? Style.DIM : style, Integer.toString(count), 5)
                .add("  ");
    }
}

package io.motcua.example.evn.view;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What came of the run, as it stays on the terminal. */
public final class Summary {
    private static final int MOST_PROBLEMS = 20;
    private static final int COLUMNS = 400;
    private static final int DETAILS = 55;

    private Summary() {}

    /**
     * Prints it.
     *
     * @param seed makes the same run again
     * @param books the gateway's balance
     * @param problems what went otherwise than meant
     */
    public static void print(
            PrintStream out, boolean colours, Snapshot snapshot, long seed, String books, List<String> problems) {
        for (Line line : lines(snapshot, seed, books, problems)) {
            out.println(line.render(COLUMNS, colours));
        }
        out.flush();
    }

    static List<Line> lines(Snapshot snapshot, long seed, String books, List<String> problems) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line()
                .add(Style.TITLE, " MỘT CỬA")
                .add(
                        Style.DIM,
                        "  what came of " + snapshot.sent() + " messages by six channels to five corporations, seed "
                                + seed));
        lines.add(new Line());
        lines.addAll(Channels.lines(snapshot));
        lines.add(new Line()
                .add(
                        Style.DIM,
                        " answered: on the same channel, with the reference; seconds from sending, 60 promised"));
        lines.add(new Line());
        lines.addAll(Table.lines(snapshot, Table.NARROW));
        lines.add(new Line()
                .add(Style.DIM, " p50, p95: seconds from sending until its sender could see the acknowledgment"));
        lines.add(new Line().add(Style.DIM, " beyond: p95 of the same without the utility's own delay"));
        lines.add(new Line());
        lines.add(fact("in", snapshot.inAll(), Words.counts(snapshot.in())));
        lines.add(fact("acknowledged", snapshot.all().acknowledged(), "by the utility that serves the place"));
        lines.add(fact("held", snapshot.heldInAll(), Words.reasons(snapshot.held())));
        lines.add(fact(
                "notices",
                snapshot.notices().values().stream().mapToInt(Integer::intValue).sum(),
                Words.counts(snapshot.notices())));
        lines.add(fact("by machines", snapshot.machines(), "ignored, and answered to nobody"));
        lines.add(fact(
                "danger to life",
                snapshot.lifeSafety().requests(),
                "at their utilities as P0: "
                        + snapshot.lifeSafety().asP0() + ", acknowledged p95 "
                        + Percentile.seconds(snapshot.lifeSafety().p95()) + " s"));
        lines.add(fact(
                "sent again",
                snapshot.repeated().answered(),
                "answered as the first time: " + snapshot.repeated().alike()));
        lines.addAll(facts("refused", snapshot.refusedInAll(), Words.counts(snapshot.refused())));
        lines.add(new Line().left(Style.DIM, " balance", 17).add(books));
        lines.add(new Line());
        lines.addAll(verdict(problems));
        return lines;
    }

    private static List<Line> verdict(List<String> problems) {
        List<Line> lines = new ArrayList<>();
        if (problems.isEmpty()) {
            lines.add(new Line()
                    .add(Style.GOOD, " ✓ ")
                    .add("Every sender has an answer on the same channel, and every request is acknowledged"));
            lines.add(new Line().add("   by the right corporation, or held for a reason."));
            return lines;
        }
        lines.add(new Line().add(Style.DANGER, " ✗ " + problems.size() + " not as meant:"));
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> lines.add(new Line().add("   " + problem)));
        if (problems.size() > MOST_PROBLEMS) {
            lines.add(new Line().add(Style.DIM, "   and " + (problems.size() - MOST_PROBLEMS) + " more"));
        }
        return lines;
    }

    /** A fact whose details may take more than one line. */
    private static List<Line> facts(String name, int count, String details) {
        List<Line> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String detail : details.split("(?<=,) ")) {
            if (line.length() + detail.length() > DETAILS) {
                lines.add(lines.isEmpty() ? fact(name, count, line.toString()) : further(line));
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(detail);
        }
        lines.add(lines.isEmpty() ? fact(name, count, line.toString()) : further(line));
        return lines;
    }

    private static Line further(StringBuilder details) {
        return new Line().add(" ".repeat(24)).add(Style.DIM, details.toString());
    }

    private static Line fact(String name, int count, String detail) {
        return new Line()
                .left(Style.DIM, " " + name, 17)
                .right(Style.BOLD, Integer.toString(count), 5)
                .add(Style.DIM, "  " + detail);
    }
}

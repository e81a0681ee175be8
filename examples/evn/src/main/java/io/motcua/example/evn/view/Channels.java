package io.motcua.example.evn.view;

import io.motcua.example.evn.view.Snapshot.ByChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The six channels, a column each: what came in, and who has an answer. */
final class Channels {
    private static final int NAME = 17;
    private static final int COLUMN = 9;

    private Channels() {}

    /** What a small screen has room for. */
    static List<Line> brief(Snapshot snapshot) {
        List<Line> lines = new ArrayList<>();
        lines.add(heading(snapshot));
        lines.add(counts("in", Style.BOLD, snapshot, ByChannel::in));
        lines.add(counts("held", Style.HELD, snapshot, ByChannel::held));
        lines.add(counts("answered", Style.GOOD, snapshot, ByChannel::answered));
        lines.add(times("p95", snapshot, ByChannel::answerP95));
        return lines;
    }

    /** All of it. */
    static List<Line> lines(Snapshot snapshot) {
        List<Line> lines = new ArrayList<>();
        lines.add(heading(snapshot));
        lines.add(counts("in", Style.BOLD, snapshot, ByChannel::in));
        lines.add(counts("held", Style.HELD, snapshot, ByChannel::held));
        lines.add(counts("answered", Style.GOOD, snapshot, ByChannel::answered));
        lines.add(times("  p50", snapshot, ByChannel::answerP50));
        lines.add(times("  p95", snapshot, ByChannel::answerP95));
        lines.add(times("  slowest", snapshot, ByChannel::slowestAnswer));
        lines.add(counts("told: acknowl.", Style.GOOD, snapshot, ByChannel::acknowledged));
        lines.add(times("  p50", snapshot, ByChannel::acknowledgedP50));
        lines.add(times("  p95", snapshot, ByChannel::acknowledgedP95));
        return lines;
    }

    private static Line heading(Snapshot snapshot) {
        Line line = new Line().left(Style.DIM, " CHANNEL", NAME);
        snapshot.channels().forEach(each -> line.right(Style.DIM, each.channel().toString(), COLUMN));
        return line.right(Style.DIM, "together", COLUMN);
    }

    private static Line counts(String name, Style style, Snapshot snapshot, ToIntFunction<ByChannel> count) {
        Line line = new Line().left(Style.DIM, " " + name, NAME);
        int together = 0;
        for (ByChannel each : snapshot.channels()) {
            int value = count.applyAsInt(each);
            together += value;
            line.right(value == 0 ? Style.DIM : style, value == 0 ? "·" : Integer.toString(value), COLUMN);
        }
        return line.right(together == 0 ? Style.DIM : style, together == 0 ? "·" : Integer.toString(together), COLUMN);
    }

    private static Line times(String name, Snapshot snapshot, Function<ByChannel, Optional<Duration>> time) {
        Line line = new Line().left(Style.DIM, " " + name, NAME);
        snapshot.channels().forEach(each -> line.right(Style.PLAIN, Percentile.seconds(time.apply(each)), COLUMN));
        return line;
    }
}

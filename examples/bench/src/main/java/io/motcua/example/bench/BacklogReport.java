package io.motcua.example.bench;

import io.motcua.example.bench.BacklogBench.Drained;
import io.motcua.example.bench.BacklogBench.Phase;
import io.motcua.example.bench.generate.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of an outage as text for people, against those before and after it. */
final class BacklogReport {
    private static final double ACCEPTS = 0.95;
    private static final double OTHERS_P99 = 1.2;
    private static final double DRAINED_PER_SECOND = 1_000;
    private static final double P99 = 0.99;

    private final Phase before;
    private final Phase meanwhile;
    private final Phase after;
    private final Drained drained;

    BacklogReport(Phase before, Phase meanwhile, Phase after, Drained drained) {
        this.before = before;
        this.meanwhile = meanwhile;
        this.after = after;
        this.drained = drained;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("accepted/s         before " + accepts(before).format(0) + "  meanwhile "
                + accepts(meanwhile).format(0) + "  after " + accepts(after).format(0));
        lines.add("others' acknowledgment, p99 ms  before " + p99(before).format(1) + "  meanwhile "
                + p99(meanwhile).format(1) + "  after " + p99(after).format(1));
        lines.add(String.format(
                Locale.ROOT,
                "drained %d in %.1f s, %.0f/s; effects %d of %d acknowledged, sent again %d, out of order %d",
                drained.queued(),
                drained.millis() / 1e3,
                drained.perSecond(),
                drained.effects(),
                drained.expected(),
                drained.again(),
                drained.disordered()));
        double accepts = accepts(meanwhile).median()
                / mean(accepts(before).median(), accepts(after).median());
        double others = p99OfAll(meanwhile) / mean(p99OfAll(before), p99OfAll(after));
        lines.add(target("accepts meanwhile, to before and after", accepts, accepts >= ACCEPTS, ">= " + ACCEPTS));
        lines.add(
                target("others' p99 meanwhile, to before and after", others, others <= OTHERS_P99, "<= " + OTHERS_P99));
        lines.add(target(
                "drained per second",
                drained.perSecond(),
                drained.perSecond() >= DRAINED_PER_SECOND,
                ">= " + (int) DRAINED_PER_SECOND));
        lines.add(target(
                "doubled or missing effects",
                Math.abs(drained.effects() - drained.expected()),
                drained.effects() == drained.expected(),
                "0"));
        lines.add(target("out of order", drained.disordered(), drained.disordered() == 0, "0"));
        return lines;
    }

    private static Spread accepts(Phase phase) {
        return Spread.of(phase.accepts().stream().mapToDouble(Run::perSecond));
    }

    private static Spread p99(Phase phase) {
        return Spread.of(
                phase.others().stream().mapToDouble(times -> times.total().quantileMicros(P99) / 1e3));
    }

    /** Of all rounds together: of a single one, too few are above it. */
    private static double p99OfAll(Phase phase) {
        LatencyHistogram all = new LatencyHistogram();
        phase.others().forEach(times -> all.add(times.total()));
        return all.quantileMicros(P99) / 1e3;
    }

    private static double mean(double one, double other) {
        return (one + other) / 2;
    }

    private static String target(String what, double figure, boolean reached, String asked) {
        return String.format(
                Locale.ROOT, "target %s %s: %.2f, %s", what, asked, figure, reached ? "reached" : "MISSED");
    }
}

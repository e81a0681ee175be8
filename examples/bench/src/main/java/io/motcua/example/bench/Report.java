package io.motcua.example.bench;

import io.motcua.example.bench.generate.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures as text for people: the median over the rounds, with the least and the greatest in brackets. */
final class Report {
    private static final double RATIO_TO_LEDGER = 0.6;
    private static final double REQUESTS_PER_FSYNC = 16;
    private static final long ACKNOWLEDGED_P99_MICROS = 250_000;
    private static final long ACKNOWLEDGED_P999_MICROS = 1_000_000;

    private final Map<String, List<Run>> byArm;

    Report(List<Run> runs) {
        byArm = runs.stream().collect(Collectors.groupingBy(Run::arm));
    }

    /** The comparison of the arms. */
    List<String> comparison() {
        List<String> lines = new ArrayList<>();
        for (String arm : List.of("bare", "ledger", "gateway")) {
            lines.add(arm);
            lines.add("  answered/s              " + of(arm, Run::perSecond).format(0));
            lines.add("  CPU us/request          "
                    + of(arm, Run::cpuMicrosPerRequest).format(0));
            if (!arm.equals("bare")) {
                lines.add("  requests/fsync          "
                        + of(arm, Run::requestsPerCommit).format(1));
            }
            lines.add("  p50 ms                  "
                    + of(arm, run -> run.p50Micros() / 1e3).format(1));
            lines.add("  p99 ms                  "
                    + of(arm, run -> run.p99Micros() / 1e3).format(1));
            lines.add("  compiler's share of CPU " + of(arm, Run::compiling).format(2));
            lines.add("  load's own CPU us/req.  "
                    + of(arm, run -> (double) run.generatorCpuMicros() / run.answered())
                            .format(0));
        }
        lines.add("gateway, what it accepted and delivered");
        lines.add("  acknowledged meanwhile  "
                + of("gateway", Run::drainedMeanwhile).format(2));
        lines.add("  backlog at the end      " + of("gateway", Run::backlog).format(0));
        lines.add("  drained after ms        " + of("gateway", Run::drainMillis).format(0));
        lines.add("  CPU us/request, to the acknowledgment  "
                + of("gateway", Run::cpuMicrosPerRequestWithDrain).format(0));
        lines.add("  utilities' CPU us/request              "
                + of("gateway", run -> (double) run.utilitiesCpuMicros() / run.answered())
                        .format(0));
        lines.add("gateway / ledger  throughput "
                + ratio("ledger", Run::perSecond).format(2) + "  CPU "
                + ratio("ledger", Run::cpuMicrosPerRequest).format(2));
        lines.add(
                "gateway / bare    throughput " + ratio("bare", Run::perSecond).format(2) + "  CPU "
                        + ratio("bare", Run::cpuMicrosPerRequest).format(2));
        lines.add(target(
                "gateway / ledger >= " + RATIO_TO_LEDGER,
                ratio("ledger", Run::perSecond).median() >= RATIO_TO_LEDGER));
        lines.add(target(
                "requests per fsync >= " + REQUESTS_PER_FSYNC,
                of("gateway", Run::requestsPerCommit).median() >= REQUESTS_PER_FSYNC));
        return lines;
    }

    /** The times to the acknowledgment. */
    static List<String> acknowledgment(AcknowledgmentTimes times) {
        return List.of(
                "from due to acknowledged by the utility, at " + times.perSecond() + "/s: sent " + times.sent()
                        + ", errors " + times.errors() + ", acknowledged " + times.acknowledged(),
                "  accept ms        " + quantiles(times.accept()),
                "  acknowledged ms  " + quantiles(times.total()),
                target("p99 <= 250 ms", times.total().quantileMicros(0.99) <= ACKNOWLEDGED_P99_MICROS),
                target("p99.9 <= 1 s", times.total().quantileMicros(0.999) <= ACKNOWLEDGED_P999_MICROS));
    }

    private Spread of(String arm, ToDoubleFunction<Run> figure) {
        return Spread.of(byArm.get(arm).stream().mapToDouble(figure));
    }

    /** Round by round, since what disturbs the machine disturbs neighbours alike. */
    private Spread ratio(String arm, ToDoubleFunction<Run> figure) {
        List<Run> gateway = byArm.get("gateway");
        List<Run> other = byArm.get(arm);
        return Spread.of(IntStream.range(0, gateway.size())
                .mapToDouble(i -> figure.applyAsDouble(gateway.get(i)) / figure.applyAsDouble(other.get(i))));
    }

    private static String quantiles(LatencyHistogram histogram) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f  p95 %.1f  p99 %.1f  p99.9 %.1f  max %.1f",
                histogram.quantileMicros(0.5) / 1e3,
                histogram.quantileMicros(0.95) / 1e3,
                histogram.quantileMicros(0.99) / 1e3,
                histogram.quantileMicros(0.999) / 1e3,
                histogram.maxMicros() / 1e3);
    }

    private static String target(String what, boolean reached) {
        return "target " + what + ": " + (reached ? "reached" : "MISSED");
    }
}

package io.motcua.example.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The healthy utility's times with each fault of the other, against those without any. */
final class BulkheadReport {
    private static final double P99 = 0.99;
    private static final double AT_MOST = 1.2;

    private final Map<String, List<Long>> faulty = new LinkedHashMap<>();
    private final List<Long> right;

    /**
     * A turn without the fault and one with it.
     *
     * @param right microseconds until each acknowledgment of the healthy utility, without
     * @param faulty the same, with
     */
    record Pair(String fault, List<Long> right, List<Long> faulty) {
        static final String CSV_HEAD = "fault,turn,micros";

        List<String> csv() {
            return Stream.concat(
                            right.stream().map(micros -> fault + ",right," + micros),
                            faulty.stream().map(micros -> fault + ",faulty," + micros))
                    .toList();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "  %-42s p99 ms %6.1f  without %6.1f", fault, millis(faulty), millis(right));
        }
    }

    BulkheadReport(List<Pair> pairs) {
        pairs.forEach(pair ->
                faulty.computeIfAbsent(pair.fault(), fault -> new ArrayList<>()).addAll(pair.faulty()));
        this.right = all(pairs, Pair::right);
    }

    /** Whether no fault made the others later than it may. */
    boolean isReached() {
        return faulty.values().stream().allMatch(micros -> ratio(micros) <= AT_MOST);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "the other utility's acknowledgments without a fault: %d, p99 %.1f ms",
                right.size(),
                millis(right)));
        faulty.forEach((fault, micros) -> lines.add(String.format(
                Locale.ROOT,
                "target %-42s p99 %5.1f ms, to that <= %.1f: %.2f, %s",
                fault,
                millis(micros),
                AT_MOST,
                ratio(micros),
                ratio(micros) <= AT_MOST ? "reached" : "MISSED")));
        return lines;
    }

    private double ratio(List<Long> micros) {
        return millis(micros) / millis(right);
    }

    private static List<Long> all(List<Pair> pairs, Function<Pair, List<Long>> side) {
        return pairs.stream().flatMap(pair -> side.apply(pair).stream()).toList();
    }

    private static double millis(List<Long> micros) {
        List<Long> sorted = micros.stream().sorted().toList();
        return sorted.get((int) Math.ceil(P99 * sorted.size()) - 1) / 1e3;
    }
}

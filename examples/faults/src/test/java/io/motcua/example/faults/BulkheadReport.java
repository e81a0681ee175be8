package io.motcua.example.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The healthy utility's times with each fault of the other, against those without any. */
final class BulkheadReport {
    private static final double P99 = 0.99;
    private static final double AT_MOST = 1.2;

    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final Map<String, List<Double>> right = new LinkedHashMap<>();

    /** The p99 of each round with a fault, in milliseconds. */
    private record Fault(String setUp, List<Double> p99s) {}

    /**
     * A turn without the fault and one with it.
     *
     * @param setUp what the faulty utility is behind; what is right with the one is no measure for the other
     * @param right microseconds until each acknowledgment of the healthy utility, without
     * @param faulty the same, with
     */
    record Pair(String setUp, String fault, List<Long> right, List<Long> faulty) {
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
        for (Pair pair : pairs) {
            faults.computeIfAbsent(pair.fault(), fault -> new Fault(pair.setUp(), new ArrayList<>()))
                    .p99s()
                    .add(millis(pair.faulty()));
            right.computeIfAbsent(pair.setUp(), setUp -> new ArrayList<>()).add(millis(pair.right()));
        }
    }

    /** Whether no fault made the others later than it may. */
    boolean isReached() {
        return faults.values().stream().allMatch(fault -> ratio(fault) <= AT_MOST);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        right.forEach((setUp, p99s) -> lines.add(String.format(
                Locale.ROOT,
                "the other utility's acknowledgments beside a right %s: p99 %.1f ms, median of %d turns",
                setUp,
                median(p99s),
                p99s.size())));
        faults.forEach((name, fault) -> lines.add(String.format(
                Locale.ROOT,
                "target %-42s p99 %5.1f ms, to that beside a right %-6s <= %.1f: %.2f, %s",
                name,
                median(fault.p99s()),
                fault.setUp(),
                AT_MOST,
                ratio(fault),
                ratio(fault) <= AT_MOST ? "reached" : "MISSED")));
        return lines;
    }

    private double ratio(Fault fault) {
        return median(fault.p99s()) / median(right.get(fault.setUp()));
    }

    /** One pause of the machine is one turn's, and does not decide. */
    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double millis(List<Long> micros) {
        List<Long> sorted = micros.stream().sorted().toList();
        return sorted.get((int) Math.ceil(P99 * sorted.size()) - 1) / 1e3;
    }
}

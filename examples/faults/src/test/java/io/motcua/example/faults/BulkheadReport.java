package io.motcua.example.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The healthy utility's times with each fault of the other, against those of the turns without any right before and
 * right after it. A whole run drifts by more than a fault costs; the turns beside each other do not.
 */
final class BulkheadReport {
    static final String CSV_HEAD = "turn,fault,micros";
    private static final double P99 = 0.99;
    private static final double AT_MOST = 1.2;

    private final List<Turn> turns;
    private final Map<String, List<Beside>> faults = new LinkedHashMap<>();

    /**
     * A time of load.
     *
     * @param fault what the other utility had, if anything
     * @param micros until each acknowledgment of the healthy utility
     */
    record Turn(Optional<String> fault, List<Long> micros) {
        double p99() {
            List<Long> sorted = micros.stream().sorted().toList();
            return sorted.get((int) Math.ceil(P99 * sorted.size()) - 1) / 1e3;
        }
    }

    /** A p99 with a fault, and those before and after it; in milliseconds. */
    private record Beside(double before, double faulty, double after) {
        double right() {
            return Math.sqrt(before * after);
        }

        double ratio() {
            return faulty / right();
        }
    }

    /** Turns in their order, each with a fault between two without. */
    BulkheadReport(List<Turn> turns) {
        this.turns = List.copyOf(turns);
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (turn.fault().isPresent()) {
                faults.computeIfAbsent(turn.fault().get(), fault -> new ArrayList<>())
                        .add(new Beside(without(i - 1), turn.p99(), without(i + 1)));
            }
        }
    }

    private double without(int i) {
        Turn turn = turns.get(i);
        if (turn.fault().isPresent()) {
            throw new IllegalArgumentException("Turn " + i + " is beside a fault and has one itself");
        }
        return turn.p99();
    }

    /** Whether no fault made the others later than it may. */
    boolean isReached() {
        return faults.values().stream().allMatch(BulkheadReport::isReached);
    }

    List<String> lines() {
        return faults.entrySet().stream()
                .map(fault -> line(fault.getKey(), fault.getValue()))
                .toList();
    }

    /** Each time that was measured. */
    Stream<String> csv() {
        return IntStream.range(0, turns.size())
                .boxed()
                .flatMap(i -> turns.get(i).micros().stream()
                        .map(micros -> (i + 1) + "," + turns.get(i).fault().orElse("none") + "," + micros));
    }

    private static String line(String fault, List<Beside> rounds) {
        return String.format(
                Locale.ROOT,
                "target %-42s p99 %5.1f ms, without %5.1f; to the turns beside it <= %.1f: %.2f (%.2f to %.2f), %s",
                fault,
                median(rounds, Beside::faulty),
                median(rounds, Beside::right),
                AT_MOST,
                median(rounds, Beside::ratio),
                rounds.stream().mapToDouble(Beside::ratio).min().orElseThrow(),
                rounds.stream().mapToDouble(Beside::ratio).max().orElseThrow(),
                isReached(rounds) ? "reached" : "MISSED");
    }

    private static boolean isReached(List<Beside> rounds) {
        return median(rounds, Beside::ratio) <= AT_MOST;
    }

    /** One pause of the machine is one round's, and does not decide. */
    private static double median(List<Beside> rounds, ToDoubleFunction<Beside> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

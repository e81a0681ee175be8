package io.motcua.example.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole bench: the arms take turns, round after round, each after the gateway has drained; then the time to the
 * acknowledgment at a steady rate. The raw figures are kept in the folder as CSV.
 */
public final class Bench {
    private final Plan plan;
    private final PrintStream out;

    /**
     * How much is measured.
     *
     * @param warmUp of each arm, before anything counts
     * @param turn of each arm in each round
     * @param inFlight requests that wait for their answer at once
     * @param perSecond the steady rate of the second part
     * @param steady how long the second part takes
     */
    record Plan(Duration warmUp, int rounds, Duration turn, int inFlight, int perSecond, Duration steady) {
        static final Plan FULL =
                new Plan(Duration.ofSeconds(8), 5, Duration.ofSeconds(5), 64, 100, Duration.ofSeconds(60));
        static final Plan QUICK =
                new Plan(Duration.ofMillis(500), 1, Duration.ofMillis(500), 64, 50, Duration.ofSeconds(2));
    }

    /** What was measured. */
    record Result(List<Run> runs, AcknowledgmentTimes times) {}

    Bench(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /** Words: the profile's folder, the folder to work in, and {@code --quick} for seconds instead of minutes. */
    public static void main(String[] words) throws IOException, SQLException, InterruptedException {
        List<String> given = List.of(words);
        Path folder = Path.of(words[1]).resolve("bench-" + System.currentTimeMillis());
        new Bench(given.contains("--quick") ? Plan.QUICK : Plan.FULL, System.out).run(Path.of(words[0]), folder);
    }

    /** Measures, reports, and gives the figures. */
    Result run(Path profile, Path folder) throws IOException, SQLException, InterruptedException {
        out.println("Processors " + Runtime.getRuntime().availableProcessors() + ", Java "
                + System.getProperty("java.version") + ", in flight " + plan.inFlight());
        List<Run> runs = new ArrayList<>();
        try (Stage stage = new Stage(folder, profile)) {
            for (Arm arm : stage.arms()) {
                arm.run(0, stage.generator(), plan.warmUp(), plan.inFlight());
            }
            for (int round = 1; round <= plan.rounds(); round++) {
                for (Arm arm : stage.arms()) {
                    Run run = arm.run(round, stage.generator(), plan.turn(), plan.inFlight());
                    out.println(run.csv());
                    runs.add(run);
                }
            }
            keep(folder.resolve("arms.csv"), runs);
            new Report(runs).comparison().forEach(out::println);
            Path sent = folder.resolve("steady.tsv").toAbsolutePath();
            AcknowledgmentTimes times = AcknowledgmentTimes.measure(
                    stage.gateway(), stage.gatewayLedger(), stage.generator(), sent, plan.perSecond(), plan.steady());
            Report.acknowledgment(times).forEach(out::println);
            out.println("raw figures: " + folder.toAbsolutePath());
            return new Result(runs, times);
        }
    }

    private static void keep(Path file, List<Run> runs) throws IOException {
        Files.write(
                file,
                Stream.concat(Stream.of(Run.CSV_HEAD), runs.stream().map(Run::csv))
                        .toList());
    }
}

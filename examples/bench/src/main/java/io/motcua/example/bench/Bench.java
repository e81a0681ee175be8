package io.motcua.example.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole bench: the arms take turns, round after round, each after the gateway has drained; then the time to the
 * acknowledgment at a steady rate. The raw figures are kept in the folder as CSV.
 */
public final class Bench {
    private final Plan plan;
    private final PrintStream out;

    /** What was measured. */
    record Result(List<Run> runs, Optional<AcknowledgmentTimes> times) {}

    Bench(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /** Words: the profile's folder, the folder to work in, then {@link Plan#OPTIONS}. */
    public static void main(String[] words) throws IOException, SQLException, InterruptedException {
        Plan plan = Plan.of(List.of(words).subList(2, words.length));
        Path folder = Path.of(words[1]).resolve("bench-" + System.currentTimeMillis());
        new Bench(plan, System.out).run(Path.of(words[0]), folder);
    }

    /** Measures, reports, and gives the figures. */
    Result run(Path profile, Path folder) throws IOException, SQLException, InterruptedException {
        out.println("Processors " + Runtime.getRuntime().availableProcessors() + ", Java "
                + System.getProperty("java.version") + ", in flight " + plan.inFlight());
        try (Stage stage = new Stage(folder, profile, plan.recording())) {
            List<Run> runs = turns(stage);
            keep(folder.resolve("arms.csv"), runs);
            new Report(runs).comparison().forEach(out::println);
            Optional<AcknowledgmentTimes> times = steady(stage, folder.resolve("steady.tsv"));
            times.map(Report::acknowledgment).ifPresent(lines -> lines.forEach(out::println));
            out.println("raw figures: " + folder.toAbsolutePath());
            return new Result(runs, times);
        }
    }

    private List<Run> turns(Stage stage) throws SQLException, InterruptedException {
        for (Arm arm : stage.arms()) {
            Run warm = arm.warm(stage.generator(), plan.turn(), plan.warmUp(), plan.inFlight());
            out.println("warm-up  " + warm.csv());
        }
        out.println("         " + Run.CSV_HEAD);
        List<Run> runs = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Arm arm : stage.arms()) {
                Run run = arm.run(round, stage.generator(), plan.turn(), plan.inFlight());
                out.println("         " + run.csv());
                runs.add(run);
            }
        }
        return runs;
    }

    private Optional<AcknowledgmentTimes> steady(Stage stage, Path file)
            throws IOException, SQLException, InterruptedException {
        if (plan.steady().isZero()) {
            return Optional.empty();
        }
        return Optional.of(AcknowledgmentTimes.measure(
                stage.gateway(),
                stage.gatewayLedger(),
                stage.generator(),
                "all",
                file.toAbsolutePath(),
                plan.perSecond(),
                plan.steady()));
    }

    private static void keep(Path file, List<Run> runs) throws IOException {
        Files.write(
                file,
                Stream.concat(Stream.of(Run.CSV_HEAD), runs.stream().map(Run::csv))
                        .toList());
    }
}

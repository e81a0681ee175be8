package io.motcua.example.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a gateway does while one utility is not there, and when it comes back: how fast it accepts and how soon the
 * other utilities acknowledge, before, meanwhile and after; and how fast the backlog drains, in which order, and
 * whether twice.
 */
public final class BacklogBench {
    private static final Duration FILL_WITHIN = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 20;
    /** So often a turn is repeated in which the gateway's compiler was busy. */
    private static final int AGAIN = 3;

    private static final long DRAIN_WITHIN_NANOS = Duration.ofMinutes(10).toNanos();

    private final BacklogPlan plan;
    private final PrintStream out;

    /** What a phase came to. */
    record Phase(String name, List<Run> accepts, List<AcknowledgmentTimes> others) {}

    /**
     * What the end of the outage came to.
     *
     * @param queued deliveries that waited for the utility
     * @param millis until it had acknowledged the last
     * @param effects of the utility, all in all
     * @param expected of it: what it has acknowledged by the ledger
     */
    record Drained(long queued, long millis, long effects, long expected, long again, long disordered) {
        double perSecond() {
            return queued * 1e3 / millis;
        }
    }

    BacklogBench(BacklogPlan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /** Words: the profile's folder, the folder to work in, then those of {@link BacklogPlan#of}. */
    public static void main(String[] words) throws IOException, SQLException, InterruptedException {
        BacklogPlan plan = BacklogPlan.of(List.of(words).subList(2, words.length));
        Path folder = Path.of(words[1]).resolve("backlog-" + System.currentTimeMillis());
        new BacklogBench(plan, System.out).run(Path.of(words[0]), folder);
    }

    /** Measures, reports, and gives the figures of the drain. */
    Drained run(Path profile, Path folder) throws IOException, SQLException, InterruptedException {
        try (BacklogStage stage = new BacklogStage(folder, profile)) {
            Arm gateway = stage.gateway();
            gateway.warm(stage.generator(), plan.turn(), plan.warmUp(), Plan.FULL.inFlight());
            Phase before = phase("before", stage, gateway, folder);
            Arm without = gateway.without(BacklogStage.DOWN);
            stage.server("stop");
            fill(stage, without);
            out.println(
                    "queued for " + BacklogStage.DOWN + ": " + stage.ledger().dueTo(BacklogStage.DOWN));
            Phase down = phase("meanwhile", stage, without, folder);
            Drained drained = drain(stage);
            gateway.awaitDrained();
            Phase after = phase("after", stage, gateway, folder);
            new BacklogReport(before, down, after, drained).lines().forEach(out::println);
            out.println("raw figures: " + folder.toAbsolutePath());
            return drained;
        }
    }

    private Phase phase(String name, BacklogStage stage, Arm gateway, Path folder)
            throws IOException, SQLException, InterruptedException {
        List<Run> accepts = new ArrayList<>();
        List<AcknowledgmentTimes> others = new ArrayList<>();
        // What the phase before has left to be done, in the database's log for example, is no figure of this one.
        gateway.run(0, stage.generator(), plan.turn(), Plan.FULL.inFlight());
        for (int round = 1; round <= plan.rounds(); round++) {
            Run run = gateway.run(round, stage.generator(), plan.turn(), Plan.FULL.inFlight());
            for (int again = 0; again < AGAIN && run.compiling() > Arm.WARM; again++) {
                out.println(name + "  not counted, its compiler was busy  " + run.csv());
                run = gateway.run(round, stage.generator(), plan.turn(), Plan.FULL.inFlight());
            }
            out.println(name + "  " + run.csv());
            accepts.add(run);
            others.add(AcknowledgmentTimes.measure(
                    gateway,
                    stage.ledger(),
                    stage.generator(),
                    "but:" + BacklogStage.DOWN,
                    folder.resolve(name + "-" + round + ".tsv").toAbsolutePath(),
                    plan.perSecond(),
                    plan.steady()));
        }
        return new Phase(name, accepts, others);
    }

    /** Follow-ups are sent when what they follow up is understood, as people do. */
    private void fill(BacklogStage stage, Arm without) throws SQLException, InterruptedException {
        Figures figures = Figures.parse(ask(stage, "fill", BacklogStage.DOWN + " " + plan.queued()));
        if (figures.get("errors") > 0) {
            throw new IllegalStateException("The gateway refused " + figures.get("errors") + " requests");
        }
        ask(stage, "converse", BacklogStage.DOWN + " " + plan.conversations());
        without.awaitDrained();
        for (int round = 1; round <= BacklogPlan.FOLLOW_UPS; round++) {
            ask(stage, "follow", Integer.toString(round));
            without.awaitDrained();
        }
    }

    private static String ask(BacklogStage stage, String command, String rest) {
        return stage.generator().ask(command + " " + stage.gateway().port() + " " + Arm.PATH + " " + rest, FILL_WITHIN);
    }

    /** Nothing else goes on meanwhile. */
    private Drained drain(BacklogStage stage) throws SQLException, InterruptedException {
        long queued = stage.ledger().dueTo(BacklogStage.DOWN);
        long start = System.nanoTime();
        stage.server("serve");
        while (stage.ledger().dueTo(BacklogStage.DOWN) > 0) {
            if (System.nanoTime() - start > DRAIN_WITHIN_NANOS) {
                throw new IllegalStateException(
                        "Not drained in ten minutes: " + stage.ledger().dueTo(BacklogStage.DOWN) + " are left");
            }
            Thread.sleep(POLL_MILLIS);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        Figures counts = Figures.parse(stage.server("counts"));
        return new Drained(
                queued,
                millis,
                counts.get("effects"),
                stage.ledger().acknowledgedBy(BacklogStage.DOWN),
                counts.get("again"),
                counts.get("disordered"));
    }
}

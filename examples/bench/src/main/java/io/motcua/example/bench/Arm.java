package io.motcua.example.bench;

import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.reconcile.LedgerFile;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A server that is measured, and the turn that it takes.
 *
 * @param counts whether it has a ledger that counts
 * @param drain what goes on after the answers, if anything does
 */
record Arm(String name, Child server, int port, boolean counts, Optional<Drain> drain) {
    /**
     * The ledger that work is left in after the answers, and the utilities that it is delivered to.
     *
     * @param down the utility that is not there, whose work stays
     */
    record Drain(LedgerFile ledger, Child utilities, Optional<String> down) {
        private long backlog() throws SQLException {
            return ledger.dueWork() - (down.isEmpty() ? 0 : ledger.dueTo(down.get()));
        }
    }

    /** The path that every arm is asked by, as long as the app channel's. */
    static final String PATH = "/app/v1/requests";

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(120);
    private static final Duration DRAIN_WITHIN = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 50;
    /** A server is warm when its compiler needs no more of its processor time. */
    static final double WARM = 0.05;

    Arm {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(drain, "drain");
    }

    /**
     * Loads it, turn after turn, until its compiler has little left to do.
     *
     * @param turns the most turns
     * @return the last of them
     */
    Run warm(Child generator, Duration turn, int turns, int inFlight) throws SQLException, InterruptedException {
        Run run = run(0, generator, turn, inFlight);
        for (int i = 1; i < turns && run.compiling() > WARM; i++) {
            run = run(0, generator, turn, inFlight);
        }
        return run;
    }

    /** Loads it for this long, waits until its work is done, and gives the figures. */
    Run run(int round, Child generator, Duration duration, int inFlight) throws SQLException, InterruptedException {
        long commits = commits();
        Duration compilerCpu = server.compilerCpu();
        Duration cpu = server.cpu();
        Duration generatorCpu = generator.cpu();
        Duration utilitiesCpu = utilitiesCpu();
        Figures figures = Figures.parse(generator.ask(
                "closed " + port + " " + PATH + " all " + duration.toMillis() + " " + inFlight, ANSWER_WITHIN));
        if (figures.get("errors") > 0) {
            throw new IllegalStateException(name + " refused " + figures.get("errors") + " of "
                    + (figures.get("errors") + figures.get("answered")) + "; the generator's log names the first");
        }
        long cpuMicros = micros(server.cpu().minus(cpu));
        long generatorCpuMicros = micros(generator.cpu().minus(generatorCpu));
        long committed = commits() - commits;
        long compilerCpuMicros = micros(server.compilerCpu().minus(compilerCpu));
        long backlog = backlog();
        long drainMillis = awaitDrained();
        return new Run(
                name,
                round,
                figures.get("answered"),
                figures.get("micros"),
                figures.get("p50"),
                figures.get("p99"),
                figures.get("max"),
                cpuMicros,
                compilerCpuMicros,
                generatorCpuMicros,
                committed,
                backlog,
                drainMillis,
                micros(server.cpu().minus(cpu)),
                micros(utilitiesCpu().minus(utilitiesCpu)));
    }

    /**
     * Waits until all that it accepted is acknowledged.
     *
     * @return how many milliseconds that took
     * @throws IllegalStateException if it takes ten minutes
     */
    long awaitDrained() throws SQLException, InterruptedException {
        long start = System.nanoTime();
        while (backlog() > 0) {
            if (System.nanoTime() - start > DRAIN_WITHIN.toNanos()) {
                throw new IllegalStateException(name + " still has " + backlog() + " requests to deliver after "
                        + DRAIN_WITHIN.toMinutes() + " minutes");
            }
            Thread.sleep(POLL_MILLIS);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** The same, while this utility is not there. */
    Arm without(String utility) {
        Drain work = drain.orElseThrow();
        return new Arm(
                name,
                server,
                port,
                counts,
                Optional.of(new Drain(work.ledger(), work.utilities(), Optional.of(utility))));
    }

    private long backlog() throws SQLException {
        return drain.isEmpty() ? 0 : drain.get().backlog();
    }

    private Duration utilitiesCpu() {
        return drain.map(work -> work.utilities().cpu()).orElse(Duration.ZERO);
    }

    private long commits() {
        return counts ? Figures.parse(server.ask("counts", ANSWER_WITHIN)).get("commits") : 0;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}

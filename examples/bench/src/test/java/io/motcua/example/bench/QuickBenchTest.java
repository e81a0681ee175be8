package io.motcua.example.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickBenchTest {
    @TempDir
    Path folder;

    /** That there are figures and that they can be true; never how good they are. */
    @Test
    void theQuickFormGivesFiguresThatCanBeTrue() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Bench bench = new Bench(Plan.QUICK, new PrintStream(text, true, StandardCharsets.UTF_8));

        Bench.Result result = bench.run(Path.of("../evn/config/profile"), folder.resolve("bench"));

        assertThat(result.runs()).extracting(Run::arm).containsExactly("bare", "ledger", "gateway");
        assertThat(result.runs()).allSatisfy(run -> {
            assertThat(run.answered()).isPositive();
            assertThat(run.cpuMicros()).isPositive();
            assertThat(run.p50Micros()).isBetween(1L, run.p99Micros());
            assertThat(run.p99Micros()).isLessThanOrEqualTo(run.maxMicros());
        });
        assertThat(result.runs().get(0).commits()).isZero();
        assertThat(result.runs().subList(1, 3))
                .allSatisfy(run -> assertThat(run.commits()).isBetween(1L, 10 * run.answered()));
        assertThat(result.times()).hasValueSatisfying(times -> {
            assertThat(times.sent()).isEqualTo(100);
            assertThat(times.acknowledged()).isEqualTo(100);
            assertThat(times.total().quantileMicros(0.5))
                    .isGreaterThan(times.accept().quantileMicros(0.5));
        });
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains("gateway / ledger", "requests/fsync", "target p99 <= 250 ms", "raw figures: ");
        assertThat(folder.resolve("bench/arms.csv")).content().contains(Run.CSV_HEAD);
    }

    /** Every effect is counted by the utility itself, and compared with what the ledger has as acknowledged. */
    @Test
    void aBacklogDrainsInOrderAndOnce() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        BacklogBench bench = new BacklogBench(BacklogPlan.QUICK, new PrintStream(text, true, StandardCharsets.UTF_8));

        BacklogBench.Drained drained = bench.run(Path.of("../evn/config/profile"), folder.resolve("backlog"));

        int followedUp = BacklogPlan.QUICK.conversations() * BacklogPlan.FOLLOW_UPS;
        assertThat(drained.queued())
                .isGreaterThanOrEqualTo(BacklogPlan.QUICK.queued() + BacklogPlan.QUICK.conversations() + followedUp);
        assertThat(drained.effects()).isEqualTo(drained.expected());
        assertThat(drained.disordered()).isZero();
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains("accepted/s", "target drained per second", "raw figures: ");
    }

    @Test
    void optionsChangeThePlanAndUnknownOnesAreRefused() {
        Plan plan = Plan.of(List.of("--rounds=7", "--steady=0", "--turn=2"));

        assertThat(plan.rounds()).isEqualTo(7);
        assertThat(plan.steady()).isZero();
        assertThat(plan.turn()).isEqualTo(Duration.ofSeconds(2));
        assertThat(plan.inFlight()).isEqualTo(64);
        assertThatThrownBy(() -> Plan.of(List.of("--fast")))
                .hasMessageContaining("--fast")
                .hasMessageContaining("--turn");
    }

    @Test
    void theMiddleAndTheEndsOfSomeFiguresAreTold() {
        assertThat(Spread.of(DoubleStream.of(3, 1, 2))).isEqualTo(new Spread(2, 1, 3));
        assertThat(Spread.of(DoubleStream.of(4, 1)).format(1)).isEqualTo("2.5 (1.0–4.0)");
    }
}

package io.motcua.example.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.example.faults.BulkheadReport.Turn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkheadsTest {
    private static final Turn QUIET = turn(Optional.empty(), 10_000);

    @TempDir
    Path folder;

    /** That there is a figure for each fault; never how good it is. */
    @Test
    void theQuickFormMeasuresEachFault() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();

        new Bulkheads(BulkheadPlan.QUICK, folder, new PrintStream(text, true, StandardCharsets.UTF_8)).run();

        assertThat(text.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("target ")))
                .hasSize(1 + HttpFault.values().length + 5);
        assertThat(folder.resolve("micros.csv")).content().contains("\n1,none,", "\n2,refused,", ",full broker,");
    }

    @Test
    void oneFaultThatMakesTheOthersLateMissesTheTarget() {
        assertThat(new BulkheadReport(List.of(QUIET, faulty("harmless", 11_900), QUIET)).isReached())
                .isTrue();

        BulkheadReport report =
                new BulkheadReport(List.of(QUIET, faulty("harmless", 11_900), QUIET, faulty("harmful", 12_100), QUIET));

        assertThat(report.isReached()).isFalse();
        assertThat(report.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("harmless").endsWith(": 1.19 (1.19 to 1.19), reached"),
                        line -> assertThat(line).contains("harmful").endsWith(": 1.21 (1.21 to 1.21), MISSED"));
    }

    @Test
    void onePauseOfTheMachineInThreeRoundsIsNotTheFaults() {
        Turn harmless = faulty("harmless", 10_000);

        assertThat(new BulkheadReport(
                                List.of(QUIET, harmless, QUIET, faulty("harmless", 99_000), QUIET, harmless, QUIET))
                        .isReached())
                .isTrue();
    }

    @Test
    void aFaultIsMeasuredByTheTurnsBesideItHoweverFastTheOthersAre() {
        Turn slow = turn(Optional.empty(), 20_000);

        assertThat(new BulkheadReport(
                                List.of(QUIET, faulty("early", 10_000), QUIET, slow, faulty("late", 20_000), slow))
                        .isReached())
                .isTrue();
        assertThat(new BulkheadReport(List.of(slow, QUIET, faulty("harmful", 15_000), QUIET, slow)).isReached())
                .isFalse();
    }

    @Test
    void aFaultBesideAnotherFaultIsNoMeasure() {
        assertThatThrownBy(() -> new BulkheadReport(List.of(QUIET, faulty("one", 1), faulty("two", 1), QUIET)))
                .hasMessageContaining("Turn 2");
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThatThrownBy(() -> BulkheadPlan.of(List.of("--fast"))).hasMessageContaining("--fast");
    }

    private static Turn faulty(String fault, long micros) {
        return turn(Optional.of(fault), micros);
    }

    private static Turn turn(Optional<String> fault, long micros) {
        return new Turn(fault, Collections.nCopies(100, micros));
    }
}

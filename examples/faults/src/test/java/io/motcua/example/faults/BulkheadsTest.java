package io.motcua.example.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.example.faults.BulkheadReport.Pair;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkheadsTest {
    private static final List<Long> FAST = Collections.nCopies(100, 10_000L);
    private static final List<Long> LATE = Collections.nCopies(100, 12_100L);

    @TempDir
    Path folder;

    /** That there is a figure for each fault; never how good it is. */
    @Test
    void theQuickFormMeasuresEachFault() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();

        new Bulkheads(BulkheadPlan.QUICK, folder, new PrintStream(text, true, StandardCharsets.UTF_8)).run();

        assertThat(text.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("target ")))
                .hasSize(1 + HttpFault.values().length + 5);
        assertThat(folder.resolve("micros.csv")).content().contains("full broker,faulty,", "refused,right,");
    }

    @Test
    void oneFaultThatMakesTheOthersLateMissesTheTarget() {
        Pair harmless = new Pair("server", "harmless", FAST, FAST);

        assertThat(new BulkheadReport(List.of(harmless)).isReached()).isTrue();
        BulkheadReport report = new BulkheadReport(List.of(harmless, new Pair("server", "harmful", FAST, LATE)));
        assertThat(report.isReached()).isFalse();
        assertThat(report.lines()).anyMatch(line -> line.contains("harmful") && line.endsWith("1.21, MISSED"));
    }

    @Test
    void onePauseOfTheMachineInThreeRoundsIsNotTheFaults() {
        Pair quiet = new Pair("server", "harmless", FAST, FAST);

        assertThat(new BulkheadReport(List.of(quiet, new Pair("server", "harmless", FAST, LATE), quiet)).isReached())
                .isTrue();
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThatThrownBy(() -> BulkheadPlan.of(List.of("--fast"))).hasMessageContaining("--fast");
    }
}

package io.motcua.example.evn.utility;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Priority;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final Instant AT = Instant.parse("2026-05-19T13:41:00.123456Z");

    static Report[] everyKind() {
        return new Report[] {
            new Report.Ready(),
            new Report.Took(AT, "MC-222-222-222", Priority.P0, false),
            new Report.Took(AT, "MC-222-222-222", Priority.P3, true),
            new Report.Said(AT, AT.minusMillis(3), "MC-222-222-222", "in-progress")
        };
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void whatIsWrittenIsReadAgain(Report report) {
        assertThat(Report.read(Report.write(report))).contains(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WARN something of a library", "readiness"})
    void otherLinesAreNoReports(String line) {
        assertThat(Report.read(line)).isEmpty();
    }
}

package io.motcua.example.evn.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    private final Scene scene = new Scene().until(180);
    private final Moment moment =
            new Moment("requests come in", Duration.ofSeconds(7), Duration.ofSeconds(10), false, "folder");

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40", "60, 21", "100, 30", "200, 60", "79, 25"})
    void theScreenFitsTheTerminal(int columns, int rows) {
        List<Line> lines = lines(columns, rows);

        assertThat(lines).hasSizeLessThanOrEqualTo(rows);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(Columns.of(line.render(columns, false))).isLessThanOrEqualTo(columns));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40"})
    void nothingIsCutOffWhereThereIsUsualRoom(int columns, int rows) {
        assertThat(lines(columns, rows).subList(0, rows - 5))
                .allSatisfy(line -> assertThat(line.columns()).isLessThanOrEqualTo(columns));
    }

    @Test
    void colouredAndPlainLinesHaveTheSameWords() {
        String coloured =
                lines(120, 40).stream().map(line -> line.render(120, true)).collect(Collectors.joining("\n"));
        String plain =
                lines(120, 40).stream().map(line -> line.render(120, false)).collect(Collectors.joining("\n"));

        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(plain);
        assertThat(plain).doesNotContain("\033");
    }

    @Test
    void itShowsWhatComesInWhereItGoesAndWhatIsHeld() {
        String text = lines(120, 40).stream().map(Line::toString).collect(Collectors.joining("\n"));

        assertThat(text)
                .contains("app", "hotline", "email", "sms", "web", "portal", "answered")
                .contains("EVNNPC", "EVNCPC", "EVNSPC", "EVNHANOI", "EVNHCMC")
                .contains("HELD FOR A PERSON", "no place", "REFUSED (4xx)", "0:07 of 0:10", "beyond:")
                .contains("✓ 0.34", "→ EVNNPC");
    }

    @Test
    void nothingOfAnEmptyRunIsANumberByZero() {
        Snapshot nothing = new Scene().observations.snapshot(8);

        assertThat(Screen.lines(nothing, moment, 120, 40)).hasSizeLessThanOrEqualTo(40);
        assertThat(PlainLine.of(nothing, moment)).contains("in 0", "p50 – s");
    }

    private List<Line> lines(int columns, int rows) {
        return Screen.lines(scene.observations.snapshot(Screen.recentRows(rows)), moment, columns, rows);
    }
}

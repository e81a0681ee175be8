package io.motcua.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private static final String CASE = """
            {"id":"%s","channel":"hotline","receivedAt":"2026-05-19T20:41:00+07:00","account":"19001000",\
            "input":{"note":"Mất điện cả xóm, xã Hải Hậu, tỉnh Ninh Bình"},"expected":{"disposition":"REQUEST",\
            "serviceCode":"OUTAGE","priority":"P1","hazards":[],"customerCode":null,"phone":null,"provinceCode":"37",\
            "communeCode":null,"decision":"ROUTE","jurisdiction":"%s","because":"address.province"}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void aCheckoutIsMeasuredWithItsExampleWhenNoConfigurationIsNamed() throws IOException {
        write(CASE.formatted("a", "EVNNPC"));

        assertThat(execute("evaluate", folder.toString())).isEqualTo(ExitStatus.WELL);

        assertThat(out.toString()).contains("1 cases", "wrong region: 0", "service code");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aWrongRegionIsNamedAndMakesTheStatusNo() throws IOException {
        write(CASE.formatted("far-away", "EVNSPC"));

        assertThat(execute("evaluate", folder.toString(), "--json")).isEqualTo(ExitStatus.NO);

        assertThat(out.toString())
                .contains("\"wrongRegion\" : 1", "\"far-away\"", "\"field\" : \"jurisdiction\"", "\"EVNSPC\"");
    }

    @Test
    void aCaseIsExplainedInWordsWithWhatDiffersFromItsLabel() throws IOException {
        write(CASE.formatted("far-away", "EVNSPC"));

        assertThat(execute("evaluate", folder.toString(), "--explain", "far-away"))
                .isEqualTo(ExitStatus.WELL);
        assertThat(execute("evaluate", folder.toString(), "--explain", "far-away", "--language", "vi"))
                .isEqualTo(ExitStatus.WELL);

        assertThat(out.toString())
                .contains(
                        "EVNNPC serves it, because of the province that is named.",
                        "“Ninh Bình” address.province",
                        "≠ jurisdiction: label EVNSPC, here EVNNPC",
                        "EVNNPC phục vụ yêu cầu này");
    }

    @Test
    void aCaseThatIsNotThereIsAMistake() throws IOException {
        write(CASE.formatted("a", "EVNNPC"));

        assertThat(execute("evaluate", folder.toString(), "--explain", "b")).isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString()).contains("no case 'b'");
    }

    @Test
    void mistakesAreToldWithFileAndLine() throws IOException {
        write(CASE.formatted("a", "EVNNPC") + CASE.formatted("a", "EVNNPC"));

        assertThat(execute("evaluate", folder.toString())).isEqualTo(ExitStatus.MISTAKE);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(folder + "/hotline.jsonl:2: id: found 'a'");
    }

    private void write(String lines) throws IOException {
        Files.writeString(folder.resolve("hotline.jsonl"), lines);
    }

    private int execute(String... arguments) {
        return Motcua.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}

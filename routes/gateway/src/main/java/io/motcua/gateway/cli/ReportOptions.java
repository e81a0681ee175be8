package io.motcua.gateway.cli;

import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.Settings;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.ReportJson;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that ask: whom, and how the answer is written. */
final class ReportOptions {
    static final String JSON = "write the answer as JSON";
    static final String FOLDER =
            "the folder with gateway.yaml; the gateway that runs with it is asked, or its ledger when none runs";

    @Mixin
    private HelpOption help = new HelpOption();

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "DIR",
            description = FOLDER)
    Path folder = Path.of("");

    @Option(names = "--json", description = JSON)
    boolean json;

    Desk desk() throws ConfigException, CommandFailure {
        return DeskFinder.find(Settings.read(folder));
    }

    /** The report as JSON if that was asked for, else as the text. */
    String written(Object report, String text) {
        return json ? ReportJson.write(report) + System.lineSeparator() : text;
    }
}

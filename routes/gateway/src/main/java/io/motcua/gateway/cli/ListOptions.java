package io.motcua.gateway.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@link ReportOptions} of a command that lists, and has commands below it that do something. */
final class ListOptions {
    @Mixin
    private HelpOption help = new HelpOption();

    // Not required by picocli, which would ask for it before a command below, too.
    @Option(
            names = {"-c", "--config"},
            paramLabel = "DIR",
            description = ReportOptions.FOLDER)
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", description = ReportOptions.JSON)
    private boolean json;

    /** What was asked for, of the command itself. */
    ReportOptions of(CommandSpec spec) {
        ReportOptions options = new ReportOptions();
        options.folder = folder.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "Missing required option: '--config=DIR'"));
        options.json = json;
        return options;
    }
}

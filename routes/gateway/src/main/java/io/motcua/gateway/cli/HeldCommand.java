package io.motcua.gateway.cli;

import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.HeldReport;
import io.motcua.gateway.report.ReportText;
import java.io.IOException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "held",
        header = {"Lists what waits for a person, oldest first.", ""},
        description = {"Each with its reason; 'explain' tells the rest of its story.", ""},
        footer = {"", "Example:", "  motcua held --config /etc/motcua --limit 20"})
final class HeldCommand implements Callable<Integer> {
    private static final int MAX_LIMIT = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "the most to list, from 1 to " + MAX_LIMIT + "; ${DEFAULT-VALUE} if it is left out")
    private int limit;

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ParameterException(spec.commandLine(), "--limit is from 1 to " + MAX_LIMIT + ", not " + limit);
        }
        try (Desk desk = options.desk()) {
            HeldReport held = desk.held(limit);
            spec.commandLine().getOut().print(options.written(held, new ReportText(ZoneId.systemDefault()).of(held)));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

package io.motcua.gateway.cli;

import io.motcua.gateway.report.ClocksReport;
import io.motcua.gateway.report.ClocksText;
import io.motcua.gateway.report.Desk;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "clocks",
        header = {"Lists what takes too long, or soon will, the earliest limit first.", ""},
        description = {
            "A request is listed for each step whose warning has passed: desk while a person is waited for, hand-off until"
                    + " the utility acknowledges it, crew until one is on its way, resolution until it is done.",
            "The exit status is 0 only when nothing is listed.",
            ""
        },
        footer = {"", "Example:", "  motcua clocks --config /etc/motcua"})
final class ClocksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "the most to list; ${DEFAULT-VALUE} if it is left out")
    private int limit;

    @Override
    public Integer call() throws Exception {
        try (Desk desk = options.desk()) {
            ClocksReport clocks = desk.clocks(Math.max(1, limit));
            ClocksText text = new ClocksText(ZoneId.systemDefault(), Clock.systemUTC());
            spec.commandLine().getOut().print(options.written(clocks, text.of(clocks)));
            spec.commandLine().getOut().flush();
            return clocks.late() == 0 ? ExitStatus.WELL : ExitStatus.NO;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

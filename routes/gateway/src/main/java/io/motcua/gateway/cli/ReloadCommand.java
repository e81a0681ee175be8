package io.motcua.gateway.cli;

import io.motcua.gateway.config.Settings;
import io.motcua.gateway.operator.RunningDesk;
import io.motcua.gateway.report.ReloadReport;
import io.motcua.gateway.report.ReportText;
import java.io.IOException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "reload",
        header = {"Lets the running gateway read its profile anew.", ""},
        description = {
            "The profile's folder is checked whole, as 'check' does. If nothing is wrong with it, requests are understood by"
                    + " it from the next one on, without a pause; what was decided stays. If anything is wrong, every"
                    + " mistake is told with its file and line, and the running version stays.",
            "",
            "Rows that begin on a later day may be loaded ahead: they take effect when their day begins. Channels and"
                    + " backends of gateway.yaml, and what channels show of the profile, wait for the next start.",
            ""
        },
        footer = {"", "Example:", "  motcua reload --config /etc/motcua"})
final class ReloadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Override
    public Integer call() throws Exception {
        LogFile.none();
        Settings settings = Settings.read(options.folder);
        try {
            RunningDesk desk = RunningDesk.find(settings.data())
                    .orElseThrow(() -> new CommandFailure("No gateway of this configuration runs; one that is started"
                            + " reads the profile. 'motcua check' tells whether it can be used."));
            ReloadReport report = desk.reload();
            spec.commandLine()
                    .getOut()
                    .print(options.written(report, new ReportText(ZoneId.systemDefault()).of(report)));
            spec.commandLine().getOut().flush();
            return report.taken() ? ExitStatus.WELL : ExitStatus.MISTAKE;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

package io.motcua.gateway.cli;

import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.LanesReport;
import io.motcua.gateway.report.LanesText;
import java.io.IOException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "lanes",
        header = {"Lists what waits for each utility and each channel, and the alarms that are open.", ""},
        description = {
            "A lane is open, paused by somebody, or failing: then one attempt is made now and then. Due is what could go"
                    + " out now; later is what waits for its next attempt; danger is how much of all that is danger to"
                    + " life; with a person are requests that the utility did not acknowledge in time, or that could not"
                    + " be brought there. Alarms are known only while a gateway runs.",
            "The commands below pause and resume a lane; who did it and why is written down and never changed again.",
            ""
        },
        subcommands = {LanesPauseCommand.class, LanesResumeCommand.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "[COMMAND]",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Example:", "  motcua lanes --config /etc/motcua"})
final class LanesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    public Integer call() throws Exception {
        ReportOptions options = list.of(spec);
        try (Desk desk = options.desk()) {
            LanesReport lanes = desk.lanes();
            spec.commandLine().getOut().print(options.written(lanes, new LanesText(ZoneId.systemDefault()).of(lanes)));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

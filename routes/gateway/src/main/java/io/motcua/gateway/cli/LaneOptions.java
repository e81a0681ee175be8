package io.motcua.gateway.cli;

import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.LaneCommand;
import io.motcua.gateway.report.LanesReport;
import io.motcua.gateway.report.LanesText;
import io.motcua.path.LaneRefusedException;
import java.io.IOException;
import java.time.ZoneId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** What pausing and resuming a lane have alike. */
final class LaneOptions {
    @Mixin
    private ReportOptions report = new ReportOptions();

    @Parameters(index = "0", paramLabel = "LANE", description = "a utility's id, or notices:CHANNEL")
    private String lane = "";

    @Mixin
    ActorOptions actor = new ActorOptions();

    /** Orders it, and shows the lanes as they stand then. */
    int order(CommandSpec spec, LaneCommand.Action action) throws Exception {
        try (Desk desk = report.desk()) {
            LanesReport lanes = desk.order(lane, action, new LaneCommand(actor.by, actor.because));
            spec.commandLine().getOut().print(report.written(lanes, new LanesText(ZoneId.systemDefault()).of(lanes)));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        } catch (LaneRefusedException e) {
            spec.commandLine().getErr().println(e.getMessage() + ".");
            return ExitStatus.NO;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

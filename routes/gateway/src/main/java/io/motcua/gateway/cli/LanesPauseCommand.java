package io.motcua.gateway.cli;

import io.motcua.gateway.report.LaneCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "pause",
        header = {"Lets nothing go out to a utility or a channel until it is resumed, also over restarts.", ""},
        description = {
            "Requests are accepted as ever and wait in the ledger, danger to life too; what is under way goes on. While it"
                    + " is paused an alarm is open.",
            ""
        },
        footer = {"", "Example:", "  motcua lanes pause EVNCPC --because \"their upgrade, until 23:00\" -c /etc/motcua"
        })
final class LanesPauseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LaneOptions options = new LaneOptions();

    @Override
    public Integer call() throws Exception {
        if (options.actor.because.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required option: '--because=TEXT', for whoever comes next");
        }
        return options.order(spec, LaneCommand.Action.PAUSE);
    }
}

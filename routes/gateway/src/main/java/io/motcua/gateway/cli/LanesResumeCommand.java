package io.motcua.gateway.cli;

import io.motcua.gateway.report.LaneCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "resume",
        header = {"Lets what waits for a utility or a channel go out again.", ""},
        footer = {"", "Example:", "  motcua lanes resume EVNCPC --config /etc/motcua"})
final class LanesResumeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LaneOptions options = new LaneOptions();

    @Override
    public Integer call() throws Exception {
        return options.order(spec, LaneCommand.Action.RESUME);
    }
}

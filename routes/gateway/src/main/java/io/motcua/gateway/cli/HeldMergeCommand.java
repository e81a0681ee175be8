package io.motcua.gateway.cli;

import io.motcua.gateway.report.MendOrder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "merge",
        header = {"Makes a held request part of another one.", ""},
        description = {"The utility that has the other one gets it as a change. Danger to life is never merged.", ""},
        footer = {"", "Example:", "  motcua held merge MC-7KX-4RD-2P3 MC-4RD-2P3-7KX --config /etc/motcua"})
final class HeldMergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private MendOptions options = new MendOptions();

    @Parameters(index = "1", paramLabel = "INTO", description = "the other request")
    private String into = "";

    @Override
    public Integer call() throws Exception {
        return options.order(spec, MendOrder.Action.MERGE, Map.of(), Optional.empty(), Optional.of(into), false);
    }
}

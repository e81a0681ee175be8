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
        name = "assign",
        header = {"Sends a held request to a utility, whatever the evidence says.", ""},
        description = {"It goes out at once, as it is understood now, and needs a reason.", ""},
        footer = {
            "",
            "Example:",
            "  motcua held assign MC-7KX-4RD-2P3 EVNSPC --because 'border street, said on the phone' --config /etc/motcua"
        })
final class HeldAssignCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private MendOptions options = new MendOptions();

    @Parameters(index = "1", paramLabel = "UTILITY", description = "its id, as in utilities.csv")
    private String utility = "";

    @Override
    public Integer call() throws Exception {
        return options.order(spec, MendOrder.Action.ASSIGN, Map.of(), Optional.of(utility), Optional.empty(), false);
    }
}

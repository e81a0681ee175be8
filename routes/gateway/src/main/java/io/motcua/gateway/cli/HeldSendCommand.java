package io.motcua.gateway.cli;

import io.motcua.gateway.report.MendOrder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "send",
        header = {"Sends a held request on as it is understood now.", ""},
        description = {
            "By the tables of now, with what was set. What a utility has not answered, with nothing changed since, is sent"
                    + " again as the same message, which a utility that has it drops.",
            ""
        },
        footer = {"", "Example:", "  motcua held send MC-7KX-4RD-2P3 --config /etc/motcua"})
final class HeldSendCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private MendOptions options = new MendOptions();

    @Option(
            names = "--anew",
            description =
                    "what a utility has not answered goes out as a new message: only if the first is known to be lost")
    private boolean anew;

    @Override
    public Integer call() throws Exception {
        return options.order(spec, MendOrder.Action.SEND, Map.of(), Optional.empty(), Optional.empty(), anew);
    }
}

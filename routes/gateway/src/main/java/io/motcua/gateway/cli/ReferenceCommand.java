package io.motcua.gateway.cli;

import io.motcua.gateway.GatewayProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "reference",
        header = {"Prints every setting of gateway.yaml, with its range and what holds without it.", ""},
        description = {"It is a gateway.yaml itself: copy what you need, and see 'motcua check'.", ""},
        footer = {"", "Example:", "  motcua reference | less"})
final class ReferenceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GatewayProgram.class.getResourceAsStream("gateway-reference.yaml"))) {
            spec.commandLine().getOut().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        }
    }
}

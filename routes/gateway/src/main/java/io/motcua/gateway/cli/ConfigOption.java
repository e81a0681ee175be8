package io.motcua.gateway.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option that every command has: which configuration is meant. */
final class ConfigOption {
    @Mixin
    private HelpOption help = new HelpOption();

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "DIR",
            description = "the folder with gateway.yaml, or that file")
    Path folder = Path.of("");
}

package io.motcua.gateway.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command has: which configuration is meant. */
final class ConfigOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "say this")
    boolean help;

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "DIR",
            description = "the folder with gateway.yaml")
    Path folder = Path.of("");
}

package io.motcua.gateway.cli;

import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.GatewayConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        header = {"Says what would run, or every mistake in the configuration.", ""},
        description = {
            "Reads gateway.yaml and the profile and follows every reference to a secret. Every mistake is told with its file"
                    + " and line, what was found and what was expected. Nothing is started and nothing is changed.",
            ""
        },
        footer = {"", "Example:", "  motcua check --config /etc/motcua && systemctl restart motcua"})
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Override
    public Integer call() throws ConfigException {
        LogFile.none();
        GatewayConfig read = GatewayConfig.read(config.folder);
        spec.commandLine().getOut().print(Announcement.checked(read));
        spec.commandLine().getOut().flush();
        return ExitStatus.WELL;
    }
}

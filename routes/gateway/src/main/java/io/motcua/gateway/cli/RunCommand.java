package io.motcua.gateway.cli;

import io.motcua.gateway.GatewayProgram;
import io.motcua.gateway.StartException;
import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.GatewayConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        header = {"Runs the gateway.", ""},
        description = {
            "It runs until it is told to end (SIGTERM, SIGINT, Ctrl-C): then it takes no more requests, completes what is in"
                    + " flight, and ends with status 0. When its disk fails it ends with status 3, since it promises"
                    + " nothing that it cannot keep.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  motcua run --config /etc/motcua",
            "",
            "where /etc/motcua/gateway.yaml may be:",
            "  profile: profile            # the folder with territory, catalogue, phrases",
            "  data: /var/lib/motcua       # ledger, broker's journal, log",
            "  http: {host: 127.0.0.1, port: 8080}",
            "  broker: {embedded: {amqp: {host: 0.0.0.0, port: 5672}}}",
            "  channels:",
            "    app:     [{account: evn-cskh, key: env:APP_KEY}]",
            "    hotline: [{account: \"19001288\", key: file:/run/secrets/hotline}]",
            "  backends:",
            "    EVNHANOI: {jms: {user: EVNHANOI, password: env:EVNHANOI_PASSWORD, acknowledge-within: 30s}}",
            "  unserved: hold              # requests for other utilities wait for a person"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Override
    public Integer call() throws ConfigException, CommandFailure {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        GatewayConfig read = GatewayConfig.read(config.folder);
        Path log = LogFile.in(read.settings().data());
        Ending ending = Ending.await(err);
        GatewayProgram program = start(read, ending);
        out.print(Announcement.serving(program, log));
        out.flush();
        Throwable failure = program.failure().toCompletableFuture().join();
        err.println("The gateway ends: " + failure.getMessage() + ". Free or mend the disk and start it anew; what was"
                + " acknowledged is stored. The log is " + log + ".");
        err.flush();
        ending.status(ExitStatus.FAILED);
        return ExitStatus.FAILED;
    }

    private static GatewayProgram start(GatewayConfig config, Ending ending) throws CommandFailure {
        boolean started = false;
        try {
            GatewayProgram program = GatewayProgram.start(config);
            ending.closes(program);
            started = true;
            return program;
        } catch (StartException e) {
            throw new CommandFailure(e.getMessage(), e);
        } finally {
            if (!started) {
                ending.status(ExitStatus.FAILED);
            }
        }
    }
}

package io.motcua.gateway.cli;

import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.HeldReport;
import io.motcua.gateway.report.HeldText;
import io.motcua.spi.HeldFilter;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "held",
        header = {"Lists what waits for a person, danger to life first, then oldest first.", ""},
        description = {
            "Each with its reason. The commands below show one, mend it, send it on or end it; what is done is written"
                    + " down with who did it and why, and is never changed again.",
            ""
        },
        subcommands = {
            HeldShowCommand.class,
            HeldSetCommand.class,
            HeldAssignCommand.class,
            HeldSendCommand.class,
            HeldMergeCommand.class,
            HeldIgnoreCommand.class,
            HeldAuditCommand.class,
            HeldProposalsCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "[COMMAND]",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Example:", "  motcua held --config /etc/motcua --reason no-place --limit 20"})
final class HeldCommand implements Callable<Integer> {
    private static final int MAX_LIMIT = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ListOptions list = new ListOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "the most to list, from 1 to " + MAX_LIMIT + "; ${DEFAULT-VALUE} if it is left out")
    private int limit;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            converter = ReasonConverter.class,
            description = "only those with this reason: ${COMPLETION-CANDIDATES}")
    private Optional<HoldReason> reason = Optional.empty();

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "only those that came by this channel")
    private Optional<String> channel = Optional.empty();

    @Option(
            names = "--priority",
            paramLabel = "P",
            description = "only those of this priority: ${COMPLETION-CANDIDATES}")
    private Optional<Priority> priority = Optional.empty();

    @Override
    public Integer call() throws Exception {
        ReportOptions options = list.of(spec);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ParameterException(spec.commandLine(), "--limit is from 1 to " + MAX_LIMIT + ", not " + limit);
        }
        try (Desk desk = options.desk()) {
            HeldReport held = desk.held(new HeldFilter(reason, channel, priority), limit);
            spec.commandLine().getOut().print(options.written(held, new HeldText(ZoneId.systemDefault()).of(held)));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

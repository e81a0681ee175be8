package io.motcua.gateway.cli;

import io.motcua.LedgerUnavailableException;
import io.motcua.gateway.Ledgers;
import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.gateway.operator.RunningDesk;
import io.motcua.gateway.report.CrossingReport;
import io.motcua.gateway.report.Crossings;
import io.motcua.gateway.report.ReportText;
import io.motcua.ledger.sql.LedgerReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "crossing",
        header = {"Lists open requests whose place changes hands on a day.", ""},
        description = {
            "Requests that were received before the day and are not over, whose place another utility serves from that day"
                    + " on: with their state, the utility that has them and the one that is responsible then. Nothing is"
                    + " changed; a request stays with the utility that has it until somebody moves it.",
            ""
        },
        footer = {"", "Example:", "  motcua crossing --on 2025-07-01 --config /etc/motcua"})
final class CrossingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Option(
            names = "--on",
            required = true,
            paramLabel = "DAY",
            description = "the day, like 2025-07-01, in the profile's time zone")
    private LocalDate on = LocalDate.EPOCH;

    @Override
    public Integer call() throws Exception {
        LogFile.none();
        GatewayConfig config = GatewayConfig.readWithoutSecrets(options.folder);
        CrossingReport report = report(config);
        spec.commandLine()
                .getOut()
                .print(options.written(report, new ReportText(config.profile().timeZone()).of(report)));
        spec.commandLine().getOut().flush();
        return ExitStatus.WELL;
    }

    private CrossingReport report(GatewayConfig config) throws CommandFailure, ConfigException {
        try {
            Optional<RunningDesk> running = RunningDesk.find(config.settings().data());
            if (running.isPresent()) {
                return running.get().crossing(on);
            }
            try (LedgerReader reader = Ledgers.reader(config.settings().ledger())) {
                return Crossings.find(reader::open, config.profile(), on);
            }
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        } catch (LedgerUnavailableException e) {
            throw new CommandFailure(e.getMessage() + ".", e);
        }
    }
}

package io.motcua.gateway.cli;

import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.HeldText;
import io.motcua.gateway.report.ProposalsReport;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "proposals",
        header = {"Proposes lines for the profile, from mends that are alike.", ""},
        description = {
            "Where the requests of three people share words and were given the same service or place: a patch of"
                    + " phrases.csv or province-aliases.csv, with every stored request that it would have changed. Nothing is"
                    + " applied. Takes seconds; a gateway must run.",
            ""
        },
        footer = {"", "Example:", "  motcua held proposals --days 30 --config /etc/motcua"})
final class HeldProposalsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "7",
            description = "how far back to look; ${DEFAULT-VALUE} if it is left out, 92 at most")
    private int days;

    @Override
    public Integer call() throws Exception {
        try (Desk desk = options.desk()) {
            ProposalsReport report = desk.proposals(Duration.ofDays(Math.max(1, days)));
            spec.commandLine().getOut().print(options.written(report, new HeldText(ZoneId.systemDefault()).of(report)));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

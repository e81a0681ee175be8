package io.motcua.gateway.cli;

import io.motcua.gateway.report.BalanceReport;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.ReportText;
import java.io.IOException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "balance",
        header = {"Counts what was accepted against what became of it.", ""},
        description = {
            "The exit status is 0 only when the difference is zero and no request is in a state that nothing moves on.",
            ""
        },
        footer = {"", "Example:", "  motcua balance --config /etc/motcua || page-somebody"})
final class BalanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Override
    public Integer call() throws Exception {
        try (Desk desk = options.desk()) {
            BalanceReport balance = desk.balance();
            spec.commandLine()
                    .getOut()
                    .print(options.written(balance, new ReportText(ZoneId.systemDefault()).of(balance)));
            spec.commandLine().getOut().flush();
            return balance.zero() ? ExitStatus.WELL : ExitStatus.NO;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

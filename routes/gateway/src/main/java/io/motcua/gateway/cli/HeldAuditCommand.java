package io.motcua.gateway.cli;

import io.motcua.Reference;
import io.motcua.gateway.report.AuditReport;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.HeldText;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        header = {"Lists what was done, by whom and why, newest first.", ""},
        footer = {"", "Example:", "  motcua held audit MC-7KX-4RD-2P3 --config /etc/motcua"})
final class HeldAuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "REFERENCE",
            description = "the request; if it is left out, all that was done about any")
    private Optional<String> reference = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "the most to list; ${DEFAULT-VALUE} if it is left out")
    private int limit;

    @Override
    public Integer call() throws Exception {
        Optional<Reference> parsed = reference.flatMap(Reference::parse);
        if (reference.isPresent() && parsed.isEmpty()) {
            return Refusals.ofReference(spec);
        }
        try (Desk desk = options.desk()) {
            AuditReport audit = desk.audit(parsed, Math.max(1, limit));
            spec.commandLine().getOut().print(options.written(audit, new HeldText(ZoneId.systemDefault()).of(audit)));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

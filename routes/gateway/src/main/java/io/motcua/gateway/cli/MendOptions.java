package io.motcua.gateway.cli;

import io.motcua.Reference;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.HeldText;
import io.motcua.gateway.report.MendOrder;
import io.motcua.gateway.report.MendReport;
import io.motcua.held.MendRefusedException;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** What the commands have alike that do something about a held request. */
final class MendOptions {
    @Mixin
    private ReportOptions report = new ReportOptions();

    @Parameters(index = "0", paramLabel = "REFERENCE", description = "the request")
    private String reference = "";

    @Mixin
    private ActorOptions actor = new ActorOptions();

    /** Orders it, and says what came of it. */
    int order(
            CommandSpec spec,
            MendOrder.Action action,
            Map<String, String> fields,
            Optional<String> utility,
            Optional<String> into,
            boolean anew)
            throws Exception {
        Optional<Reference> parsed = Reference.parse(reference);
        if (parsed.isEmpty()) {
            return Refusals.ofReference(spec);
        }
        MendOrder order = new MendOrder(fields, utility, into, anew, actor.by, actor.because);
        try (Desk desk = report.desk()) {
            MendReport mended = desk.mend(parsed.get(), action, order);
            spec.commandLine().getOut().print(report.written(mended, new HeldText(ZoneId.systemDefault()).of(mended)));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        } catch (MendRefusedException e) {
            spec.commandLine().getErr().println(e.getMessage() + ".");
            return ExitStatus.NO;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }

    /** As the other, of a mend that needs nothing more. */
    int order(CommandSpec spec, MendOrder.Action action) throws Exception {
        return order(spec, action, Map.of(), Optional.empty(), Optional.empty(), false);
    }
}

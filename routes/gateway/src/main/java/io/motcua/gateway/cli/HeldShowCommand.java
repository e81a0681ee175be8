package io.motcua.gateway.cli;

import io.motcua.Reference;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.HeldDetail;
import io.motcua.gateway.report.HeldText;
import io.motcua.understanding.Language;
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
        name = "show",
        header = {"Shows a held request: what arrived beside what was understood.", ""},
        description = {"With the person's words, number and name, which other commands mask. A gateway must run.", ""},
        footer = {"", "Example:", "  motcua held show MC-7KX-4RD-2P3 --config /etc/motcua"})
final class HeldShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Parameters(paramLabel = "REFERENCE", description = "the request")
    private String reference = "";

    @Option(
            names = "--language",
            paramLabel = "vi|en",
            defaultValue = Language.ENGLISH,
            description = "of the sentences (default: ${DEFAULT-VALUE})")
    private String language = Language.ENGLISH;

    @Override
    public Integer call() throws Exception {
        Optional<Reference> parsed = Reference.parse(reference);
        if (parsed.isEmpty()) {
            return Refusals.ofReference(spec);
        }
        try (Desk desk = options.desk()) {
            Optional<HeldDetail> held = desk.heldRequest(parsed.get());
            if (held.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("No request that waits for a person has the reference " + parsed.get()
                                + "; 'motcua explain' tells where it is.");
                return ExitStatus.NO;
            }
            String text = new HeldText(ZoneId.systemDefault(), language).of(held.get());
            spec.commandLine().getOut().print(options.written(held.get(), text));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

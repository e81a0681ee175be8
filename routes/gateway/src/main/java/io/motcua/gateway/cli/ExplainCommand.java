package io.motcua.gateway.cli;

import io.motcua.Reference;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.Explanation;
import io.motcua.gateway.report.ReportText;
import io.motcua.understanding.Language;
import java.io.IOException;
import java.io.PrintWriter;
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
        name = "explain",
        header = {"Says why a request went where it went, and what came of it.", ""},
        description = {
            "The candidates, the evidence for and against each, the rule, the profile's version and the day; then each"
                    + " delivery, when it was sent and when the utility acknowledged it, and what the requester was told."
                    + " People's names, numbers and words are masked.",
            ""
        },
        footer = {"", "Example:", "  motcua explain MC-7KX-4RD-2P3 --config /etc/motcua"})
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Parameters(
            paramLabel = "REFERENCE",
            description = "what the requester was told to quote; spaces, dashes and case do not matter")
    private String reference = "";

    @Option(
            names = "--language",
            paramLabel = "vi|en",
            defaultValue = Language.ENGLISH,
            description = "of the sentences (default: ${DEFAULT-VALUE})")
    private String language = Language.ENGLISH;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Reference> parsed = Reference.parse(reference);
        if (parsed.isEmpty()) {
            return Refusals.ofReference(spec);
        }
        try (Desk desk = options.desk()) {
            Optional<Explanation> explanation = desk.explain(parsed.get());
            if (explanation.isEmpty()) {
                err.println("No request has the reference " + parsed.get() + ".");
                return ExitStatus.NO;
            }
            String text = new ReportText(ZoneId.systemDefault(), language).of(explanation.get());
            spec.commandLine().getOut().print(options.written(explanation.get(), text));
            spec.commandLine().getOut().flush();
            return ExitStatus.WELL;
        } catch (IOException e) {
            throw DeskFinder.unanswered(e);
        }
    }
}

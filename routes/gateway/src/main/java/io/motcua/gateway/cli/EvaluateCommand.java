package io.motcua.gateway.cli;

import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.gateway.evaluate.Evaluator;
import io.motcua.gateway.evaluate.Evaluator.Result;
import io.motcua.gateway.report.ReportJson;
import io.motcua.understanding.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        header = {"Measures how well labelled messages are understood.", ""},
        description = {
            "Each message goes through its channel's own reading and the profile's understanding, as if it had arrived, and"
                    + " what comes of it is compared with its label. Nothing is stored and nothing is sent; a gateway that"
                    + " runs is not disturbed. Secrets are not needed.",
            "",
            "The exit status is 0 only when no message went to a wrong region.",
            ""
        },
        footer = {"", "Example:", "  motcua evaluate /srv/corpus --config /etc/motcua"})
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HelpOption help = new HelpOption();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "DIR",
            description = "the folder with gateway.yaml; if it is left out, the one that the program is unpacked with")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--json", description = "write the figures and all differences as JSON")
    private boolean json;

    @Option(
            names = "--explain",
            paramLabel = "ID",
            split = ",",
            description = "say in words why these cases are decided as they are, instead of measuring")
    private List<String> explain = List.of();

    @Option(
            names = "--language",
            paramLabel = "vi|en",
            defaultValue = Language.ENGLISH,
            description = "of the words (default: ${DEFAULT-VALUE})")
    private String language = Language.ENGLISH;

    @Parameters(
            paramLabel = "DIR",
            description = "the folder with the labelled messages, a file of JSON lines a channel")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws ConfigException, CommandFailure {
        LogFile.none();
        Path where = config.isPresent() ? config.get() : HomeConfig.find();
        Evaluator evaluator = new Evaluator(GatewayConfig.readWithoutSecrets(where));
        PrintWriter out = spec.commandLine().getOut();
        if (!explain.isEmpty()) {
            out.print(evaluator.explain(folder, explain, language));
            out.flush();
            return ExitStatus.WELL;
        }
        Result result = evaluator.evaluate(folder);
        out.print(json ? ReportJson.write(result.evaluation()) + System.lineSeparator() : result.text());
        out.flush();
        return result.evaluation().wrongRegion() == 0 ? ExitStatus.WELL : ExitStatus.NO;
    }
}

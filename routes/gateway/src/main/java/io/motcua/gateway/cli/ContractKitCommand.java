package io.motcua.gateway.cli;

import io.motcua.kit.ContractKit;
import io.motcua.kit.HtmlReport;
import io.motcua.kit.KitConfig;
import io.motcua.kit.KitReport;
import io.motcua.kit.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "contract-kit",
        header = {"Tries whether a utility's backend keeps the contract.", ""},
        description = {
            "Plays the gateway before a backend: requests of invented people, the same delivery twice, versions out of"
                    + " order, what is too large, unknown or broken, and many at once. Each case says what the backend did,"
                    + " where the contract says otherwise, and what to do next. Try a test system: every run opens some"
                    + " sixty requests in it.",
            "",
            "The backend is a black box: its answers are judged, among them the backendReference, the same for the same"
                    + " request however often it comes, and another for every other request. What it stores cannot be"
                    + " seen from outside, and the report says where that matters.",
            "",
            "BACKEND is http://… or https://… for a server; 'queue' for a consumer that comes to a broker which the kit"
                    + " runs (AMQP 1.0, user: the utility's id); or tcp://… for a consumer at an Artemis that is there.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 every case passed; 1 a case failed; 2 the kit could not be run.",
            "",
            "Examples:",
            "  motcua contract-kit --utility EVNHANOI --backend https://test.example/requests --html report.html",
            "  motcua contract-kit --utility EVNHANOI --backend queue --password env:BACKEND_PASSWORD"
        })
final class ContractKitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private KitBackendOptions backend = new KitBackendOptions();

    @Option(names = "--utility", required = true, paramLabel = "ID", description = "the utility that the backend is of")
    private String utility = "";

    @Option(
            names = "--services",
            paramLabel = "CODE",
            split = ",",
            defaultValue = "OUTAGE,SAFETY_HAZARD,NEW_SUPPLY_LV",
            description = "service codes that it knows (default: ${DEFAULT-VALUE})")
    private List<String> services = List.of();

    @Option(
            names = "--other-utility",
            paramLabel = "ID",
            defaultValue = "ANOTHER-UTILITY",
            description = "a utility that it is not (default: ${DEFAULT-VALUE})")
    private String otherUtility = "";

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "" + KitConfig.WITHIN_SECONDS,
            description = "how long it has to acknowledge (default: ${DEFAULT-VALUE})")
    private double within;

    @Option(
            names = "--largest",
            paramLabel = "BYTES",
            defaultValue = "" + KitConfig.LARGEST,
            description = "the largest event that it must take (default: ${DEFAULT-VALUE})")
    private int largest;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "decides the references; drawn if it is left out")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "write the report as JSON")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "write the report as a page to print and sign")
    private Optional<Path> html = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogFile.none();
        json.ifPresent(file -> requireWritable("--json", file));
        html.ifPresent(file -> requireWritable("--html", file));
        PrintWriter out = spec.commandLine().getOut();
        Path scratch = Files.createTempDirectory("motcua-contract-kit");
        try (ContractKit kit = ContractKit.open(config(scratch))) {
            if (backend.isQueueOfOurs()) {
                out.println("The broker listens at " + backend.listen() + "; the backend's user is " + utility
                        + ". Waiting for its first answer.");
            }
            out.flush();
            TextReport text = new TextReport();
            KitReport report = kit.run(result -> {
                out.print(text.line(result));
                out.flush();
            });
            out.print(TextReport.summary(report));
            out.flush();
            if (json.isPresent()) {
                Files.write(json.get(), report.json());
            }
            if (html.isPresent()) {
                Files.writeString(html.get(), HtmlReport.of(report), StandardCharsets.UTF_8);
            }
            return report.passed() ? ExitStatus.WELL : ExitStatus.NO;
        } catch (IOException e) {
            // The kit's own promise: 2 says that nothing is known of the backend.
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return ExitStatus.MISTAKE;
        } finally {
            delete(scratch);
        }
    }

    /** A run takes minutes; that its report cannot be written is said before. */
    private void requireWritable(String option, Path file) {
        boolean wasThere = Files.exists(file);
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            if (!wasThere) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": the report cannot be written to '" + file + "' ("
                            + e.getClass().getSimpleName() + "); name a file in a folder that is there",
                    e);
        }
    }

    private KitConfig config(Path scratch) {
        try {
            return new KitConfig(
                    utility,
                    backend.way(scratch),
                    services,
                    otherUtility,
                    Duration.ofMillis(Math.round(within * 1000)),
                    largest,
                    seed.orElseGet(() -> new SecureRandom().nextLong()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

package io.motcua.gateway.cli;

import io.motcua.gateway.config.Secret;
import io.motcua.kit.ContractKit;
import io.motcua.kit.HtmlReport;
import io.motcua.kit.KitConfig;
import io.motcua.kit.KitConfig.Backend;
import io.motcua.kit.KitConfig.Callback;
import io.motcua.kit.KitConfig.EmbeddedQueue;
import io.motcua.kit.KitConfig.Http;
import io.motcua.kit.KitConfig.RemoteQueue;
import io.motcua.kit.KitReport;
import io.motcua.kit.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "The backend is a black box: that a delivery had one effect is seen by its backendReference, the same for the"
                    + " same request however often it comes, and another for every other request.",
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

    @Option(names = "--backend", required = true, paramLabel = "BACKEND", description = "a URL or 'queue'; see above")
    private String backend = "";

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

    @Option(
            names = "--token",
            paramLabel = "REF",
            converter = SecretConverter.class,
            description = "shown to the server as a bearer token: env:NAME or file:path")
    private Optional<Secret> token = Optional.empty();

    @Option(
            names = "--callback",
            paramLabel = "HOST:PORT",
            description = "listen here for call-backs, POST /utilities/v1/ID/replies")
    private Optional<String> callback = Optional.empty();

    @Option(
            names = "--callback-key",
            paramLabel = "REF",
            converter = SecretConverter.class,
            description = "the bearer token that the backend calls back with: env:NAME or file:path")
    private Optional<Secret> callbackKey = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:5672",
            description = "where the kit's own broker listens (default: ${DEFAULT-VALUE})")
    private String listen = "";

    @Option(names = "--user", paramLabel = "NAME", description = "whom the kit logs in as at a tcp:// broker")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password",
            paramLabel = "REF",
            converter = SecretConverter.class,
            description = "of the backend at the kit's own broker, or of --user at another: env:NAME or file:path")
    private Optional<Secret> password = Optional.empty();

    @Option(names = "--seed", paramLabel = "NUMBER", description = "decides the references; drawn if it is left out")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "write the report as JSON")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "write the report as a page to print and sign")
    private Optional<Path> html = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogFile.none();
        PrintWriter out = spec.commandLine().getOut();
        Path scratch = Files.createTempDirectory("motcua-contract-kit");
        try (ContractKit kit = ContractKit.open(config(scratch))) {
            if (backend.equals("queue")) {
                out.println("The broker listens at " + listen + "; the backend's user is " + utility
                        + ". Waiting for its first answer.");
            }
            out.flush();
            KitReport report = kit.run(result -> {
                out.print(TextReport.line(result));
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

    private KitConfig config(Path scratch) {
        try {
            return new KitConfig(
                    utility,
                    way(scratch),
                    services,
                    otherUtility,
                    Duration.ofMillis(Math.round(within * 1000)),
                    largest,
                    seed.orElseGet(() -> new SecureRandom().nextLong()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Backend way(Path scratch) {
        if (backend.equals("queue")) {
            InetSocketAddress at = address(listen);
            return new EmbeddedQueue(
                    scratch.resolve("broker"), at.getHostString(), at.getPort(), required("--password", password));
        }
        // Artemis writes several brokers as (tcp://…,tcp://…).
        if (backend.startsWith("tcp://") || backend.startsWith("(")) {
            return new RemoteQueue(
                    backend, user.orElseThrow(() -> missing("--user")), required("--password", password));
        }
        if (!backend.startsWith("http://") && !backend.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "--backend is http://…, https://…, tcp://… or queue, not '" + backend + "'");
        }
        return new Http(
                URI.create(backend),
                token.map(Secret::value),
                callback.map(at -> new Callback(address(at), required("--callback-key", callbackKey))));
    }

    private String required(String option, Optional<Secret> secret) {
        return secret.orElseThrow(() -> missing(option)).value();
    }

    private static IllegalArgumentException missing(String option) {
        return new IllegalArgumentException("This backend needs " + option);
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("An address is HOST:PORT, not '" + text + "'", e);
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

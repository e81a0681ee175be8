package io.motcua.example.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.kit.ContractKit;
import io.motcua.kit.KitConfig;
import io.motcua.kit.KitConfig.Callback;
import io.motcua.kit.KitConfig.EmbeddedQueue;
import io.motcua.kit.KitConfig.Http;
import io.motcua.kit.KitReport;
import io.motcua.kit.TextReport;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each example, as a process of its own, before the contract kit. */
class ExampleBackendsTest {
    private static final String UTILITY = "EVNHANOI";
    private static final String SERVICES = "OUTAGE,SAFETY_HAZARD";
    private static final String KEY = "key-of-the-backend-0123456789";
    private static final Path FOLDER = Path.of("").toAbsolutePath();

    @TempDir
    private Path scratch;

    private long seed = 20261128;

    @Test
    void pythonBackendPassesTheKitAndPassesItAgainAfterAPowerCut() throws Exception {
        BackendProcess.requireOnPath("python3");
        for (int round = 0; round < 2; round++) {
            try (BackendProcess backend = BackendProcess.start(scratch, Map.of(), python())) {
                Http http = new Http(URI.create(backend.url()), Optional.empty(), Optional.empty());
                try (ContractKit kit = ContractKit.open(config(http))) {
                    assertPasses(kit, backend);
                }
            }
        }
    }

    @Test
    void nodeBackendPassesTheKitAndPassesItAgainAfterAPowerCut() throws Exception {
        BackendProcess.requireOnPath("node");
        for (int round = 0; round < 2; round++) {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            String callback = "http://127.0.0.1:" + port + "/utilities/v1/" + UTILITY + "/replies";
            try (BackendProcess backend = BackendProcess.start(scratch, Map.of("MOTCUA_KEY", KEY), node(callback))) {
                Http http = new Http(
                        URI.create(backend.url()),
                        Optional.empty(),
                        Optional.of(new Callback(new InetSocketAddress("127.0.0.1", port), KEY)));
                try (ContractKit kit = ContractKit.open(config(http))) {
                    assertPasses(kit, backend);
                }
            }
        }
    }

    @Test
    void javaBackendPassesTheKitAndPassesItAgainAfterAPowerCut() throws Exception {
        for (int round = 0; round < 2; round++) {
            EmbeddedQueue queue = new EmbeddedQueue(scratch.resolve("broker-" + round), "127.0.0.1", 0, KEY);
            try (ContractKit kit = ContractKit.open(config(queue));
                    BackendProcess backend = BackendProcess.start(
                            scratch,
                            Map.of("MOTCUA_PASSWORD", KEY),
                            java(kit.port().orElseThrow()))) {
                assertPasses(kit, backend);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"--help, 0", "--no-such-option, 2"})
    void nodeBackendTellsHowItIsStarted(String option, int status) throws Exception {
        BackendProcess.requireOnPath("node");
        List<String> command = List.of("node", FOLDER.resolve("node/backend.js").toString(), UTILITY, option);
        try (BackendProcess backend = BackendProcess.start(scratch, Map.of(), command)) {
            assertThat(backend.exitStatus()).as(backend.printed()).isEqualTo(status);
            assertThat(backend.printed())
                    .contains("Usage: node backend.js UTILITY", "--services CODES")
                    .doesNotContain("    at ");
        }
    }

    private static void assertPasses(ContractKit kit, BackendProcess backend) throws Exception {
        KitReport report = kit.run(result -> {});

        String told = report.results().stream().map(new TextReport()::line).collect(Collectors.joining());
        assertThat(report.passed()).as(told + backend.printed()).isTrue();
    }

    /** Other references in each round: a backend that was killed knows those of the first. */
    private KitConfig config(KitConfig.Backend backend) {
        return new KitConfig(
                UTILITY, backend, List.of(SERVICES.split(",")), "EVNSPC", Duration.ofSeconds(15), 512 * 1024, seed++);
    }

    private List<String> python() {
        return List.of(
                "python3",
                FOLDER.resolve("python/backend.py").toString(),
                UTILITY,
                "--port",
                "0",
                "--database",
                scratch.resolve("requests.db").toString(),
                "--services",
                SERVICES);
    }

    private List<String> node(String callback) {
        return List.of(
                "node",
                FOLDER.resolve("node/backend.js").toString(),
                UTILITY,
                "--port",
                "0",
                "--journal",
                scratch.resolve("requests.jsonl").toString(),
                "--services",
                SERVICES,
                "--callback",
                callback);
    }

    private List<String> java(int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                QueueBackend.class.getName(),
                "amqp://127.0.0.1:" + port,
                UTILITY,
                scratch.resolve("done.txt").toString(),
                SERVICES);
    }
}

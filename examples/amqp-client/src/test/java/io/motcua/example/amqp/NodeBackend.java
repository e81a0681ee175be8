package io.motcua.example.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.backend.jms.UtilityAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Node program of this folder as a process, and what it printed. */
final class NodeBackend implements AutoCloseable {
    /** What the requests of the tests ask for. */
    static final String SERVICES = "SAFETY_HAZARD,OTHER";

    private static final Path FOLDER = Path.of("").toAbsolutePath();

    private final Process process;
    private final Path output;

    private NodeBackend(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Why it cannot be run here; empty if it can. */
    static Optional<String> obstacle() {
        if (!Files.isDirectory(FOLDER.resolve("node_modules/rhea"))
                || !Files.isDirectory(FOLDER.resolve("node_modules/ajv"))) {
            return Optional.of("Skipped: its modules are not installed; run npm ci in examples/amqp-client");
        }
        try {
            Process version = new ProcessBuilder(
                            "node", "-e", "process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)")
                    .redirectErrorStream(true)
                    .start();
            return version.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of("Skipped: the Node on the path is older than 18");
        } catch (IOException e) {
            return Optional.of("Skipped: there is no Node on the path");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Skipped: interrupted");
        }
    }

    static NodeBackend start(Path scratch, UtilityAccount account, int port, String... options) throws IOException {
        Path output = Files.createTempFile(scratch, "node", ".txt");
        List<String> command =
                new ArrayList<>(List.of("node", "backend.js", account.utility(), "--url", "amqp://127.0.0.1:" + port));
        command.addAll(List.of("--services", SERVICES));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("MOTCUA_PASSWORD", account.password());
        return new NodeBackend(builder.start(), output);
    }

    /** Waits for its end. */
    int exitStatus() throws InterruptedException, IOException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(printed()).isTrue();
        return process.exitValue();
    }

    String printed() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}

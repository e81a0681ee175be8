package io.motcua.example.backend;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A backend as its users start it: a process of its own, with what it printed. */
final class BackendProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
    private static final Pattern URL = Pattern.compile("Listening at (http://\\S+)");

    private final Process process;
    private final Path output;

    private BackendProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static BackendProcess start(Path scratch, Map<String, String> environment, List<String> command)
            throws IOException {
        Path output = Files.createTempFile(scratch, "backend", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new BackendProcess(builder.start(), output);
    }

    /** Ends the test if there is no such interpreter: as failed in CI, which installs it, and elsewhere as skipped. */
    static void requireOnPath(String interpreter) throws IOException, InterruptedException {
        try {
            new ProcessBuilder(interpreter, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            String absent = "There is no " + interpreter + " on the path, so its example was not tried";
            if (System.getenv("CI") != null) {
                throw new IOException(absent + "; .ci/run installs it", e);
            }
            abort(absent);
        }
    }

    /** Waits until it says where it listens. */
    String url() throws IOException, InterruptedException {
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher said = URL.matcher(printed());
            if (said.find()) {
                return said.group(1);
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new IOException("The backend does not listen: " + printed());
    }

    /** Waits for its end. */
    int exitStatus() throws IOException, InterruptedException {
        if (!process.waitFor(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("The backend does not end: " + printed());
        }
        return process.exitValue();
    }

    String printed() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Ends it as a power cut would. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

package io.motcua.gateway.cli;

import static org.awaitility.Awaitility.await;

import io.motcua.gateway.SmallGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process of its own, on this test's class path. */
final class GatewayProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern REQUESTS = Pattern.compile("http://\\S+/app/v1/requests");

    /** How a command ended, and what it said on both outputs. */
    record Ended(int status, String said) {}

    private final Process process;
    private final Path said;

    private GatewayProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** Starts {@code motcua run} behind this command, and waits until it serves. */
    static GatewayProcess run(Path config, String... before) throws IOException {
        Path said = Files.createTempFile(config, "run", ".out");
        GatewayProcess started =
                new GatewayProcess(start(said, List.of(before), "run", "--config", config.toString()), said);
        await().atMost(PATIENCE).until(() -> started.said().contains("serves.") || !started.process.isAlive());
        if (!started.process.isAlive()) {
            throw new IllegalStateException("It did not start: " + started.said());
        }
        await().atMost(PATIENCE).until(() -> started.said().contains("kill"));
        return started;
    }

    /** Runs a command to its end. */
    static Ended command(Path config, String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile(config, "command", ".out");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", config.toString()));
        Process process = start(said, List.of(), all.toArray(String[]::new));
        return ended(process, said);
    }

    URI requests() throws IOException {
        Matcher address = REQUESTS.matcher(said());
        if (!address.find()) {
            throw new IllegalStateException("No address in: " + said());
        }
        return URI.create(address.group());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    /** Asks it to end by SIGTERM. */
    Ended terminate() throws IOException, InterruptedException {
        process.destroy();
        return ended(process, said);
    }

    Ended ended() throws IOException, InterruptedException {
        return ended(process, said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Process start(Path said, List<String> before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Motcua.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(SmallGateway.SECRETS);
        return builder.start();
    }

    private static Ended ended(Process process, Path said) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end: " + Files.readString(said));
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }
}

package io.motcua.example.evn.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One process, whose messages go to a log file. Safe for use by many threads. */
public final class Child {
    private static final int TAIL = 12;

    private final String name;
    private final List<Path> logs;
    private final Process process;

    private Child(String name, List<Path> logs, Process process) {
        this.name = name;
        this.logs = logs;
        this.process = process;
    }

    /** Starts a process; all that it says goes to the log file, and more may stand in another of its own. */
    static Child start(String name, List<String> command, Map<String, String> environment, Path log, Path own)
            throws IOException {
        ProcessBuilder builder = builder(command, environment, log);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Child(name, List.of(log, own), builder.start());
    }

    /** Starts a process whose lines on standard output go to the listener, on a thread of their own. */
    static Child start(
            String name, List<String> command, Map<String, String> environment, Path log, Consumer<String> lines)
            throws IOException {
        Child child =
                new Child(name, List.of(log), builder(command, environment, log).start());
        Thread reader = new Thread(() -> child.read(lines), "reads " + name);
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    /** A JVM that starts quickly and stays small: what a short-lived program with little to compute wants. */
    static List<String> java(String... options) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(
                        Stream.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"),
                        Stream.of(options))
                .toList();
    }

    /** Its name, for people. */
    public String name() {
        return name;
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** How it ended and its last words, for a person who must find out why. */
    public String lastWords() {
        String end = process.isAlive() ? "runs" : "ended with status " + process.exitValue();
        StringBuilder words = new StringBuilder(name).append(' ').append(end);
        for (Path each : logs) {
            if (Files.exists(each)) {
                words.append("; the end of ")
                        .append(each)
                        .append(":\n")
                        .append(tail(each).indent(4));
            }
        }
        return words.toString();
    }

    /** Calls this when the process has ended, however it ended. */
    void onEnd(Runnable action) {
        process.onExit().thenRun(action);
    }

    /** Ends its input, which a utility takes as the wish to end, and does not wait. */
    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    /** Asks it to end by a signal, and does not wait. */
    void askToEnd() {
        process.destroy();
    }

    /** Waits until it is gone, and ends it by force if it takes too long. */
    void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static String tail(Path log) {
        try {
            List<String> all = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", all.subList(Math.max(0, all.size() - TAIL), all.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException("What " + name + " says cannot be read", e);
            }
        }
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder;
    }
}

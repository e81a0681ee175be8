package io.motcua.example.evn.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process, whose messages go to a log file. Safe for use by many threads. */
public final class Child {
    private static final int TAIL = 12;

    private final Program program;
    private final Process process;

    private Child(Program program, Process process) {
        this.program = program;
        this.process = process;
    }

    /** Starts a process; all that it prints goes to its log file. */
    static Child start(Program program) throws IOException {
        ProcessBuilder builder = builder(program);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(program.logs().get(0).toFile()));
        return new Child(program, builder.start());
    }

    /** Starts a process whose lines on standard output go to the listener, on a thread of their own. */
    static Child start(Program program, Consumer<String> lines) throws IOException {
        Child child = new Child(program, builder(program).start());
        Thread reader = new Thread(() -> child.read(lines), "reads " + program.name());
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended and its last words, for a person who must find out why. */
    public String lastWords() {
        String end = process.isAlive() ? "runs" : "ended with status " + process.exitValue();
        StringBuilder words = new StringBuilder(program.name()).append(' ').append(end);
        for (Path log : program.logs()) {
            if (Files.exists(log)) {
                words.append("; the end of ")
                        .append(log)
                        .append(":\n")
                        .append(tail(log).indent(4));
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
        program.archive().ended(!process.isAlive() && process.exitValue() == 0);
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
                throw new UncheckedIOException("What " + program.name() + " says cannot be read", e);
            }
        }
    }

    private static ProcessBuilder builder(Program program) {
        ProcessBuilder builder = new ProcessBuilder(program.command());
        builder.environment().putAll(program.environment());
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(program.logs().get(0).toFile()));
        return builder;
    }
}

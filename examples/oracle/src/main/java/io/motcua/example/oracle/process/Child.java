package io.motcua.example.oracle.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, on this one's class path, that answers {@link Commands}. What it prints beside its answers is
 * appended to a log file. Its parent's end is its own end. Safe for use by many threads; questions are asked one at a
 * time.
 */
public final class Child implements AutoCloseable {
    private static final String GONE = "(gone)";

    private final String name;
    private final Process process;
    private final PrintWriter in;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "answers of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts {@code main} in a JVM with these options.
     *
     * @param name names the log file, {@code <name>.log} in the folder
     */
    public static Child start(String name, Path logFolder, List<String> jvmOptions, Class<?> main, List<String> words)
            throws IOException {
        Files.createDirectories(logFolder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(words);
        Path log = logFolder.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new Child(name, process);
    }

    /**
     * The next line that the child says unasked.
     *
     * @throws IllegalStateException if the child ends, or does not say anything in time
     */
    public String hear(Duration patience) {
        try {
            String line = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new IllegalStateException(name + " said nothing within " + patience);
            }
            if (line.equals(GONE)) {
                answers.add(GONE);
                throw new IllegalStateException(name + " has ended; its log says why");
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name, e);
        }
    }

    /**
     * Asks, and gives the answer.
     *
     * @throws IllegalStateException if the child ends or does not answer in time, or answers with an error
     */
    public synchronized String ask(String command, Duration patience) {
        in.println(command);
        String answer = hear(patience);
        if (answer.startsWith("error")) {
            throw new IllegalStateException(name + " answers '" + command + "' with " + answer);
        }
        return answer;
    }

    /** Ends the child at once, as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Waits for the child to end by itself; whether it did. */
    public boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The status that it ended with.
     *
     * @throws IllegalThreadStateException if it runs
     */
    public int exitStatus() {
        return process.exitValue();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** The processor time that it has used so far, in user and system mode; zero when it is gone. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The part of {@link #cpu()} that its just-in-time compiler has used, where the system tells; zero elsewhere. */
    public Duration compilerCpu() {
        return CompilerThreads.cpu(pid());
    }

    /** Lets it end by itself, and ends it if it does not. */
    @Override
    public void close() {
        in.close();
        if (!awaitEnd(Duration.ofSeconds(10))) {
            kill();
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(Commands.ANSWER)) {
                    answers.add(line.substring(Commands.ANSWER.length()));
                }
            }
        } catch (IOException e) {
            // The stream is closed when the child is killed; that it is gone is all that there is to say.
        } finally {
            answers.add(GONE);
        }
    }
}

package io.motcua.example.oracle.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The child's side of the conversation: one command a line on standard input, one answer a line on standard output.
 * What other code prints on standard output goes to standard error, so that only answers stand there.
 */
public final class Commands {
    /** What an answer begins with. */
    static final String ANSWER = "@";

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final PrintStream out = System.out;

    /** Takes what follows the command's word, and gives the answer in one line. */
    @FunctionalInterface
    public interface Answer {
        /** The answer to the command with these words after it. */
        String to(String words) throws Exception;
    }

    /**
     * Takes standard output over. To be made on the main thread, before anything else may print: if that thread fails,
     * the process ends, whatever other threads there are.
     */
    public Commands() {
        System.setOut(System.err);
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
    }

    /** Answers this command so from now on. */
    public Commands on(String command, Answer answer) {
        answers.put(command, answer);
        return this;
    }

    /** Says a line unasked, for example that the process is ready. */
    public synchronized void say(String line) {
        out.println(ANSWER + line);
        out.flush();
    }

    /** Answers commands, one after the other, until standard input ends: the parent is gone. */
    public void serve() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split(" ", 2);
            say(answer(parts[0], parts.length == 2 ? parts[1] : ""));
        }
    }

    private String answer(String command, String words) {
        Answer answer = answers.get(command);
        if (answer == null) {
            return "error: no command '" + command + "'; there are " + answers.keySet();
        }
        try {
            return answer.to(words);
        } catch (Exception e) {
            e.printStackTrace();
            return "error: " + e;
        }
    }
}

package io.motcua.example.evn.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program that is started as a process.
 *
 * @param name for people, and for its log file
 * @param words options of the JVM, what to run, and what the program is told
 * @param environment in which it runs, for secrets too: a command line would show them to everyone
 * @param logs where it logs; what it prints goes to the first
 * @param archive by which it starts quicker
 */
record Program(
        String name, List<String> words, Map<String, String> environment, List<Path> logs, ClassArchive archive) {

    /** A JVM that starts quickly and stays small: what a program with little to compute wants. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // By its first word a list of processes tells which is which.
        command.add("-Ddemonstration.process=" + name);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(archive.options());
        command.addAll(words);
        return command;
    }
}

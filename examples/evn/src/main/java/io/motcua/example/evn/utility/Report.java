package io.motcua.example.evn.utility;

import io.motcua.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line that a utility's process says on standard output: what it took, and what it has answered. No citizen's data
 * is in it.
 */
public sealed interface Report {

    /** It is connected and takes requests. */
    record Ready() implements Report {}

    /** A request came off its queue; {@code again} if it had come before. */
    record Took(Instant at, String reference, Priority priority, boolean again) implements Report {}

    /**
     * A reply is at the broker.
     *
     * @param due when this utility meant to send it
     * @param what {@code acknowledgment}, {@code in-progress} or {@code resolved}
     */
    record Said(Instant at, Instant due, String reference, String what) implements Report {}

    /** The line. */
    static String write(Report report) {
        if (report instanceof Took took) {
            String word = took.again() ? "took-again" : "took";
            return String.join(
                    " ",
                    word,
                    took.at().toString(),
                    took.reference(),
                    took.priority().name());
        }
        if (report instanceof Said said) {
            return String.join(" ", "said", said.at().toString(), said.due().toString(), said.reference(), said.what());
        }
        return "ready";
    }

    /** What the line says; empty if it is none of ours. */
    static Optional<Report> read(String line) {
        List<String> words = List.of(line.split(" "));
        return switch (words.get(0)) {
            case "ready" -> Optional.of(new Ready());
            case "took", "took-again" ->
                Optional.of(new Took(
                        Instant.parse(words.get(1)),
                        words.get(2),
                        Priority.valueOf(words.get(3)),
                        words.get(0).equals("took-again")));
            case "said" ->
                Optional.of(
                        new Said(Instant.parse(words.get(1)), Instant.parse(words.get(2)), words.get(3), words.get(4)));
            default -> Optional.empty();
        };
    }
}

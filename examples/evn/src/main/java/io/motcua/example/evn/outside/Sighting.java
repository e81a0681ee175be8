package io.motcua.example.evn.outside;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One line that the world outside says on standard output: what people can see there. The people are invented. */
public sealed interface Sighting {

    /** All three servers listen. */
    record Ready() implements Sighting {}

    /** A telephone got a short message. */
    record Text(Instant at, String from, String to, String text) implements Sighting {}

    /** The portal took a line of progress, or a status 1 to 10, for a dossier. */
    record Dossier(Instant at, String code, boolean isStatus, int status, String text) implements Sighting {}

    /** The line. */
    static String write(Sighting sighting) {
        if (sighting instanceof Text text) {
            return String.join(" ", "text", text.at().toString(), text.from(), text.to(), coded(text.text()));
        }
        if (sighting instanceof Dossier dossier) {
            return String.join(
                    " ",
                    dossier.isStatus() ? "status" : "progress",
                    dossier.at().toString(),
                    dossier.code(),
                    Integer.toString(dossier.status()),
                    coded(dossier.text()));
        }
        return "ready";
    }

    /** What the line says; empty if it is none of ours. */
    static Optional<Sighting> read(String line) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.equals(List.of("ready"))) {
            return Optional.of(new Ready());
        }
        if (words.size() != 5) {
            return Optional.empty();
        }
        return switch (words.get(0)) {
            case "text" ->
                Optional.of(new Text(Instant.parse(words.get(1)), words.get(2), words.get(3), decoded(words.get(4))));
            case "status", "progress" ->
                Optional.of(new Dossier(
                        Instant.parse(words.get(1)),
                        words.get(2),
                        words.get(0).equals("status"),
                        Integer.parseInt(words.get(3)),
                        decoded(words.get(4))));
            default -> Optional.empty();
        };
    }

    private static String coded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}

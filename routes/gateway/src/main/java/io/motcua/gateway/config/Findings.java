package io.motcua.gateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with one file so far, and how its references to secrets are followed. */
final class Findings {
    private final Path file;
    private final SecretSource secrets;
    private final List<Mistake> mistakes = new ArrayList<>();

    Findings(Path file, SecretSource secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    Path file() {
        return file;
    }

    /** The folder that relative paths begin at. */
    Path folder() {
        return file.toAbsolutePath().normalize().getParent();
    }

    SecretSource secrets() {
        return secrets;
    }

    void mistake(int line, String where, String found, String expected) {
        mistakes.add(new Mistake(file, line, where, found, expected));
    }

    /** A mistake of another file that this one leads to. */
    void mistake(Mistake mistake) {
        mistakes.add(mistake);
    }

    boolean hasMistakes() {
        return !mistakes.isEmpty();
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigException if anything was wrong
     */
    void end() throws ConfigException {
        if (hasMistakes()) {
            throw new ConfigException(mistakes.stream()
                    .distinct()
                    .sorted(Comparator.comparing((Mistake m) -> !m.file().equals(file))
                            .thenComparing(Mistake::file)
                            .thenComparingInt(Mistake::line))
                    .toList());
        }
    }
}

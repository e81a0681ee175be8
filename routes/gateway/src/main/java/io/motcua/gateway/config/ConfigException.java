package io.motcua.gateway.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Whoever wrote it can mend it; {@link #mistakes()} says all that is wrong. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public ConfigException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
    }

    /** In the order of their lines; never empty. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}

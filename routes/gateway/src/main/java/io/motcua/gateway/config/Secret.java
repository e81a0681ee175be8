package io.motcua.gateway.config;

import java.util.Objects;
import java.util.Optional;

/**
 * A password or key that the configuration names and does not hold: {@code env:NAME} or {@code file:path}. Its value
 * never appears in {@code toString}, a log or a message.
 */
public final class Secret {
    /** Stands where a secret should, after that was noted as a mistake. */
    static final Secret NONE = new Secret("nowhere", Optional.empty());

    private final String reference;
    private final Optional<String> value;

    private Secret(String reference, Optional<String> value) {
        this.reference = reference;
        this.value = value;
    }

    static Secret of(String reference, Optional<String> value) {
        return new Secret(Objects.requireNonNull(reference, "reference"), value);
    }

    /** A secret that a program made itself, for example for a test. */
    public static Secret literal(String value) {
        return new Secret("made by the program", Optional.of(value));
    }

    /** Where the value is to be found. */
    public String reference() {
        return reference;
    }

    /**
     * The value.
     *
     * @throws IllegalStateException if it was not found when the configuration was read
     */
    public String value() {
        return value.orElseThrow(() -> new IllegalStateException("There is no secret at " + reference));
    }

    boolean isKnown() {
        return value.isPresent();
    }

    boolean isShorterThan(int characters) {
        return value.isPresent() && value.get().length() < characters;
    }

    boolean isLongerThan(int characters) {
        return value.isPresent() && value.get().length() > characters;
    }

    boolean isSameAs(Secret other) {
        return value.isPresent() && value.equals(other.value);
    }

    /** Names the place, never the value. */
    @Override
    public String toString() {
        return "Secret[" + reference + "]";
    }
}

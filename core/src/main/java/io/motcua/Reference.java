package io.motcua;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person is told to quote, for example {@code MC-7KX-4RD-2P3}: eight characters and a check character, in groups
 * of three that can be spoken on a telephone. A reference is not a password.
 *
 * <p>The alphabet has 23 characters, without those that look or sound alike (0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V W).
 * Since 23 is prime, the weighted check character finds every single wrong character and every exchange of two
 * different ones. Drawn by {@link io.motcua.ReferenceScheme}.
 */
public final class Reference {
    static final String ALPHABET = "23456789ACDEFHJKMNPRTXY";
    static final int PAYLOAD_LENGTH = 8;
    private static final String WRITTEN = "MC-###-###-###";
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Zs}\\p{Pd}._−]+");
    /** Longer texts hold more than a reference, and are not worth a search. */
    private static final int MAX_TYPED_LENGTH = 64;

    private final String value;

    private Reference(String value) {
        this.value = value;
    }

    /**
     * Reads a reference as people write it: any case, any or no separators, with or without {@code MC}.
     *
     * @return empty if it is none, or if the check character says that it was misread
     */
    public static Optional<Reference> parse(String text) {
        if (isWritten(text)) {
            return Optional.of(new Reference(text));
        }
        if (text.length() > MAX_TYPED_LENGTH) {
            return Optional.empty();
        }
        String symbols = SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        if (symbols.startsWith("MC") && symbols.length() == PAYLOAD_LENGTH + 3) {
            symbols = symbols.substring(2);
        }
        if (symbols.length() != PAYLOAD_LENGTH + 1
                || symbols.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)
                || symbols.charAt(PAYLOAD_LENGTH) != checkCharacter(symbols)) {
            return Optional.empty();
        }
        return Optional.of(grouped(symbols));
    }

    /**
     * Reads a reference that we wrote ourselves.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Reference of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Not a reference of the form MC-XXX-XXX-XXX, or its check character is wrong"));
    }

    /** The reference whose eight payload characters these are. */
    static Reference ofPayload(String payload) {
        return grouped(payload + checkCharacter(payload));
    }

    /** The eight characters before the check character, without separators. */
    String payload() {
        return value.substring(3, 6) + value.substring(7, 10) + value.substring(11, 13);
    }

    /** With prefix and groups, for example {@code MC-7KX-4RD-2P3}. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reference that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** Whether it is a reference just as we write them: nearly all are, and a ledger reads very many. */
    private static boolean isWritten(String text) {
        if (text.length() != WRITTEN.length()) {
            return false;
        }
        int sum = 0;
        int position = 0;
        for (int i = 0; i < WRITTEN.length(); i++) {
            char c = text.charAt(i);
            if (WRITTEN.charAt(i) != '#') {
                if (c != WRITTEN.charAt(i)) {
                    return false;
                }
                continue;
            }
            int symbol = ALPHABET.indexOf(c);
            if (symbol < 0) {
                return false;
            }
            position++;
            sum += position * symbol;
        }
        return sum % ALPHABET.length() == 0;
    }

    private static Reference grouped(String symbols) {
        return new Reference(
                "MC-" + symbols.substring(0, 3) + "-" + symbols.substring(3, 6) + "-" + symbols.substring(6));
    }

    /** Chosen so that the sum of (position × value) over all nine characters is 0 modulo 23, positions from 1. */
    private static char checkCharacter(String symbols) {
        int sum = 0;
        for (int i = 0; i < PAYLOAD_LENGTH; i++) {
            sum += (i + 1) * ALPHABET.indexOf(symbols.charAt(i));
        }
        int n = ALPHABET.length();
        // The check character has weight 9; 18 is the inverse of 9 modulo 23 (9 × 18 = 162 = 7 × 23 + 1).
        return ALPHABET.charAt(Math.floorMod(-sum * 18, n));
    }
}

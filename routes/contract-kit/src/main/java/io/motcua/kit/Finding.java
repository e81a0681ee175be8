package io.motcua.kit;

import java.util.Objects;

/**
 * One thing that a backend does against the contract.
 *
 * @param fact what it did
 * @param next what whoever writes the backend should do
 */
public record Finding(String fact, String next) {
    public Finding {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(next, "next");
    }
}

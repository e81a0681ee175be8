package io.motcua.kit;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a backend does against the contract.
 *
 * @param fact what it did
 * @param answer how it answered, if that is what is wrong; equal where the answer was
 * @param next what whoever writes the backend should do
 */
public record Finding(String fact, Optional<String> answer, String next) {
    public Finding {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(next, "next");
    }
}

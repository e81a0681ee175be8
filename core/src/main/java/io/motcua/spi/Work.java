package io.motcua.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * A piece of due work that is claimed: nobody else gets it until the claim's step is recorded, it is released, or the
 * process ends.
 *
 * @param id the ledger's name for it
 * @param attempt counts from 1
 * @param dueAt when it became due
 * @param subject what is to be worked on
 */
public record Work<T>(long id, int attempt, Instant dueAt, T subject) {
    public Work {
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(subject, "subject");
    }
}

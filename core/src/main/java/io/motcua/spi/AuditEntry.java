package io.motcua.spi;

import io.motcua.Reference;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that was done, as it stands in the audit trail for good. In codes: never a citizen's words, numbers or names.
 *
 * @param actor who did it
 * @param action in a word or two, for example {@code assign}
 * @param reference of the request that it was done about
 * @param reason why, in the actor's words
 * @param before how it was
 * @param after how it is since then
 */
public record AuditEntry(
        Instant at,
        String actor,
        String action,
        Optional<Reference> reference,
        Optional<String> reason,
        Optional<String> before,
        Optional<String> after) {
    public AuditEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}

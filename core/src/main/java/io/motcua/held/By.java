package io.motcua.held;

import java.util.Objects;
import java.util.Optional;

/**
 * Who does it, and why. Both stand in the audit trail for good: neither may be a requester's name or words.
 *
 * @param actor who; a claim of whoever calls
 * @param reason why, where a reason is given
 */
public record By(String actor, Optional<String> reason) {
    /** The longest name and the longest reason, in characters. */
    public static final int MAX_LENGTH = 500;

    /**
     * Checks that somebody is named.
     *
     * @throws IllegalArgumentException if nobody is, or if a text is too long or has control characters
     */
    public By {
        Objects.requireNonNull(actor, "actor");
        reason = reason.map(String::strip).filter(text -> !text.isEmpty());
        if (actor.isBlank()) {
            throw new IllegalArgumentException("Nobody is named who does it");
        }
        if (bad(actor) || reason.filter(By::bad).isPresent()) {
            throw new IllegalArgumentException(
                    "A name and a reason have at most " + MAX_LENGTH + " characters, on one line");
        }
    }

    /** Somebody, with a reason. */
    public static By of(String actor, String reason) {
        return new By(actor, Optional.of(reason));
    }

    private static boolean bad(String text) {
        return text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl);
    }
}

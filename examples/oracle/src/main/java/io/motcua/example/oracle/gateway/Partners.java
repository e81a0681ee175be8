package io.motcua.example.oracle.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Two utilities that take each other's work over.
 *
 * @param after how long one must have been silent
 * @param acknowledgeWithin how long a request may be unanswered before it is a person's
 */
public record Partners(String one, String other, Duration after, Duration acknowledgeWithin) {
    public Partners {
        Objects.requireNonNull(one, "one");
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(acknowledgeWithin, "acknowledgeWithin");
    }

    /** Both. */
    public List<String> both() {
        return List.of(one, other);
    }

    /** The other of the two. */
    String of(String utility) {
        return utility.equals(one) ? other : one;
    }

    String word() {
        return String.join(",", one, other, after.toString(), acknowledgeWithin.toString());
    }

    static Partners parse(String word) {
        String[] parts = word.split(",");
        return new Partners(parts[0], parts[1], Duration.parse(parts[2]), Duration.parse(parts[3]));
    }
}

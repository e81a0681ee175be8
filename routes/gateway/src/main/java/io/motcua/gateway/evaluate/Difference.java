package io.motcua.gateway.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of a case that is not as its label says.
 *
 * @param id of the case
 * @param field by the name that it has in a label
 * @param expected the label's; absent for null. Hazards are sorted, with commas between
 * @param actual what we came to
 */
public record Difference(
        String id,
        String field,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> expected,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> actual) {
    public Difference {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
    }
}

package io.motcua.backend.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** In what form a utility wants its requests. */
public sealed interface Content {

    /**
     * Whether these are the contract's own events. Who takes them may answer with the contract's own acknowledgment,
     * whatever else its answers mean.
     */
    default boolean isContract() {
        return this instanceof Structured || this instanceof Binary;
    }

    /** The CloudEvents envelope as it is (CloudEvents HTTP binding 1.0.2, section 3.2). */
    record Structured() implements Content {}

    /** The request as the body, the envelope's attributes as headers (section 3.1). */
    record Binary() implements Content {}

    /** A form of the utility's own, {@code application/x-www-form-urlencoded} in UTF-8. */
    record Form(List<FieldRule> fields) implements Content {
        public Form {
            fields = checked(fields);
        }
    }

    /** An object of the utility's own in JSON. */
    record Json(List<FieldRule> fields) implements Content {
        public Json {
            fields = checked(fields);
        }
    }

    private static List<FieldRule> checked(List<FieldRule> fields) {
        Set<String> names = new HashSet<>();
        for (FieldRule field : fields) {
            if (!names.add(field.field())) {
                throw new IllegalArgumentException("The field " + field.field() + " is there twice");
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A body without fields");
        }
        return List.copyOf(fields);
    }
}

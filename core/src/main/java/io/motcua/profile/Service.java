package io.motcua.profile;

import io.motcua.Priority;
import io.motcua.Urgency;
import java.util.Objects;

/**
 * A service that people ask for: a row of the catalogue.
 *
 * @param code as in a request's {@code serviceCode}
 * @param priority unless life is in danger
 * @param urgency what a first look makes of the code
 * @param placeDecides whether the place of the trouble goes before the customer code in routing
 * @param slight whether a word of thanks or politeness may already look like it: then it is too little to say which of
 *     place and code goes first, and a person is asked where the two are of different utilities. The catalogue may leave
 *     it out, which means no
 */
public record Service(
        String code,
        Priority priority,
        Urgency urgency,
        boolean placeDecides,
        String nameVi,
        String nameEn,
        boolean slight) {
    public Service {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(urgency, "urgency");
        Objects.requireNonNull(nameVi, "nameVi");
        Objects.requireNonNull(nameEn, "nameEn");
    }
}

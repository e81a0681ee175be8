package io.motcua.profile;

import java.util.Objects;

/**
 * A utility that requests are routed to.
 *
 * @param id as in a request's {@code jurisdictionId}
 * @param nameVi its name in the profile's first language
 * @param hotline the number that its customers call
 */
public record Utility(String id, String nameVi, String nameEn, String hotline) {
    public Utility {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(nameVi, "nameVi");
        Objects.requireNonNull(nameEn, "nameEn");
        Objects.requireNonNull(hotline, "hotline");
    }
}

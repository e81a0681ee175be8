package io.motcua.territory;

import java.util.Objects;
import java.util.Optional;

/**
 * A province while its row holds.
 *
 * @param code as in the profile's place system
 * @param name with its kind, for example {@code Tỉnh Ninh Thuận}
 * @param validity when the row holds
 * @param successorCode the province that its area belongs to from the day on which the row ends
 * @param utility who serves it
 */
public record Province(String code, String name, Validity validity, Optional<String> successorCode, String utility)
        implements Place {
    public Province {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(successorCode, "successorCode");
        Objects.requireNonNull(utility, "utility");
    }
}

package io.motcua.territory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A commune while its row holds: the smallest piece of ground that the territory knows.
 *
 * @param code as in the profile's place system
 * @param name with its kind, for example {@code Phường Bến Nghé}
 * @param districtCode the district that it is part of, in an era that has districts
 * @param provinceCode the province that it is part of on all its days
 * @param validity when the row holds
 * @param successorCodes the communes that its ground became when the row ended; several if it was divided
 * @param centre a point well inside, if one is known
 */
public record Commune(
        String code,
        String name,
        Optional<String> districtCode,
        String provinceCode,
        Validity validity,
        List<String> successorCodes,
        Optional<Point> centre)
        implements Place {
    public Commune {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(districtCode, "districtCode");
        Objects.requireNonNull(provinceCode, "provinceCode");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(centre, "centre");
        successorCodes = List.copyOf(successorCodes);
    }
}

package io.motcua.territory;

import java.util.List;
import java.util.Objects;

/**
 * A district while its row holds: the level between province and commune, which some eras have.
 *
 * @param code as in the profile's place system
 * @param name with its kind, for example {@code Huyện Hoàng Sa}
 * @param provinceCode the province that it is part of on all its days
 * @param validity when the row holds
 * @param successorCodes the communes that its ground became when the row ended, if it had no communes to say so
 */
public record District(String code, String name, String provinceCode, Validity validity, List<String> successorCodes)
        implements Place {
    public District {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(provinceCode, "provinceCode");
        Objects.requireNonNull(validity, "validity");
        successorCodes = List.copyOf(successorCodes);
    }

    /** A district whose communes say what became of its ground. */
    public District(String code, String name, String provinceCode, Validity validity) {
        this(code, name, provinceCode, validity, List.of());
    }
}

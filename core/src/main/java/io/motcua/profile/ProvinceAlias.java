package io.motcua.profile;

import io.motcua.territory.Province;
import java.util.Objects;

/** Another name for a province. */
public record ProvinceAlias(String alias, Province province, Kind kind) {

    /** How much an alias says by itself. */
    public enum Kind {
        /** A name like any other. */
        NAME,
        /** A name with the word for its level in it, which is a province wherever it stands. */
        FULL,
        /** So short that it only counts at a province's place in an address, in capitals. */
        INITIALS
    }

    public ProvinceAlias {
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(province, "province");
        Objects.requireNonNull(kind, "kind");
    }
}

package io.motcua.profile;

import io.motcua.territory.Province;
import java.util.Objects;

/**
 * Another name for a province.
 *
 * @param initials whether it is so short that it only counts at a province's place in an address, in capitals
 */
public record ProvinceAlias(String alias, Province province, boolean initials) {
    public ProvinceAlias {
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(province, "province");
    }
}

package io.motcua.territory;

import java.util.Objects;
import java.util.Optional;

/**
 * Who serves the customer codes that begin so, while the row holds.
 *
 * @param prefix in upper case
 * @param provinceCode where those supplies are, in the place system of the row's days; empty if the prefix does not say
 */
public record CodeRule(String prefix, String utility, Optional<String> provinceCode, Validity validity) {
    public CodeRule {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(utility, "utility");
        Objects.requireNonNull(provinceCode, "provinceCode");
        Objects.requireNonNull(validity, "validity");
    }
}

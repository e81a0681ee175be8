package io.motcua.ledger.sql;

import io.motcua.Reference;
import io.motcua.ReferenceScheme;
import java.util.OptionalLong;

/** Finds the numbers of references. Safe for use by many threads, which the scheme itself is not. */
final class References {
    private final ReferenceScheme scheme;

    References(byte[] key) {
        this.scheme = new ReferenceScheme(key);
    }

    /** The number of the submission that has this reference, if there can be one. */
    synchronized OptionalLong numberOf(Reference reference) {
        return scheme.numberOf(reference);
    }
}

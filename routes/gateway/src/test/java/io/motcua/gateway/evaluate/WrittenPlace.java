package io.motcua.gateway.evaluate;

import java.util.Optional;

/**
 * A place as somebody wrote it.
 *
 * @param utility who is responsible there on the day; empty if the words do not say which of several
 * @param provinceCode on the day; empty if the words do not say
 * @param communeCode on the day; empty if the words do not say, or its ground is divided
 * @param named the code of the province row that was named, with its era before it; for counting which were
 */
record WrittenPlace(
        String text,
        Optional<String> utility,
        Optional<String> provinceCode,
        Optional<String> communeCode,
        Optional<String> named) {
    /** Somebody who wrote none. */
    static final WrittenPlace NONE =
            new WrittenPlace("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}

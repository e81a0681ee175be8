package io.motcua.spi;

import io.motcua.Reference;
import java.util.Optional;

/** Looks up what became of a request. Reads only, waits for no commit, and is safe for use by many threads. */
@FunctionalInterface
public interface Tracking {

    /** What is known of the request with this reference. */
    Optional<History> find(Reference reference);
}

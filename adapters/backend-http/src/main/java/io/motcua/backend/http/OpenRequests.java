package io.motcua.backend.http;

import io.motcua.spi.History;
import java.util.function.Consumer;

/** The requests that are not over, as the ledger knows them; {@code each -> ledger.open(clock.instant(), each)} is one. */
@FunctionalInterface
public interface OpenRequests {
    /** Shows each; may take long. */
    void show(Consumer<History> each);
}

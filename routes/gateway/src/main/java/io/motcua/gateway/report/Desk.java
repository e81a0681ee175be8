package io.motcua.gateway.report;

import io.motcua.Reference;
import java.io.IOException;
import java.util.Optional;

/** Where an operator asks. Safe for use by many threads. */
public interface Desk extends AutoCloseable {

    /**
     * Why the request with this reference went where it went.
     *
     * @return empty if there is no such request
     * @throws IOException if the answer cannot be had
     */
    Optional<Explanation> explain(Reference reference) throws IOException;

    /**
     * What waits for a person.
     *
     * @param limit the most to list
     * @throws IOException if the answer cannot be had
     */
    HeldReport held(int limit) throws IOException;

    /**
     * Whether the books agree.
     *
     * @throws IOException if the answer cannot be had
     */
    BalanceReport balance() throws IOException;

    @Override
    void close();
}

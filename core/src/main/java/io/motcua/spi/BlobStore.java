package io.motcua.spi;

import io.motcua.Payload;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps payloads that are too large for a ledger's row, by hash. Safe for use by many threads and, when the store is
 * shared, by many processes.
 */
public interface BlobStore {

    /**
     * Stores the payload; returns when it is durable. The same bytes twice are stored once.
     *
     * @throws IOException if it could not be made durable; nothing was promised then
     */
    void put(Payload payload) throws IOException;

    /**
     * The payload with this SHA-256.
     *
     * @param sha256Hex 64 lower-case hexadecimal digits
     * @throws IOException if it cannot be read, or if its bytes have another hash
     */
    Optional<Payload> get(String sha256Hex, String mediaType) throws IOException;
}

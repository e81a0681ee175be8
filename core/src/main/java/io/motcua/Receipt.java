package io.motcua;

import java.time.Instant;
import java.util.Objects;

/**
 * Proof that a submission is stored. No channel acknowledges its message before it holds one.
 *
 * @param trackingId of the submission that is stored; for one that had arrived before, of the first arrival
 * @param reference what the person is told
 * @param storedAt when the ledger's transaction was made durable
 */
public record Receipt(TrackingId trackingId, Reference reference, Instant storedAt) {

    public Receipt {
        Objects.requireNonNull(trackingId, "trackingId");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(storedAt, "storedAt");
    }
}

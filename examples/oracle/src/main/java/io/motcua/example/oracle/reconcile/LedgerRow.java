package io.motcua.example.oracle.reconcile;

import io.motcua.spi.SubmissionState;
import java.util.Objects;
import java.util.Optional;

/**
 * One submission as it stands in the ledger.
 *
 * @param submission as the load client calls it
 * @param sha256 of the bytes that are stored, in hexadecimal
 * @param heldBecause the reason, if it has one
 */
public record LedgerRow(
        String submission, String reference, String sha256, SubmissionState state, Optional<String> heldBecause) {
    public LedgerRow {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(heldBecause, "heldBecause");
    }
}

package io.motcua.spi;

import io.motcua.Receipt;
import io.motcua.Submission;
import java.util.Objects;

/**
 * A submission that is in the ledger, as the path takes it up.
 *
 * @param nextVersion the version that its request has if it is understood now: 1, and one more each time that it is
 *     understood anew
 */
public record StoredSubmission(Submission submission, Receipt receipt, int nextVersion) {
    public StoredSubmission {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(receipt, "receipt");
        if (nextVersion < 1) {
            throw new IllegalArgumentException("Versions count from 1, not " + nextVersion);
        }
    }
}

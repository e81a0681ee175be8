package io.motcua.spi;

import io.motcua.Receipt;
import io.motcua.Submission;
import java.util.Objects;
import java.util.Optional;

/**
 * A submission that is in the ledger, as the path takes it up.
 *
 * @param nextVersion the version that its request has if it is understood now: 1, and one more each time that it is
 *     understood anew
 * @param refusedBy the utility that said of the version before that it does not serve the place, so that the request is
 *     to go elsewhere by the evidence of its decision, or to a person
 */
public record StoredSubmission(Submission submission, Receipt receipt, int nextVersion, Optional<String> refusedBy) {
    public StoredSubmission {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(receipt, "receipt");
        Objects.requireNonNull(refusedBy, "refusedBy");
        if (nextVersion < 1) {
            throw new IllegalArgumentException("Versions count from 1, not " + nextVersion);
        }
    }

    /** A submission that no utility has refused. */
    public StoredSubmission(Submission submission, Receipt receipt, int nextVersion) {
        this(submission, receipt, nextVersion, Optional.empty());
    }
}

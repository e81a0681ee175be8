package io.motcua;

import java.util.concurrent.CompletionStage;

/** The door that requests come in by. Safe for use by many threads. */
@FunctionalInterface
public interface Intake {

    /**
     * Stores a submission.
     *
     * <p>The stage completes with a {@link Receipt} when, and only when, the bytes are durable. The same submission
     * again (the same channel, account and dedupe key with the same bytes) completes with the receipt of the first. It
     * completes exceptionally with {@link DedupeConflictException} when the key was used for other bytes, and with
     * {@link LedgerUnavailableException} when nothing can be stored now: then nothing was promised, and the source must
     * be told "not now" in its protocol's words. It may complete on any thread, which must not be blocked.
     */
    CompletionStage<Receipt> accept(Submission submission);
}

package io.motcua.spi;

import io.motcua.Reference;
import java.util.Optional;

/**
 * Looks up whether somebody has written before, for sources that number what they send, so that the second message about
 * one matter does not become a second request. Reads only, waits for no commit, and is safe for use by many threads.
 */
@FunctionalInterface
public interface Conversations {

    /**
     * The reference of the first stored submission on this channel and account whose
     * {@link io.motcua.Submission#answerTo()} is this. What is committed is seen; what is on its way may not be.
     */
    Optional<Reference> first(String channel, String account, String answerTo);
}

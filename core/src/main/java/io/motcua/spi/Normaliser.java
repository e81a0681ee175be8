package io.motcua.spi;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.understanding.Reading;

/**
 * Reads a submission's bytes as its channel's format: which text stands in which field. What the words mean is the same
 * for every channel and is left to {@link io.motcua.understanding.Understanding}.
 *
 * <p>Pure and repeatable: the same submission gives the same reading, today and in a year. Safe for use by many threads.
 */
@FunctionalInterface
public interface Normaliser {

    /**
     * Reads the submission.
     *
     * @throws UnreadableException if the bytes are not of the channel's format; the submission is then held
     */
    Reading read(Submission submission) throws UnreadableException;
}

package io.motcua.spi;

import io.motcua.understanding.Classification;
import io.motcua.understanding.Reading;

/**
 * Says what service a reading asks for, how urgent it is and what endangers life. Pure and repeatable, and safe for use
 * by many threads. On danger to life it errs on the safe side.
 */
@FunctionalInterface
public interface Classifier {

    /** Judges the reading; one that fits nothing is of the catalogue's code for "other". */
    Classification classify(Reading reading);
}

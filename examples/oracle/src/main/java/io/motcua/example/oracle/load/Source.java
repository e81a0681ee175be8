package io.motcua.example.oracle.load;

/**
 * Somebody who sends requests by one channel, writes down what they are about to send and what the gateway said to it,
 * and never gives up. Safe for use by many threads.
 */
public interface Source {

    /** Has this sent; returns at once. */
    void put(Sample sample);

    /** How many have no answer yet. */
    int open();

    /** How many have a yes. */
    int acknowledged();
}

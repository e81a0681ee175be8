package io.motcua.example.oracle.load;

/** A channel of the gateway as those see it who come by HTTP. Safe for use by many threads. */
interface Door {

    /** The request, written for this channel. */
    Letter letter(Sample sample);
}

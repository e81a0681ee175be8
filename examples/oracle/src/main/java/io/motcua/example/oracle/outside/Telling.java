package io.motcua.example.oracle.outside;

/** Somebody whom the gateway tells things. */
interface Telling {

    /** Has everything written down that was told up to now. */
    void catchUp();
}

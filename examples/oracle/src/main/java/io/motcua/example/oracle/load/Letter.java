package io.motcua.example.oracle.load;

import io.motcua.example.oracle.journal.Entry;
import java.util.Optional;

/** One request, ready to be sent as often as it takes: each time it is the same. Used by one thread. */
interface Letter {

    /** What is written down before it is sent. */
    Entry.Intent intent();

    /** Sends it, or goes on with what the last answer led to. */
    Answer send() throws InterruptedException;

    /** What one attempt came to. */
    sealed interface Answer {
        /** The gateway has it; without a reference, sending again tells it. */
        record Yes(Optional<String> reference) implements Answer {}

        /** Nobody knows, or it is to be asked again later. */
        record NotNow(String cause) implements Answer {}

        /** Asking again would give the same answer. */
        record No(int httpStatus) implements Answer {}
    }
}

package io.motcua.kit;

import java.time.Duration;

/** What came of one event. */
sealed interface Answer {
    /** An acknowledgment, right or wrong in its details. */
    record Acknowledged(Heard reply) implements Answer {
        /** The utility's name for the request; empty if it gave none. */
        String backendReference() {
            return reply.field("backendReference");
        }

        boolean accepts() {
            return reply.field("result").equals("accepted");
        }
    }

    /**
     * The backend said that it will not have the event, in its transport's words.
     *
     * @param hasReason whether it said more than no
     */
    record Refused(String how, boolean hasReason) implements Answer {}

    /** The transport broke: a reset connection, a server error. */
    record Broken(String how) implements Answer {}

    /** Nothing came. */
    record Silence(Duration waited, String how) implements Answer {}

    /** The answer in a few words, for a finding. */
    default String inWords() {
        if (this instanceof Acknowledged acknowledged) {
            Heard reply = acknowledged.reply();
            return FirstLine.after(
                    "the acknowledgment '" + FirstLine.of(reply.field("result")) + "'", reply.field("cause"));
        }
        if (this instanceof Refused refused) {
            return refused.how();
        }
        if (this instanceof Broken broken) {
            return broken.how();
        }
        Silence silence = (Silence) this;
        return "no acknowledgment within " + silence.waited().toMillis() + " ms" + silence.how();
    }
}
